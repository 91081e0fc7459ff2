package fr.passerelle.understanding;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `mvn -Pscore verify -pl mailets -DskipTests`: how well replies, quotes and reports are read,
/// as one table. The corpora are left out where they are not there.
public final class Scores {
    static final Path CORPORA =
            Path.of(System.getProperty("passerelle.root")).resolveSibling("shared/corpora");

    private Scores() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        replies(out);
        if (Files.isDirectory(CORPORA)) {
            quotes(out);
            bounces(out);
            mime(out);
        } else {
            out.println("the corpora are not at " + CORPORA);
        }
    }

    private static void replies(PrintStream out) throws IOException {
        ReplyScore score = ReplyScore.measure();
        out.printf("%n%-34s %5s %10s %7s %7s%n", "our replies", "n", "precision", "recall", "F1");
        for (String label : Labelled.LABELS) {
            out.printf(
                    "%-34s %5d %10.3f %7.3f %7.3f%n",
                    label,
                    score.of(label),
                    score.precision(label),
                    score.recall(label),
                    score.f1(label));
        }
        out.printf("%-34s %5d %26.3f%n", "macro-F1", score.replies(), score.macroF1());
        out.printf("%-34s %5d%n", "false accepts", score.falseAccepts().size());
        for (String trap : Labelled.TRAPS) {
            out.printf(
                    "%-34s %5d of %d%n",
                    "trap " + trap,
                    score.trapsRight().getOrDefault(trap, 0),
                    score.traps().getOrDefault(trap, 0));
        }
        score.missed().forEach(missed -> out.println("    " + missed));
    }

    private static void quotes(PrintStream out) throws IOException {
        out.printf("%n%-34s %5s %10s %7s%n", "quotes of others", "n", "loose", "strict");
        QuoteScore discourse = QuoteScore.ofPairs(CORPORA.resolve("discourse-email_reply_trimmer"));
        QuoteScore crisp = QuoteScore.ofChecks(CORPORA.resolve("crisp-email-reply-parser"));
        QuoteScore willdurand = QuoteScore.ofChecks(CORPORA.resolve("willdurand-EmailReplyParser"));
        quote(out, "discourse email_reply_trimmer", discourse);
        quote(out, "crisp email-reply-parser", crisp);
        quote(out, "willdurand EmailReplyParser", willdurand);
    }

    private static void quote(PrintStream out, String name, QuoteScore score) {
        out.printf(
                "%-34s %5d %9.1f%% %6.1f%%%n",
                name,
                score.checks(),
                100.0 * score.loose() / score.checks(),
                100.0 * score.strict() / score.checks());
        score.wrong().forEach(wrong -> out.println("    " + wrong));
    }

    private static void bounces(PrintStream out) throws IOException {
        out.printf("%n%-34s %5s %10s %7s%n", "bounces of others (sisimai)", "n", "reason", "hard");
        Path folder = CORPORA.resolve("sisimai");
        bounce(out, "lines looked at", BounceScore.measure(folder, BounceScore::isLookedAt));
        bounce(out, "lines held out", BounceScore.measure(folder, n -> !BounceScore.isLookedAt(n)));
        bounce(out, "all", BounceScore.measure(folder, _ -> true));
    }

    private static void bounce(PrintStream out, String name, BounceScore score) {
        out.printf(
                "%-34s %5d %9.1f%% %6.1f%%%n",
                name,
                score.reports(),
                100.0 * score.reasons() / score.reports(),
                100.0 * score.hardOrSoft() / score.reports());
    }

    private static void mime(PrintStream out) throws IOException {
        out.printf("%n%-34s %5s %10s %7s%n", "messages of others", "n", "crashes", "accepts");
        for (String name : new String[] {"mime4j", "mikel-mail", "sisimai"}) {
            MimeScore score = MimeScore.measure(CORPORA.resolve(name));
            out.printf(
                    "%-34s %5d %10d %7d%n",
                    name, score.messages(), score.crashes(), score.accepts());
        }
    }
}
