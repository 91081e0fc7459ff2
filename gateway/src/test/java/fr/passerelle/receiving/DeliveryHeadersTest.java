package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeliveryHeadersTest {
    private static Envelope envelope(String raw) {
        return DeliveryHeaders.envelope(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void theTopmostOfEachCounts() {
        Envelope envelope =
                envelope(
                        """
                        Return-Path: <a@ch.example>
                        Delivered-To: bal@cpts.example
                        Return-Path: <forged@ailleurs.example>
                        Delivered-To: forged@ailleurs.example

                        """);
        assertThat(envelope.sender()).contains(EmailAddress.of("a@ch.example"));
        assertThat(envelope.recipients()).containsExactly(EmailAddress.of("bal@cpts.example"));
    }

    @Test
    void anEmptyReturnPathIsTheNullSender() {
        Envelope envelope = envelope("Return-Path: <>\r\n\r\n");
        assertThat(envelope.nullSender()).isTrue();
        assertThat(envelope.sender()).isEmpty();
    }

    @Test
    void withoutReturnPathNothingIsKnownOfTheSender() {
        assertThat(envelope("Subject: essai\r\n\r\nReturn-Path: <b@ch.example>"))
                .isEqualTo(Envelope.UNKNOWN);
    }
}
