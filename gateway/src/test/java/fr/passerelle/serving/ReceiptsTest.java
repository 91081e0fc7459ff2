package fr.passerelle.serving;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Receipts between two gateways.
class ReceiptsTest {
    private static final Envelope FROM_NURSE = Envelope.of(EmailAddress.find(NURSE), List.of(OWN));

    private static byte[] mail(String header, String body) {
        return """
                From: %s
                To: %s
                Subject: Demande
                %s
                Date: Mon, 2 Mar 2026 09:05:00 +0100
                Disposition-Notification-To: <%s>

                %s
                """
                .formatted(NURSE, OWN, header, NURSE, body)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<OutgoingMail> asks(Town town, String header, String body) {
        return town.arrives("imap:essai", FROM_NURSE, mail(header, body));
    }

    /// As the other gateway gets it from its operator. One gateway a time: James names the beans
    /// of its container by its place in the chain.
    private static List<OutgoingMail> reaches(Town town, OutgoingMail receipt) {
        return town.arrives(
                "imap:essai", Envelope.of(Optional.empty(), List.of(OWN)), receipt.raw().bytes());
    }

    private static List<OutgoingMail> written(String header, String body) {
        try (Town here = new Town()) {
            return asks(here, header, body);
        }
    }

    private static List<OutgoingMail> receipts(List<OutgoingMail> mails) {
        return mails.stream()
                .filter(
                        mail ->
                                new String(mail.raw().bytes(), StandardCharsets.US_ASCII)
                                        .contains("\r\nContent-Type: multipart/report;"))
                .toList();
    }

    @Test
    void aSuccessIsReadByTheOtherSideAndEndsThere() {
        OutgoingMail receipt =
                receipts(written("Message-ID: <1@cpts.mssante.example>", REQUEST)).getFirst();

        try (Town there = new Town()) {
            assertThat(reaches(there, receipt)).isEmpty();
            assertThat(there.turns.getLast().story().toString()).contains("understood: receipt");
        }
    }

    @Test
    void anErrorCallsAPersonOnTheOtherSideAndIsNotAnswered() {
        String unreadable =
                "Message-ID: <2@cpts.mssante.example>\n"
                        + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data";
        OutgoingMail receipt;
        try (Town here = new Town()) {
            asks(here, "Message-ID: <0@cpts.mssante.example>", REQUEST); // the nurse is met
            List<OutgoingMail> mails = asks(here, unreadable, "MIIB");
            assertThat(mails)
                    .extracting(OutgoingMail::kind)
                    .containsExactly(LetterKind.TRANSMIS, LetterKind.AR);
            receipt = receipts(mails).getFirst();
        }
        try (Town there = new Town()) {
            assertThat(reaches(there, receipt))
                    .extracting(OutgoingMail::kind)
                    .containsExactly(LetterKind.ALERTE_COORDO);
        }
    }

    @Test
    void nobodyIsToldOfAMailThatWasOnlySentInTheirName() {
        try (Town here = new Town()) {
            asks(here, "Message-ID: <0@cpts.mssante.example>", REQUEST); // the nurse is met
            byte[] unreadable =
                    mail(
                            "Message-ID: <5@cpts.mssante.example>\n"
                                    + "Content-Type: application/pkcs7-mime",
                            "MIIB");
            Envelope another =
                    Envelope.of(EmailAddress.find("autre@chu-aunis.mssante.example"), List.of(OWN));
            assertThat(here.arrives("imap:essai", another, unreadable))
                    .extracting(OutgoingMail::recipient)
                    .doesNotContain(EmailAddress.of(NURSE));
        }
    }

    @Test
    void theSameMessageHasOneReceiptHoweverOftenItComes() {
        try (Town here = new Town()) {
            String id = "Message-ID: <3@cpts.mssante.example>";
            assertThat(receipts(asks(here, id, REQUEST))).hasSize(1);
            assertThat(receipts(asks(here, id + "\nX-Relais: deux", REQUEST))).isEmpty();
            String other = "Message-ID: <4@cpts.mssante.example>";
            assertThat(receipts(asks(here, other, REQUEST))).hasSize(1);
        }
    }

    @Test
    void aMessageWithoutAnIdHasItsReceiptToo() {
        assertThat(receipts(written("X-Nothing: a", REQUEST))).hasSize(1);
    }
}
