package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.MailboxKind;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which world an address belongs to.
class AuthorClassTest {
    private static final String NETWORK = "cpts-aunis.mssante.example";

    private static final Trusting TRUSTING =
            new Trusting(
                    new LookAlikes(),
                    Set.of("Patient.mssante.example", "both.mssante.example"),
                    address ->
                            Optional.ofNullable(
                                    Map.of(
                                                    EmailAddress.of("lea@" + NETWORK),
                                                    MailboxKind.PERSONAL,
                                                    EmailAddress.of("cabinet@" + NETWORK),
                                                    MailboxKind.PRACTICE,
                                                    EmailAddress.of("urgences@" + NETWORK),
                                                    MailboxKind.ORGANISATIONAL,
                                                    EmailAddress.of("dpi@" + NETWORK),
                                                    MailboxKind.APPLICATION)
                                            .get(address)),
                    Optional.empty());

    /// A network that finds one name alike.
    private static final class LookAlikes implements ClosedNetwork {
        @Override
        public boolean lists(String domain) {
            return domain.equals(NETWORK) || domain.equals("both.mssante.example");
        }

        @Override
        public Optional<String> resembled(String domain) {
            return domain.equals("cpts-aun1s.mssante.example")
                    ? Optional.of(NETWORK)
                    : Optional.empty();
        }
    }

    @Test
    void theDirectoryTellsProfessionalsFromOrganisations() {
        assertThat(of("lea@" + NETWORK)).isEqualTo(new AuthorClass.Known(MailboxKind.PERSONAL));
        assertThat(of("lea@" + NETWORK).word()).isEqualTo("professional");
        assertThat(of("cabinet@" + NETWORK).word()).isEqualTo("professional");
        assertThat(of("urgences@" + NETWORK).word()).isEqualTo("organisation");
        assertThat(of("dpi@" + NETWORK).word()).isEqualTo("organisation");
    }

    @Test
    void aDetailBehindAPlusIsTheSameMailbox() {
        assertThat(of("lea+x@" + NETWORK)).isEqualTo(new AuthorClass.Known(MailboxKind.PERSONAL));
    }

    @Test
    void somebodyNewInTheNetworkIsAProfessionalWeDoNotKnow() {
        assertThat(of("new@" + NETWORK)).isEqualTo(new AuthorClass.Listed());
        assertThat(of("new@" + NETWORK).word()).isEqualTo("professional");
    }

    @Test
    void aPatientIsAPatientWhateverAListSays() {
        assertThat(of("100000000000000@patient.mssante.example"))
                .isEqualTo(new AuthorClass.Patient());
        assertThat(of("100000000000000@both.mssante.example")).isEqualTo(new AuthorClass.Patient());
    }

    @Test
    void everybodyElseIsOutsideEvenUnderANameThatLooksLikeOurs() {
        assertThat(of("lea@x.example")).isEqualTo(new AuthorClass.Outside(Optional.empty()));
        assertThat(of("lea@cpts-aun1s.mssante.example"))
                .isEqualTo(new AuthorClass.Outside(Optional.of(NETWORK)));
    }

    @Test
    void noAuthorIsNobody() {
        assertThat(AuthorClass.of(Optional.empty(), TRUSTING).word()).isEqualTo("nobody");
    }

    @Test
    void aPatientIsForAPersonWhoeverVouches() {
        String mail =
                "Authentication-Results: mx.passerelle.example; dmarc=pass"
                        + " header.from=patient.mssante.fr\n"
                        + "From: 100000000000000@patient.mssante.fr\n\nBonjour\n";
        assertThat(Messages.opened(mail).sender())
                .isEqualTo(
                        new Verdict.CannotTell(
                                Sentence.inBoth("a patient wrote, and not a professional")));
        assertThat(Messages.opened(mail).authorClass()).isEqualTo(new AuthorClass.Patient());
    }

    private static AuthorClass of(String address) {
        return AuthorClass.of(Optional.of(EmailAddress.of(address)), TRUSTING);
    }
}
