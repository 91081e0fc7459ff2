package fr.passerelle.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.automatic.BounceReason;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.Matcher;
import org.apache.mailet.MatcherConfig;
import org.junit.jupiter.api.Test;

class MatchersTest {
    @Test
    void signatureIsAsksForOneWord() throws Exception {
        Mail mail = carrying(opened());
        assertThat(matches(new SignatureIs(), "not-present", mail)).isTrue();
        assertThat(matches(new SignatureIs(), "invalid", mail)).isFalse();
        assertThatThrownBy(() -> matches(new SignatureIs(), "bad", mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("not-present");
    }

    @Test
    void isKindAsksForOneKindOrSeveral() throws Exception {
        Mail mail = carrying(bounce());
        assertThat(matches(new IsKind(), "bounce", mail)).isTrue();
        assertThat(matches(new IsKind(), "follow-up, bounce", mail)).isTrue();
        assertThat(matches(new IsKind(), "intake", mail)).isFalse();
        assertThatThrownBy(() -> matches(new IsKind(), "bounces", mail))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void everyKindCanBeAskedForByItsOwnWord() throws Exception {
        for (Understood understood :
                List.of(
                        bounce(),
                        new Understood.FollowUp(
                                opened(), Optional.empty(), new Understood.News.Kept(), "said so"),
                        new Understood.Receipt(opened(), Optional.empty(), "displayed", "a"))) {
            assertThat(matches(new IsKind(), understood.kind(), carrying(understood))).isTrue();
        }
    }

    @Test
    void aBounceIsAutomaticAndALetterIsNot() throws Exception {
        assertThat(matches(new IsAutomatic(), "", carrying(bounce()))).isTrue();
        Understood unclear =
                new Understood.Unclear(opened(), Optional.empty(), List.of(), "said nothing");
        assertThat(matches(new IsAutomatic(), "", carrying(unclear))).isFalse();
    }

    @Test
    void aSenderOfWhomNothingCanBeToldIsNotTrusted() throws Exception {
        assertThat(matches(new SenderIsTrusted(), "", carrying(opened()))).isFalse();
    }

    @Test
    void aSenderTheClosedNetworkVouchesForIsTrusted() throws Exception {
        Received received =
                new Received(
                        "m-00000001",
                        new Door("imap", true),
                        Envelope.UNKNOWN,
                        Instant.parse("2026-03-02T08:15:00Z"),
                        new RawMessage(
                                "From: a@b.example\r\n\r\nBonjour\r\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        Trusting trusting = new Trusting(Set.of("b.example"), Optional.empty());
        Mail mail = carrying(new MimeOpener(trusting).open(received));
        assertThat(matches(new SenderIsTrusted(), "", mail)).isTrue();
    }

    @Test
    void matchersStillKnowWhatOpeningFoundAfterUnderstanding() throws Exception {
        assertThat(matches(new SignatureIs(), "not-present", carrying(bounce()))).isTrue();
    }

    @Test
    void aMailThatCarriesNothingMatchesNothing() throws Exception {
        assertThat(matches(new IsAutomatic(), "", FakeMail.empty())).isFalse();
        assertThat(matches(new SignatureIs(), "not-present", FakeMail.empty())).isFalse();
    }

    private static boolean matches(Matcher matcher, String condition, Mail mail)
            throws MessagingException {
        matcher.init(new Condition(condition));
        return !matcher.match(mail).isEmpty();
    }

    private static Mail carrying(Object made) throws MessagingException {
        Mail mail = FakeMail.empty();
        Carried.put(mail, made);
        return mail;
    }

    private static Understood bounce() {
        return new Understood.Bounce(
                opened(),
                Optional.empty(),
                true,
                "5.1.1",
                BounceReason.USER_UNKNOWN,
                "it is a report");
    }

    private static Opened opened() {
        Opening opening =
                new MimeOpener(Trusting.NOBODY)
                        .open(OpenMailTest.received("From: a@b.example\r\n\r\nBonjour\r\n"));
        return switch (opening) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError(refused.why().toString());
        };
    }

    /// What stands behind the equals sign in the configuration.
    private record Condition(String condition) implements MatcherConfig {
        @Override
        public String getCondition() {
            return condition;
        }

        @Override
        public MailetContext getMailetContext() {
            throw new UnsupportedOperationException("no context in this test");
        }

        @Override
        public String getMatcherName() {
            return "matcher";
        }
    }
}
