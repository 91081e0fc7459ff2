package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingGuardTest {
    private final OutgoingGuard guard = new OutgoingGuard(new Words());
    private static final Fiche FICHE =
            new Fiche(
                    Map.of(
                            Field.BIRTH_NAME, "DE LA HÊTRAIE",
                            Field.GIVEN_NAMES, "Mélanie",
                            Field.BIRTH_DATE, "1944-03-05",
                            Field.PHONE, "0546998877",
                            Field.INS, "244031712345678"));

    private static OutgoingMail mail(String header, String body) {
        MailBytes bytes = new MailBytes(256);
        bytes.header("Date", "Mon, 02 Mar 2026 09:05:00 +0100");
        bytes.mailbox("From", "Passerelle", "passerelle@cpts.example");
        bytes.mailbox("To", "Dr X", "x@cpts.example");
        bytes.raw(header.getBytes(StandardCharsets.UTF_8));
        bytes.line().quotedPrintable(body);
        return new OutgoingMail(
                LetterKind.PROPOSITION,
                Optional.empty(),
                Optional.empty(),
                "<k.token@cpts.example>",
                Optional.empty(),
                EmailAddress.of("x@cpts.example"),
                "token",
                "",
                body,
                new RawMessage(bytes.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Madame de la Hêtraie cherche",
                "MELANIE vous attend",
                "née le 05/03/1944 à Nieul",
                "née le 5.3.1944",
                "née le 5 mars 1944",
                "né 1944-03-05,",
                "tél. 05 46 99 88 77",
                "tél. +33 5 46 99 88 77",
                "INS 2 44 03 17 123 456 78",
                "x Mé-lanie x m=C3=A9lanie x mélanie"
            })
    void whatIdentifiesIsFoundHoweverItIsWritten(String body) {
        assertThat(guard.whole(mail("", body), FICHE, "")).contains(Written.Objection.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "une personne de la commune, 80 ans ou plus",
                "réponse d'ici au jeudi 5 mars 2026",
                "coordination : 05 46 00 01 02",
                "dossier C-1944, proposition P-0503-1"
            })
    void whatDoesNotIsLetThrough(String body) {
        assertThat(guard.whole(mail("", body), FICHE, "")).isEmpty();
    }

    @Test
    void aSoftLineBreakHidesNothing() {
        String body = "x".repeat(70) + " la Hêtraie " + "y".repeat(80);
        assertThat(guard.whole(mail("", body), FICHE, "")).contains(Written.Objection.IDENTITY);
    }

    @Test
    void aDoctorMayBeCalledLikeThePatient() {
        OutgoingMail mail = mail("", "Bonjour Docteur Mélanie Exemple");
        assertThat(guard.whole(mail, FICHE, "Dr Mélanie Exemple")).isEmpty();
        assertThat(guard.whole(mail, FICHE, "Dr Claire Exemple"))
                .contains(Written.Objection.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bcc: y@ailleurs.example\r\n",
                "To: y@z.example\r\n",
                "no header\r\n",
                "X: a\nB: c\r\n"
            })
    void aHeaderWeDidNotMeanIsFound(String header) {
        assertThat(OutgoingGuard.header(mail(header, "x")))
                .contains(Written.Objection.HEADER_INJECTION);
        assertThat(OutgoingGuard.header(mail("", "x"))).isEmpty();
    }
}
