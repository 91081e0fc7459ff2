package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnsweringTest {
    private final Answering answering = Samples.answering();

    private OutgoingMail write(LetterKind kind, Language language) {
        return Samples.finished(
                answering.write(Samples.letters(kind).getFirst(), writing(kind, language)));
    }

    private static Writing writing(LetterKind kind, Language language) {
        return Samples.writing(
                Samples.goesToDoctor(kind) ? Samples.doctor(language) : Samples.referrer(language),
                Samples.fiche());
    }

    private static MimeMessage parsed(OutgoingMail mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), mail.raw().open());
    }

    /// `-Dgolden=update` rewrites the expected mails; the difference is reviewed like code.
    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void eachLetterReadsAsItDid(LetterKind kind) throws Exception {
        for (Language language : Language.values()) {
            OutgoingMail mail = write(kind, language);
            Path golden =
                    Path.of(System.getProperty("passerelle.root", ".."))
                            .resolve("gateway/src/test/resources/letters")
                            .resolve(kind.templateName() + "." + language.code() + ".eml");
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(golden.getParent());
                Files.write(golden, mail.raw().bytes());
            }
            assertThat(new String(mail.raw().bytes(), StandardCharsets.US_ASCII))
                    .isEqualTo(Files.readString(golden, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(write(LetterKind.AR, Language.FRENCH))
                .isEqualTo(write(LetterKind.AR, Language.FRENCH));
    }

    @Test
    void aStrangersParserReadsBackWhatWeWrote() throws Exception {
        OutgoingMail mail = write(LetterKind.PROPOSITION, Language.FRENCH);
        MimeMessage read = parsed(mail);
        assertThat(read.getSubject()).isEqualTo(mail.subject()).startsWith("[P-1042-2] ");
        Multipart dresses = (Multipart) read.getContent();
        assertThat(dresses.getCount()).isEqualTo(2);
        assertThat(((String) dresses.getBodyPart(0).getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(mail.body().strip());
        assertThat((String) dresses.getBodyPart(1).getContent())
                .contains("mailto:passerelle%2Br." + Samples.TOKEN)
                .contains("body=OUI");
        assertThat(read.getFrom()[0].toString()).contains("passerelle@cpts-aunis");
        assertThat(read.getReplyTo()[0].toString()).contains("passerelle+r." + Samples.TOKEN + "@");
    }

    @Test
    void everyMailSaysThatAMachineWroteIt() throws Exception {
        for (LetterKind kind : LetterKind.values()) {
            OutgoingMail mail = write(kind, Language.FRENCH);
            MimeMessage read = parsed(mail);
            assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(read.getHeader("X-Auto-Response-Suppress"))
                    .containsExactly("OOF, AutoReply");
            assertThat(mail.messageId())
                    .isEqualTo("<k1." + Samples.TOKEN + "@cpts-aunis.mssante.example>");
            assertThat(mail.returnPath())
                    .contains(
                            EmailAddress.of(
                                    "passerelle+b."
                                            + Samples.TOKEN
                                            + "@cpts-aunis.mssante.example"));
        }
    }

    @Test
    void anAnswerJoinsItsThread() throws Exception {
        Conversation conversation =
                new Conversation(
                        Optional.of("<theirs@dac.mssante.example>"),
                        List.of("<k.one@x.example>", "<k.two@x.example>"));
        Written written =
                answering.write(Samples.letters(LetterKind.AR).getFirst(), with(conversation));
        MimeMessage read = parsed(Samples.finished(written));
        assertThat(read.getHeader("In-Reply-To", null)).isEqualTo("<theirs@dac.mssante.example>");
        assertThat(read.getHeader("References", null).replaceAll("\\s+", " "))
                .isEqualTo("<k.one@x.example> <k.two@x.example> <theirs@dac.mssante.example>");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    }

    @ParameterizedTest
    @CsvSource({
        "'<a@b>\r\nBcc: x@y.example'",
        "no-brackets@b.example",
        "'<a b@c.example>'",
        "<é@c>"
    })
    void aStrangeMessageIdIsNeverRepeated(String id) throws Exception {
        Written written =
                answering.write(
                        Samples.letters(LetterKind.AR).getFirst(),
                        with(new Conversation(Optional.of(id), List.of(id))));
        MimeMessage read = parsed(Samples.finished(written));
        assertThat(read.getHeader("In-Reply-To")).isNull();
        assertThat(read.getHeader("References")).isNull();
        assertThat(read.getHeader("Bcc")).isNull();
    }

    private static Writing with(Conversation conversation) {
        Writing plain = writing(LetterKind.AR, Language.FRENCH);
        return new Writing(
                plain.to(),
                plain.file(),
                plain.doctor(),
                plain.referrer(),
                conversation,
                plain.token(),
                plain.number(),
                plain.attachments(),
                plain.now());
    }

    @Test
    void aNameWithALineBreakCannotAddAHeader() throws Exception {
        Addressee hostile =
                new Addressee(
                        "Dr X\r\nBcc: voleur@ailleurs.example",
                        EmailAddress.of("x@cpts-aunis.mssante.example"),
                        Language.FRENCH);
        MimeMessage read =
                parsed(
                        Samples.finished(
                                answering.write(
                                        Samples.letters(LetterKind.REFUS_NOTE).getFirst(),
                                        Samples.writing(hostile, Fiche.EMPTY))));
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getAllRecipients()).hasSize(1);
    }

    @Test
    void identityGoesOnlyToTheTrusted() {
        Writing outside =
                Samples.writing(
                        Addressee.french("Dr X", EmailAddress.of("x@courriel.example")),
                        Samples.fiche());
        assertThat(answering.write(Samples.letters(LetterKind.CONFIRMATION_MG).getFirst(), outside))
                .isEqualTo(new Written.Withheld(Written.Objection.RECIPIENT_NOT_TRUSTED));
        OutgoingMail receipt =
                Samples.finished(
                        answering.write(Samples.letters(LetterKind.AR).getFirst(), outside));
        assertThat(receipt.body()).doesNotContain("M. T.").doesNotContain("ALD").contains("C-1042");
    }

    @Test
    void aDocumentGoesOnlyWithTheConfirmation() throws Exception {
        Attachment letter =
                new Attachment(
                        "lettre d'été.pdf",
                        "application/pdf",
                        new RawMessage(new byte[] {1, 2, 3}));
        for (LetterKind kind : LetterKind.values()) {
            Writing plain = writing(kind, Language.FRENCH);
            Written written =
                    answering.write(
                            Samples.letters(kind).getFirst(),
                            new Writing(
                                    plain.to(),
                                    plain.file(),
                                    plain.doctor(),
                                    plain.referrer(),
                                    plain.conversation(),
                                    plain.token(),
                                    plain.number(),
                                    List.of(letter),
                                    plain.now()));
            if (kind == LetterKind.CONFIRMATION_MG) {
                Multipart parts = (Multipart) parsed(Samples.finished(written)).getContent();
                assertThat(parts.getCount()).isEqualTo(2);
                assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                        .containsExactly(1, 2, 3);
            } else {
                assertThat(written)
                        .as(kind.name())
                        .isEqualTo(new Written.Withheld(Written.Objection.ATTACHMENT));
            }
        }
    }

    @Test
    void theConfirmationNamesThePatientButNotInItsHeader() {
        OutgoingMail mail = write(LetterKind.CONFIRMATION_MG, Language.FRENCH);
        assertThat(mail.body())
                .contains("TESTPATIENT")
                .contains("21/03/1944")
                .contains("Nadia Modèle");
        String raw = new String(mail.raw().bytes(), StandardCharsets.US_ASCII);
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).doesNotContain("TESTPATIENT");
        assertThat(mail.subject()).startsWith("[C-1042] ");
    }

    /// Promise 3, with random people: nothing of theirs is in any letter but the confirmation.
    @Test
    void noOtherLetterTellsWhoThePatientIs() throws IOException, MessagingException {
        Random random = new Random(1042);
        for (int round = 0; round < 8; round++) {
            Fiche fiche = somebody(random);
            for (LetterKind kind : LetterKind.values()) {
                if (kind == LetterKind.CONFIRMATION_MG) {
                    continue;
                }
                for (Letter letter : Samples.letters(kind)) {
                    OutgoingMail mail =
                            Samples.finished(
                                    answering.write(
                                            letter,
                                            Samples.writing(
                                                    Samples.doctor(Language.FRENCH), fiche)));
                    Multipart dresses = (Multipart) parsed(mail).getContent();
                    String all = mail.subject() + mail.body() + dresses.getBodyPart(1).getContent();
                    for (Field field :
                            List.of(
                                    Field.BIRTH_NAME,
                                    Field.GIVEN_NAMES,
                                    Field.USED_NAME,
                                    Field.BIRTH_PLACE,
                                    Field.ADDRESS,
                                    Field.PHONE,
                                    Field.INS,
                                    Field.CONTACT_PERSON,
                                    Field.REMARKS,
                                    Field.ALD_CATEGORY)) {
                        assertThat(all)
                                .as(kind + " tells " + field)
                                .doesNotContain(fiche.value(field).orElseThrow());
                    }
                    assertThat(all).doesNotContain(fiche.value(Field.BIRTH_DATE).orElseThrow());
                }
            }
        }
    }

    private static Fiche somebody(Random random) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.putAll(Samples.fiche().values());
        for (Field field :
                List.of(
                        Field.BIRTH_NAME,
                        Field.GIVEN_NAMES,
                        Field.USED_NAME,
                        Field.BIRTH_PLACE,
                        Field.ADDRESS,
                        Field.CONTACT_PERSON,
                        Field.REMARKS,
                        Field.ALD_CATEGORY)) {
            StringBuilder word = new StringBuilder("Z");
            for (int i = 0; i < 6; i++) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            said.put(field, word.toString());
        }
        said.put(Field.PHONE, "07" + (10_000_000 + random.nextInt(80_000_000)));
        said.put(Field.INS, "9" + (100_000_000_000L + random.nextInt()) + "00");
        said.put(Field.BIRTH_DATE, (1930 + random.nextInt(90)) + "-10-1" + random.nextInt(10));
        return new Fiche(said);
    }
}
