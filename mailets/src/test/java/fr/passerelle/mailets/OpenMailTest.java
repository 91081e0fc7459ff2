package fr.passerelle.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenMailTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private final OpenMail openMail =
            new OpenMail(new MimeOpener(Trusting.NOBODY), InstantSource.fixed(NOW));

    @Test
    void itMakesOpenedOutOfWhatTheGatewayReceived() throws Exception {
        Mail mail = FakeMail.empty();
        Received received = received("From: a@b.example\r\n\r\nune autre lettre\r\n");
        Carried.put(mail, received);
        openMail.service(mail);
        assertThat(Carried.find(mail, Opened.class))
                .hasValueSatisfying(o -> assertThat(o.received()).isSameAs(received));
        assertThat(openMail.needs()).isEqualTo(Step.RECEIVING);
        assertThat(openMail.makes()).isEqualTo(Step.OPENING);
    }

    @Test
    void inAnotherServerItTakesTheMessageFromTheMailItself() throws Exception {
        Mail mail =
                FakeMail.of("From: Léa <lea@cabinet.example>\r\n\r\nBonjour\r\n", "x@y.example");
        openMail.service(mail);
        Opened opened = Carried.find(mail, Opened.class).orElseThrow();
        assertThat(opened.parts()).extracting(Part::text).containsExactly("Bonjour\r\n");
        assertThat(opened.received().envelope().sender()).contains(EmailAddress.of("x@y.example"));
        assertThat(opened.received().envelope().recipients()).hasSize(1);
        assertThat(opened.received().at()).isEqualTo(NOW);
        assertThat(opened.received().door().closedNetwork()).isFalse();
    }

    @Test
    void aRefusedMessageIsCarriedOnForItsSenderToBeTold() throws Exception {
        Mail mail = FakeMail.empty();
        Carried.put(mail, received("pas un message"));
        openMail.service(mail);
        assertThat(Carried.find(mail, Refused.class)).isPresent();
        assertThat(Carried.find(mail, Opened.class)).isEmpty();
    }

    @Test
    void itLeavesALaterRecordAlone() throws Exception {
        Mail mail = FakeMail.empty();
        Carried.put(mail, "a later record");
        openMail.service(mail);
        assertThat(Carried.find(mail)).contains("a later record");
    }

    @Test
    void whomToBelieveComesFromItsParameters() throws Exception {
        OpenMail configured = new OpenMail();
        configured.init(
                new Parameters(
                        Map.of(
                                "trustedDomains", "autre.example, cabinet.example",
                                "closedNetwork", "true")));
        Mail mail = FakeMail.empty();
        configured.service(mail);
        assertThat(Carried.find(mail, Opened.class).map(Opened::sender))
                .hasValueSatisfying(s -> assertThat(s).isInstanceOf(Verdict.Valid.class));
    }

    /// Parameters as a server gives them.
    private record Parameters(Map<String, String> values) implements MailetConfig {
        @Override
        public @Nullable String getInitParameter(String name) {
            return values.get(name);
        }

        @Override
        public Iterator<String> getInitParameterNames() {
            return values.keySet().iterator();
        }

        @Override
        public MailetContext getMailetContext() {
            throw new UnsupportedOperationException("no context in this test");
        }

        @Override
        public String getMailetName() {
            return "OpenMail";
        }
    }

    static Received received(String message) {
        return new Received(
                "m-00000001",
                new Door("folder", false),
                Envelope.UNKNOWN,
                NOW,
                new RawMessage(message.getBytes(StandardCharsets.UTF_8)));
    }
}
