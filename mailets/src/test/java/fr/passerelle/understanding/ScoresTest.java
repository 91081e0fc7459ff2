package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The level that was reached is the floor ([Scores] prints the table).
class ScoresTest {
    /// Of 330 lines.
    private static final int FLOOR_REASONS = 251;
    private static final int FLOOR_HARD = 296;

    @Test
    void noReplyOfOursAcceptsThatIsNoYes() throws IOException {
        assertThat(ReplyScore.measure().falseAccepts()).isEmpty();
    }

    @Test
    void ourRepliesAreReadAsTheirLabelsSay() throws IOException {
        ReplyScore score = ReplyScore.measure();
        assertThat(score.replies()).isGreaterThanOrEqualTo(200);
        assertThat(Labelled.LABELS).allMatch(label -> score.of(label) > 0);
        assertThat(score.macroF1()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void theFourTrapsCatchNothing() throws IOException {
        ReplyScore score = ReplyScore.measure();
        assertThat(score.traps().keySet()).containsExactlyInAnyOrderElementsOf(Labelled.TRAPS);
        assertThat(score.traps().values()).allMatch(number -> number >= 12);
        assertThat(score.trapsRight()).isEqualTo(score.traps());
    }

    @Test
    void quotesOfOthersAreTakenAway() throws IOException {
        assumeTrue(Files.isDirectory(Scores.CORPORA), "corpora are not here");
        QuoteScore discourse =
                QuoteScore.ofPairs(Scores.CORPORA.resolve("discourse-email_reply_trimmer"));
        QuoteScore crisp = QuoteScore.ofChecks(Scores.CORPORA.resolve("crisp-email-reply-parser"));
        assertThat(discourse.loose()).as("%s", discourse.wrong()).isGreaterThanOrEqualTo(61);
        assertThat(discourse.strict()).isGreaterThanOrEqualTo(41);
        assertThat(crisp.loose()).as("%s", crisp.wrong()).isGreaterThanOrEqualTo(71);
        assertThat(crisp.strict()).isGreaterThanOrEqualTo(53);
    }

    @Test
    void reasonsOfBouncesAreFound() throws IOException {
        assumeTrue(Files.isDirectory(Scores.CORPORA), "corpora are not here");
        BounceScore score = BounceScore.measure(Scores.CORPORA.resolve("sisimai"), _ -> true);
        assertThat(score.reasons()).as("%s", score.wrong()).isGreaterThanOrEqualTo(FLOOR_REASONS);
        assertThat(score.hardOrSoft()).isGreaterThanOrEqualTo(FLOOR_HARD);
    }

    @Test
    void noStrangeMessageCrashesOrAccepts() throws IOException {
        assumeTrue(Files.isDirectory(Scores.CORPORA), "corpora are not here");
        for (String name : new String[] {"mime4j", "mikel-mail"}) {
            MimeScore score = MimeScore.measure(Scores.CORPORA.resolve(name));
            assertThat(score.messages()).isGreaterThan(70);
            assertThat(score.crashes()).isZero();
            assertThat(score.accepts()).isZero();
        }
    }
}
