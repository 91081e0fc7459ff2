package fr.passerelle.opening;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Messages for tests, and an opener that knows the made-up territory.
final class Messages {
    static final Instant AT = Instant.parse("2026-03-02T08:15:00Z");
    static final Door NETWORK = new Door("imap:bal-cpts", true);
    static final Door INTERNET = new Door("smtp", false);
    static final Trusting TRUSTING =
            new Trusting(
                    Set.of("cpts-aunis.mssante.example", "chu-aunis.mssante.example"),
                    Optional.of("mx.passerelle.example"));

    private Messages() {}

    static MimeOpener opener() {
        return new MimeOpener(TRUSTING);
    }

    /// The text as a message through the open door, lines ended by CRLF.
    static Received received(String text) {
        return received(crlf(text), INTERNET, Envelope.UNKNOWN);
    }

    static Received received(byte[] bytes) {
        return received(bytes, INTERNET, Envelope.UNKNOWN);
    }

    static Received received(byte[] bytes, Door door, Envelope envelope) {
        return new Received("m-00000001", door, envelope, AT, new RawMessage(bytes));
    }

    static Envelope from(String sender) {
        return Envelope.of(
                Optional.of(EmailAddress.of(sender)),
                List.of(EmailAddress.of("passerelle@cpts-aunis.mssante.example")));
    }

    static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static Opened opened(String text) {
        return opened(crlf(text));
    }

    static Opened opened(byte[] bytes) {
        return switch (opener().open(received(bytes))) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError("refused: " + refused.why());
        };
    }

    static Refused refused(byte[] bytes) {
        return switch (opener().open(received(bytes))) {
            case Opened _ -> throw new AssertionError("opened, but should have been refused");
            case Refused refused -> refused;
        };
    }
}
