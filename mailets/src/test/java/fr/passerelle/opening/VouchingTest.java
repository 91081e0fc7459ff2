package fr.passerelle.opening;

import static fr.passerelle.opening.Messages.INTERNET;
import static fr.passerelle.opening.Messages.NETWORK;
import static fr.passerelle.opening.Messages.crlf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Verdict;
import org.junit.jupiter.api.Test;

/// Who is believed, and who is not.
class VouchingTest {
    private static final String NURSE = "lea@cpts-aunis.mssante.example";

    @Test
    void theClosedNetworkVouchesForItsOwnDomains() {
        assertThat(sender(NETWORK, Messages.from(NURSE), "From: " + NURSE)).isEqualTo("valid");
        assertThat(sender(NETWORK, Envelope.UNKNOWN, "From: " + NURSE)).isEqualTo("valid");
    }

    @Test
    void lookAlikesSubdomainsAndLongerDomainsAreStrangers() {
        for (String domain :
                new String[] {
                    "cpts-aun1s.mssante.example",
                    "x.cpts-aunis.mssante.example",
                    "cpts-aunis.mssante.example.evil.example",
                    "evil-cpts-aunis.mssante.example",
                    "cpts-aunis.mssante.example."
                }) {
            assertThat(sender(NETWORK, Envelope.UNKNOWN, "From: lea@" + domain))
                    .as(domain)
                    .isEqualTo("cannot-tell");
        }
    }

    @Test
    void anEnvelopeOfAnotherDomainSaysNothingAboutFrom() {
        assertThat(
                        sender(
                                NETWORK,
                                Messages.from("relais@chu-aunis.mssante.example"),
                                "From: " + NURSE))
                .isEqualTo("cannot-tell");
        Envelope bounce = new Envelope(java.util.Optional.empty(), true, java.util.List.of());
        assertThat(sender(NETWORK, bounce, "From: " + NURSE)).isEqualTo("cannot-tell");
    }

    /// Somebody within the network must not make us write to whomever they name in From.
    @Test
    void aMessageThatCannotBeReadIsNoMoreBelievedThanAnother() {
        String closed =
                "From: "
                        + NURSE
                        + "\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--\n";
        assertThat(refused(Messages.from(NURSE), closed)).isEqualTo("valid");
        assertThat(refused(Messages.from("relais@chu-aunis.mssante.example"), closed))
                .isEqualTo("cannot-tell");
    }

    private static String refused(Envelope envelope, String message) {
        return switch (Messages.opener()
                .open(Messages.received(crlf(message), NETWORK, envelope))) {
            case Refused refused -> refused.sender().word();
            case Opened opened -> throw new AssertionError("readable: " + opened.type());
        };
    }

    @Test
    void anOpenDoorVouchesForNobody() {
        assertThat(sender(INTERNET, Messages.from(NURSE), "From: " + NURSE))
                .isEqualTo("cannot-tell");
    }

    @Test
    void ourOwnServersDmarcResultDecides() {
        assertThat(results("mx.passerelle.example; dmarc=pass header.from=ville.example"))
                .isEqualTo("valid");
        assertThat(results("mx.passerelle.example 1; spf=pass; DMARC = Pass (p=none)"))
                .isEqualTo("valid");
        assertThat(
                        results(
                                "mx.passerelle.example; dkim=pass header.d=ville.example;"
                                        + " dmarc=fail header.from=ville.example"))
                .isEqualTo("invalid");
        assertThat(results("mx.passerelle.example; dmarc=pass header.from=autre.example"))
                .isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example; dmarc=none")).isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example; none")).isEqualTo("cannot-tell");
    }

    @Test
    void aDkimSignatureCountsOnlyWhenItIsByTheDomainOfFrom() {
        assertThat(results("mx.passerelle.example; dkim=pass header.d=ville.example"))
                .isEqualTo("valid");
        assertThat(results("mx.passerelle.example; dkim=pass header.i=@ville.example"))
                .isEqualTo("valid");
        assertThat(results("mx.passerelle.example; dkim=pass header.d=evil.example"))
                .isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example; dkim=pass header.d=mail.ville.example"))
                .isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example; dkim=fail header.d=ville.example"))
                .isEqualTo("invalid");
        assertThat(results("mx.passerelle.example; spf=pass smtp.mailfrom=ville.example"))
                .isEqualTo("cannot-tell");
    }

    @Test
    void aResultInsideACommentOrAQuoteIsNoResult() {
        assertThat(results("mx.passerelle.example; spf=none (a; dmarc=pass)"))
                .isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example; spf=none reason=\"x; dmarc=pass\""))
                .isEqualTo("cannot-tell");
    }

    @Test
    void onlyTheTopFieldIsBelievedAndOnlyUnderOurOwnName() {
        assertThat(results("mx.evil.example; dmarc=pass")).isEqualTo("cannot-tell");
        assertThat(results("mx.passerelle.example.evil.example; dmarc=pass"))
                .isEqualTo("cannot-tell");
        assertThat(
                        results(
                                "mx.relais.example; dmarc=none\n"
                                        + "Authentication-Results: mx.passerelle.example;"
                                        + " dmarc=pass"))
                .isEqualTo("cannot-tell");
    }

    /// Our server is not on the network's way: nobody would have taken a forged field off.
    @Test
    void throughTheClosedNetworkTheNetworkAloneSpeaks() {
        String forged =
                "Authentication-Results: mx.passerelle.example; dmarc=pass"
                        + " header.from=ville.example\n";
        assertThat(sender(INTERNET, Envelope.UNKNOWN, forged + "From: a@ville.example"))
                .isEqualTo("valid");
        assertThat(sender(NETWORK, Envelope.UNKNOWN, forged + "From: a@ville.example"))
                .isEqualTo("cannot-tell");
    }

    @Test
    void twoAuthorsAreNobodyAndReplyToIsNever() {
        assertThat(
                        sender(
                                NETWORK,
                                Envelope.UNKNOWN,
                                "From: " + NURSE + ", x@chu-aunis.mssante.example"))
                .isEqualTo("cannot-tell");
        assertThat(sender(NETWORK, Envelope.UNKNOWN, "From: " + NURSE + "\nFrom: " + NURSE))
                .isEqualTo("cannot-tell");
        assertThat(sender(NETWORK, Envelope.UNKNOWN, "Reply-To: " + NURSE))
                .isEqualTo("cannot-tell");
    }

    @Test
    void theAuthorIsTheAddressOfFrom() {
        Opened opened =
                Messages.opened("From: \"Léa\" <" + NURSE + ">\nReply-To: x@y.example\n\na");
        assertThat(opened.author()).contains(EmailAddress.of(NURSE));
    }

    private static String results(String field) {
        return sender(
                INTERNET,
                Envelope.UNKNOWN,
                "Authentication-Results: " + field + "\nFrom: a@ville.example");
    }

    private static String sender(Door door, Envelope envelope, String headers) {
        Opening opening =
                Messages.opener()
                        .open(Messages.received(crlf(headers + "\n\nBonjour\n"), door, envelope));
        return switch (opening) {
            case Opened opened -> {
                Verdict verdict = opened.sender();
                yield verdict.word();
            }
            case Refused refused -> "refused: " + refused.why();
        };
    }
}
