package fr.passerelle.opening;

import static fr.passerelle.opening.Messages.crlf;
import static fr.passerelle.opening.Messages.opened;
import static fr.passerelle.opening.Messages.refused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MimeOpenerTest {
    private static final String FROM = "From: lea@cpts-aunis.mssante.example\n";

    @Test
    void theWordsOfAnAttachedMessageAreNeverAmongThoseOfItsSender() {
        Opened opened =
                opened(
                        FROM
                                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nvoici\n"
                                + "--b\nContent-Type: message/rfc822\n\nFrom: x@y.example\n\n"
                                + "j'accepte\n--b--\n");
        assertThat(opened.parts()).extracting(Part::path).containsExactly("1", "2");
        Part attached = opened.parts().get(1);
        assertThat(attached.message().orElseThrow().parts())
                .extracting(Part::path)
                .containsExactly("2.1");
        assertThat(attached.text()).startsWith("From: x@y.example");
    }

    @Test
    void aSignatureIsNotADocumentAndItsContentIsRead() {
        Opened opened = opened(signed("Content-Type: text/plain\n\nbonjour"));
        assertThat(opened.parts()).singleElement().extracting(Part::text).isEqualTo("bonjour");
        assertThat(opened.signature())
                .isEqualTo(
                        new Verdict.CannotTell(Sentence.inBoth("no trust anchor is configured")));
    }

    @Test
    void theSignedBytesAreKeptExactlyAsReceived() {
        byte[] content = crlf("Content-Type: text/plain\nX:  deux  blancs \n\nbonjour  \n");
        byte[] message =
                crlf(signed(new String(content, StandardCharsets.UTF_8).replace("\r", "")));
        Reading reading = MimeReader.read(fr.passerelle.mail.Slice.of(message));
        assertThat(reading).isInstanceOf(Reading.Message.class);
        if (reading instanceof Reading.Message(Entity root)) {
            // RFC 1847 §2.1: up to, and without, the line end in front of the delimiter.
            assertThat(root.children().getFirst().whole().toBytes()).isEqualTo(content);
        }
    }

    @Test
    void aSignedPartInsideALettersAroundItIsSaidToBeOnlyAPart() {
        Opened opened =
                opened(
                        FROM
                                + "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
                                + signed("\nbonjour").substring(FROM.length())
                                + "--o\n\npied de page de la liste\n--o--\n");
        assertThat(opened.signature())
                .isEqualTo(
                        new Verdict.CannotTell(
                                Sentence.inBoth("only a part of the message is signed")));
        assertThat(opened.parts()).hasSize(2);
    }

    @Test
    void whatStandsWhereASignatureShouldBeIsNotHidden() {
        Opened opened =
                opened(
                        FROM
                                + "Content-Type: multipart/signed; boundary=s\n\n--s\n\nun\n"
                                + "--s\nContent-Type: application/pdf\n\ndeux\n--s--\n");
        assertThat(opened.parts()).hasSize(2);
        assertThat(opened.signature()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void anOpenPgpMessageIsRefusedByName() {
        Refused refused =
                refused(
                        crlf(
                                FROM
                                        + "Content-Type: multipart/encrypted; boundary=b\n\n"
                                        + "--b\n\nVersion: 1\n--b--\n"));
        assertThat(refused.why()).isEqualTo(new Refusal.CannotDecrypt("OpenPGP (RFC 3156)"));
        assertThat(refused.from()).isPresent();
    }

    @Test
    void aMessageWithoutAnythingInItIsRefusedButAnEmptyAnswerIsNot() {
        assertThat(refused(crlf(FROM + "\n  \n\n")).why()).isEqualTo(new Refusal.NothingToRead());
        assertThat(opened(FROM + "Subject: STATUT C-1042\n\n").parts()).hasSize(1);
    }

    @Test
    void everyLimitIsARefusalOfItsOwn() {
        assertThat(refused(new byte[Limits.MESSAGE_BYTES + 1]).why())
                .isEqualTo(new Refusal.TooLarge(Limits.MESSAGE_BYTES + 1L, Limits.MESSAGE_BYTES));
        assertThat(refused(crlf(FROM + "X: y\n".repeat(Limits.HEADER_FIELDS) + "\n")).why())
                .isEqualTo(new Refusal.HeaderTooLarge(Limits.HEADER_FIELDS));
        assertThat(refused(crlf(FROM + "X: " + "y".repeat(Limits.FIELD_BYTES) + "\n\n")).why())
                .isEqualTo(new Refusal.HeaderTooLarge(Limits.FIELD_BYTES));
        String field = "X: " + "y".repeat(1000) + "\n";
        assertThat(refused(crlf(FROM + field.repeat(Limits.HEADER_BYTES / 1000))).why())
                .isEqualTo(new Refusal.HeaderTooLarge(Limits.HEADER_BYTES));
        String boundary = "b".repeat(Limits.BOUNDARY_BYTES + 1);
        assertThat(
                        refused(
                                        crlf(
                                                FROM
                                                        + "Content-Type: multipart/mixed;"
                                                        + " boundary="
                                                        + boundary
                                                        + "\n\n"))
                                .why())
                .isEqualTo(new Refusal.HeaderTooLarge(Limits.BOUNDARY_BYTES));
    }

    @Test
    void messagesWithinMessagesCountAsDepth() {
        String nested = "Content-Type: message/rfc822\n\n".repeat(Limits.DEPTH + 1);
        assertThat(refused(crlf(FROM + nested + "fin\n")).why())
                .isEqualTo(new Refusal.TooDeep(Limits.DEPTH));
    }

    @Test
    void aFoldedFieldIsUnfoldedAndOtherwiseLeftAlone() {
        Opened opened = opened(FROM + "Subject: un\n  deux\n\ttrois\n\ntexte\n");
        assertThat(opened.headers().first("subject")).contains("un  deux\ttrois");
    }

    @Test
    void contentIsDecodedOnceAndOnlyWhenAsked() {
        Part part =
                opened(FROM + "Content-Transfer-Encoding: base64\n\nYm9uam91cg==\n")
                        .parts()
                        .getFirst();
        assertThat(part.content()).isSameAs(part.content());
        assertThat(part.text()).isEqualTo("bonjour");
    }

    @Test
    void theTextOfAPartIsReadInTheCharsetThatFits() {
        List<String> declared = List.of("", "; charset=utf-8", "; charset=iso-8859-1");
        for (String charset : declared) {
            byte[] header = crlf(FROM + "Content-Type: text/plain" + charset + "\n\n");
            byte[] latin = "à l'été…".getBytes(java.nio.charset.Charset.forName("windows-1252"));
            byte[] message = Arrays.copyOf(header, header.length + latin.length);
            System.arraycopy(latin, 0, message, header.length, latin.length);
            assertThat(opened(message).parts().getFirst().text()).as(charset).isEqualTo("à l'été…");
        }
    }

    private static String signed(String content) {
        return FROM
                + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";"
                + " boundary=s\n\n--s\n"
                + content
                + "\n--s\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nxx\n--s--\n";
    }
}
