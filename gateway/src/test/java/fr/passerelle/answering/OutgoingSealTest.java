package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.MadeUpAuthority.Person;
import fr.passerelle.answering.OutgoingSeal.Protection;
import fr.passerelle.answering.OutgoingSeal.Sealed;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing.Cipher;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutgoingSealTest {
    private static final Instant AT = Samples.NOW;
    private static final EmailAddress OWN = Samples.GATEWAY.address();
    private static final EmailAddress DOCTOR =
            EmailAddress.of("claire.exemple@cpts-aunis.mssante.example");
    private static final Instant LATE = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir private Path folder;
    private MadeUpAuthority authority;
    private Trust trust;
    private Person gateway;
    private Person doctor;

    @BeforeEach
    void keys() throws Exception {
        authority = new MadeUpAuthority(folder);
        trust = authority.trust();
        gateway = authority.person(OWN);
        doctor = authority.person(DOCTOR);
    }

    private Optional<Keyring> ring(Person... people) throws Exception {
        Keyring ring = Keyring.EMPTY;
        for (Person each : people) {
            Path file = folder.resolve(each.certificate().getSerialNumber() + ".p12");
            ring = ring.and(each.ring(file));
        }
        return Optional.of(ring.speakingFor(OWN));
    }

    private OutgoingSeal seal(Optional<Keyring> signing, String... readGcm) {
        return new OutgoingSeal(
                signing, CorrespondentFiles.NONE, Set.of(readGcm), trust, new SecureRandom());
    }

    private static RecipientCertificate known(Person person, Cipher reads) {
        return new RecipientCertificate(List.of(person.certificate()), reads);
    }

    private static OutgoingMail proposal(Attachment... attachments) {
        Writing plain = Samples.writing(Samples.doctor(Language.FRENCH), Samples.fiche());
        LetterKind kind =
                attachments.length == 0 ? LetterKind.PROPOSITION : LetterKind.CONFIRMATION_MG;
        return Samples.finished(
                Samples.answering()
                        .write(
                                Samples.letters(kind).getFirst(),
                                new Writing(
                                        plain.to(),
                                        plain.file(),
                                        plain.doctor(),
                                        plain.referrer(),
                                        plain.conversation(),
                                        plain.token(),
                                        plain.number(),
                                        List.of(attachments),
                                        plain.now())));
    }

    private static Received received(RawMessage raw) {
        return new Received("m-1", new Door("essai", true), Envelope.UNKNOWN, AT, raw);
    }

    private Opened opened(RawMessage raw, Person... readers) throws Exception {
        Keyring keys = Keyring.EMPTY;
        for (Person each : readers) {
            keys = keys.and(each.ring(folder.resolve("lecteur.p12")));
        }
        return switch (new MimeOpener(Trusting.NOBODY, new SecureMail(keys, trust))
                .open(received(raw))) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError("refused: " + refused.why());
        };
    }

    private static List<String> outer(Opened mail) {
        return mail.headers().all().stream()
                .filter(
                        field ->
                                !field.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .startsWith("content-"))
                .map(Headers.Field::toString)
                .toList();
    }

    /// All that the recipient sees of the sealed mail is what was written.
    private void readsAsWritten(OutgoingMail mail, Sealed sealed, Person... readers)
            throws Exception {
        Opened written = opened(mail.raw());
        Opened read = opened(sealed.raw(), readers);
        assertThat(outer(read)).isEqualTo(outer(written)).isNotEmpty();
        assertThat(read.type()).isEqualTo(written.type());
        assertThat(read.parts()).hasSameSizeAs(written.parts());
        for (int i = 0; i < read.parts().size(); i++) {
            assertThat(read.parts().get(i).asReceived())
                    .isEqualTo(written.parts().get(i).asReceived());
            assertThat(read.parts().get(i).fileName()).isEqualTo(written.parts().get(i).fileName());
        }
    }

    @Test
    void whatIsSignedReadsAsItWasWrittenInAnyProgram() throws Exception {
        OutgoingMail mail = proposal();

        Sealed sealed = seal(ring(gateway)).seal(mail, List.of(), AT);

        assertThat(sealed.protection()).isEqualTo(Protection.SIGNED);
        assertThat(sealed.remarks()).isEmpty();
        readsAsWritten(mail, sealed);
        assertThat(opened(sealed.raw()).signature()).isInstanceOf(Verdict.Valid.class);
        assertThat(ascii(sealed.raw())).containsOnlyOnce("\r\nMIME-Version: 1.0\r\n");
    }

    @ParameterizedTest
    @EnumSource(Cipher.class)
    void lettersWithDocumentsComeOutOfTheEnvelopeWhole(Cipher cipher) throws Exception {
        byte[] pdf = new byte[5000];
        new java.util.Random(3).nextBytes(pdf);
        OutgoingMail mail =
                proposal(
                        new Attachment(
                                "compte rendu d’hôpital.pdf",
                                "application/pdf",
                                new RawMessage(pdf)));

        Sealed sealed = seal(ring(gateway)).seal(mail, List.of(known(doctor, cipher)), AT);

        assertThat(sealed.protection()).isEqualTo(Protection.SIGNED_AND_ENCIPHERED);
        assertThat(ascii(sealed.raw()))
                .doesNotContain("multipart/")
                .doesNotContain("Content-Language");
        readsAsWritten(mail, sealed, doctor);
        Opened read = opened(sealed.raw(), doctor);
        assertThat(read.signature()).isInstanceOf(Verdict.Valid.class);
        assertThat(read.encryption()).isInstanceOf(Verdict.Valid.class);
        assertThat(read.parts().getLast().content()).isEqualTo(pdf);
    }

    @Test
    void aReceiptStaysAReport() throws Exception {
        OutgoingMail mail =
                Samples.finished(
                        new ReadReceipt(Templates.load(Samples.TEMPLATES), Samples.GATEWAY)
                                .write(
                                        new ReadReceipt.Report(
                                                DOCTOR,
                                                Headers.NONE,
                                                new ReadReceipt.Disposition.WaitsForAPerson(
                                                        IntegrationError.Condition.OTHER),
                                                Fiche.EMPTY,
                                                Language.FRENCH),
                                        "a-name",
                                        Samples.TOKEN,
                                        AT));

        Sealed sealed = seal(ring(gateway)).seal(mail, List.of(), AT);

        assertThat(sealed.protection()).isEqualTo(Protection.SIGNED);
        readsAsWritten(mail, sealed);
        assertThat(opened(sealed.raw()).type().is("multipart", "report")).isTrue();
    }

    @Test
    void theCipherIsTheBestTheRecipientReads() throws Exception {
        OutgoingMail mail = proposal();
        RecipientCertificate old = known(doctor, Cipher.WIDELY_READ);

        assertThat(ascii(seal(ring(gateway)).seal(mail, List.of(old), AT).raw()))
                .contains("smime-type=enveloped-data");
        assertThat(
                        ascii(
                                seal(ring(gateway))
                                        .seal(
                                                mail,
                                                List.of(old, known(doctor, Cipher.AUTHENTICATED)),
                                                AT)
                                        .raw()))
                .contains("smime-type=authEnveloped-data");
        for (String told : List.of(DOCTOR.toString(), DOCTOR.domain())) {
            assertThat(ascii(seal(ring(gateway), told).seal(mail, List.of(old), AT).raw()))
                    .contains("smime-type=authEnveloped-data");
        }
    }

    @Test
    void cbcIsNeverAroundWhatIsNotSigned() throws Exception {
        OutgoingMail mail = proposal();
        for (Optional<Keyring> nothing : List.of(Optional.<Keyring>empty(), ring())) {
            Sealed cbc = seal(nothing).seal(mail, List.of(known(doctor, Cipher.WIDELY_READ)), AT);
            assertThat(cbc.protection()).isEqualTo(Protection.NONE);
            assertThat(cbc.raw()).isEqualTo(mail.raw());
            assertThat(cbc.remarks()).last().asString().contains("CBC");

            Sealed gcm = seal(nothing).seal(mail, List.of(known(doctor, Cipher.AUTHENTICATED)), AT);
            assertThat(gcm.protection()).isEqualTo(Protection.ENCIPHERED);
            readsAsWritten(mail, gcm, doctor);
        }
    }

    @Test
    void aKeyOutOfDateOrOfAnotherAddressSignsNothingAndStopsNothing() throws Exception {
        OutgoingMail mail = proposal();
        Person expired = authority.person(OWN, Instant.parse("2025-01-01T00:00:00Z"), LATE);
        Person other = authority.person(EmailAddress.of("autre@cpts-aunis.mssante.example"));

        for (Person unfit : List.of(expired, other)) {
            Sealed sealed = seal(ring(unfit)).seal(mail, List.of(), AT);
            assertThat(sealed.protection()).isEqualTo(Protection.NONE);
            assertThat(sealed.raw()).isEqualTo(mail.raw());
            assertThat(sealed.remarks()).singleElement().asString().contains("leaves unsigned");
        }
        assertThat(seal(ring(expired, gateway)).seal(mail, List.of(), AT).protection())
                .isEqualTo(Protection.SIGNED);
    }

    @Test
    void aCertificateThatIsNoGoodIsPassedOverByName() throws Exception {
        OutgoingMail mail = proposal();
        Instant begin = Instant.parse("2025-06-01T00:00:00Z");
        Instant end = Instant.parse("2036-01-01T00:00:00Z");
        Person stranger = new MadeUpAuthority(folder).person(DOCTOR);
        Person expired = authority.person(DOCTOR, begin, LATE);
        Person signsOnly = authority.person(DOCTOR, begin, end, KeyUsage.digitalSignature);

        for (Person unfit : List.of(stranger, expired, signsOnly)) {
            Sealed sealed =
                    seal(ring(gateway)).seal(mail, List.of(known(unfit, Cipher.AUTHENTICATED)), AT);
            assertThat(sealed.protection()).isEqualTo(Protection.SIGNED);
            assertThat(sealed.remarks())
                    .singleElement()
                    .asString()
                    .contains("passed over")
                    .doesNotContain(DOCTOR.local());
        }
    }

    @Test
    void theNewestCertificateThatHoldsIsTheOne() throws Exception {
        OutgoingMail mail = proposal();
        Person newer =
                authority.person(
                        DOCTOR,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Instant.parse("2036-01-01T00:00:00Z"));
        Person future =
                authority.person(
                        DOCTOR,
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2036-01-01T00:00:00Z"));
        List<RecipientCertificate> all =
                Stream.of(doctor, future, newer)
                        .map(each -> known(each, Cipher.WIDELY_READ))
                        .toList();

        Sealed sealed = seal(ring(gateway)).seal(mail, all, AT);

        readsAsWritten(mail, sealed, newer);
    }

    @Test
    void theCertificatesOfAFolderGoByTheAddressTheyName() throws Exception {
        Path people = Files.createDirectory(folder.resolve("correspondants"));
        doctor.writeCertificate(people.resolve("docteur.pem"));
        Files.write(people.resolve("docteur.der"), gateway.certificate().getEncoded());
        Files.writeString(people.resolve("lisez-moi.txt"), "rien");
        CorrespondentFiles files = CorrespondentFiles.read(people);
        OutgoingMail mail = proposal();

        Sealed sealed =
                new OutgoingSeal(ring(gateway), files, Set.of(), trust, new SecureRandom())
                        .seal(mail, List.of(), AT);

        assertThat(files.all()).containsOnlyKeys(DOCTOR, OWN);
        assertThat(files.useless()).containsExactly(people.resolve("lisez-moi.txt"));
        assertThat(sealed.protection()).isEqualTo(Protection.SIGNED_AND_ENCIPHERED);
        readsAsWritten(mail, sealed, doctor);
    }

    @Test
    void whatTheWayWouldRewriteIsNotSigned() throws Exception {
        OutgoingMail mail = proposal();
        String header = "From: <a@b.example>\r\nTo: <c@d.example>\r\n";
        for (String body :
                List.of(
                        "\r\né\r\n",
                        "\r\na\nb\r\n",
                        "\r\n" + "x".repeat(1200) + "\r\n",
                        "",
                        "\r\nx")) {
            RawMessage raw = new RawMessage((header + body).getBytes(StandardCharsets.UTF_8));
            Sealed sealed = seal(ring(gateway)).seal(mail.as(raw), List.of(), AT);
            assertThat(sealed.protection()).isEqualTo(Protection.NONE);
            assertThat(sealed.raw()).isEqualTo(raw);
            assertThat(sealed.remarks()).hasSize(1);
        }
    }

    @Test
    void aSealMakesNoOtherAddresseeTrusted() {
        Written written =
                Samples.answering()
                        .write(
                                Samples.letters(LetterKind.CONFIRMATION_MG).getFirst(),
                                Samples.writing(
                                        Addressee.french(
                                                "Dr Victor Quidam",
                                                EmailAddress.of("dr.quidam@courrier.example")),
                                        Samples.fiche()));

        assertThat(written)
                .isEqualTo(new Written.Withheld(Written.Objection.RECIPIENT_NOT_TRUSTED));
    }

    @ParameterizedTest
    @EnumSource(Cipher.class)
    void opensslReadsIt(Cipher cipher) throws Exception {
        Assumptions.assumeTrue(opensslIsThere(), "openssl is not installed");
        OutgoingMail mail = proposal();
        Sealed sealed = seal(ring(gateway)).seal(mail, List.of(known(doctor, cipher)), AT);
        Files.write(folder.resolve("sealed.eml"), sealed.raw().bytes());
        doctor.writeCertificate(folder.resolve("doctor.pem"));
        doctor.writeKey(folder.resolve("doctor.key"));

        openssl(
                "-decrypt -in sealed.eml -recip doctor.pem -inkey doctor.key -binary -out signed.eml");
        openssl(
                "-verify -in signed.eml -CAfile racine.pem -out letter.eml -attime "
                        + AT.getEpochSecond());

        assertThat(ascii(mail.raw()))
                .endsWith(
                        Files.readString(folder.resolve("letter.eml"), StandardCharsets.US_ASCII)
                                .split("\r\n\r\n", 2)[1]);
    }

    private void openssl(String words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(("openssl cms -inform SMIME " + words).split(" ", -1))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean opensslIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String ascii(RawMessage raw) {
        return new String(raw.bytes(), StandardCharsets.US_ASCII);
    }
}
