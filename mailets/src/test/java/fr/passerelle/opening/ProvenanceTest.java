package fr.passerelle.opening;

import static fr.passerelle.opening.Messages.INTERNET;
import static fr.passerelle.opening.Messages.NETWORK;
import static fr.passerelle.opening.Messages.crlf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.MailboxKind;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The one plain line: who signed, who sent, and whether they are the same known professional.
class ProvenanceTest {
    private static final String LEA = "lea@cpts-aunis.mssante.example";
    private static final Sentence KNOWN_KEY = Sentence.inBoth("a key");

    private static final Trusting TRUSTING =
            new Trusting(
                    new OneNetwork(),
                    Trusting.PATIENTS,
                    address ->
                            address.equals(EmailAddress.of(LEA))
                                    ? Optional.of(MailboxKind.PERSONAL)
                                    : address.local().equals("urgences")
                                            ? Optional.of(MailboxKind.ORGANISATIONAL)
                                            : Optional.empty(),
                    Optional.of("mx.passerelle.example"));

    /// Finds everything that ends like it alike.
    private static final class OneNetwork implements ClosedNetwork {
        private static final String DOMAIN = "cpts-aunis.mssante.example";

        @Override
        public boolean lists(String domain) {
            return domain.equals(DOMAIN);
        }

        @Override
        public Optional<String> resembled(String domain) {
            return domain.endsWith("mssante.example") ? Optional.of(DOMAIN) : Optional.empty();
        }
    }

    @Test
    void aKnownProfessionalOfTheNetworkWhoSigned() {
        Opened opened = signed(from(NETWORK, LEA), new Verdict.Valid(KNOWN_KEY));
        assertThat(french(opened))
                .isEqualTo(
                        "signé par l’auteur ; envoyé par le réseau de santé au nom de l’auteur ;"
                                + " une seule et même personne, professionnel connu");
        assertThat(opened.provenance().line().english())
                .isEqualTo(
                        "signed by its author; sent through the closed network in its author's"
                                + " name; one and the same, a known professional");
    }

    @Test
    void theUsualCaseIsNotSigned() {
        assertThat(french(from(NETWORK, LEA)))
                .isEqualTo(
                        "non signé ; envoyé par le réseau de santé au nom de l’auteur ;"
                                + " professionnel connu");
        assertThat(french(from(NETWORK, "urgences@cpts-aunis.mssante.example")))
                .endsWith("; structure connue");
        assertThat(french(from(NETWORK, "new@cpts-aunis.mssante.example")))
                .endsWith("; professionnel du réseau, inconnu de nous");
    }

    @Test
    void aWrongSignatureSaysWhyAndThatTheyAreNotOne() {
        Sentence why =
                new Sentence("signed by somebody else than From", "signé par quelqu’un d’autre")
                        .naming("x@y.example");
        assertThat(french(signed(from(NETWORK, LEA), new Verdict.Invalid(why))))
                .isEqualTo(
                        "signature non valable (signé par quelqu’un d’autre) ; envoyé par le réseau"
                                + " de santé au nom de l’auteur ; pas une seule et même personne");
    }

    @Test
    void nobodyVouchesForTheWideWorld() {
        assertThat(french(from(INTERNET, LEA)))
                .isEqualTo(
                        "non signé ; expéditeur non garanti (aucun serveur connu ne garantit son"
                                + " domaine) ; professionnel connu, d’après l’adresse seule");
        assertThat(french(from(INTERNET, "a@ville.example")))
                .endsWith("; hors du réseau de santé, d’après l’adresse seule");
        assertThat(french(from(NETWORK, "1@patient.mssante.fr")))
                .endsWith("; patient, d’après l’adresse seule");
    }

    @Test
    void aLookAlikeIsSaidToBeOneAndNotNamed() {
        assertThat(french(from(NETWORK, "lea@cpts-aun1s.mssante.example")))
                .contains("bien qu’il ressemble à l’un des siens)")
                .contains("sous un nom qui ressemble à l’un des siens")
                .doesNotContain("cpts");
    }

    @Test
    void ourOwnServersWordIsSaidToBeThat() {
        Opened opened =
                open(
                        INTERNET,
                        "Authentication-Results: mx.passerelle.example; dmarc=pass\nFrom: " + LEA);
        assertThat(french(opened)).contains("envoyé par l’auteur, selon notre serveur");
        Opened forged =
                open(
                        INTERNET,
                        "Authentication-Results: mx.passerelle.example; dmarc=fail\nFrom: " + LEA);
        assertThat(french(forged))
                .contains("envoyé par quelqu’un d’autre (pour notre serveur, ")
                .endsWith("; pas une seule et même personne");
    }

    @Test
    void twoAuthorsAreNone() {
        assertThat(french(open(NETWORK, "From: " + LEA + ", b@y.example")))
                .endsWith("; pas d’auteur unique");
    }

    /// The line goes to the log: whatever stands in a message, no address and no domain of it
    /// does.
    @Test
    void noLineNamesAnybody() {
        for (String from :
                new String[] {
                    LEA,
                    "lea@cpts-aun1s.mssante.example",
                    "\"docteur@ailleurs.example\" <" + LEA + ">",
                    "a@ville.example",
                    "1@patient.mssante.fr"
                }) {
            for (Door door : Set.of(NETWORK, INTERNET)) {
                Opened opened =
                        signed(
                                open(door, "From: " + from),
                                new Verdict.Invalid(KNOWN_KEY.naming(LEA)));
                assertThat(opened.provenance().line().french()).doesNotContain("@", ".example");
                assertThat(opened.provenance().line().english()).doesNotContain("@", ".example");
            }
        }
    }

    private static String french(Opened opened) {
        return opened.provenance().line().french();
    }

    private static Opened from(Door door, String address) {
        return open(door, "From: " + address);
    }

    private static Opened open(Door door, String headers) {
        return switch (new MimeOpener(TRUSTING)
                .open(Messages.received(crlf(headers + "\n\na\n"), door, Envelope.UNKNOWN))) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError("refused: " + refused.why());
        };
    }

    /// The same message with another verdict on its signature.
    private static Opened signed(Opened opened, Verdict signature) {
        return new Opened(
                opened.received(),
                opened.headers(),
                opened.type(),
                opened.parts(),
                opened.packages(),
                opened.author(),
                opened.authorClass(),
                opened.sender(),
                signature,
                opened.encryption(),
                opened.header(),
                opened.signedMessage());
    }
}
