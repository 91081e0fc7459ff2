package fr.passerelle.serving;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static fr.passerelle.serving.Town.the;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.MadeUpAuthority;
import fr.passerelle.answering.MadeUpAuthority.Person;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.config.Settings;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.store.KnownCertificates;
import fr.passerelle.store.Outbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that signs what leaves, and enciphers it for the doctor who is asked first.
class SealedTownTest {
    @TempDir private static Path shared;
    private static MadeUpAuthority authority;
    private static Trust trust;
    private static Person gateway;
    private static EmailAddress doctor;
    private static Person doctorsKey;

    @TempDir private Path correspondents;
    private final Deque<Town> towns = new ArrayDeque<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        authority = new MadeUpAuthority(shared);
        trust = authority.trust();
        gateway = authority.person(OWN);
        gateway.writeBoth(shared.resolve("boite.p12"));
        Files.writeString(shared.resolve("mot-de-passe"), MadeUpAuthority.PASSWORD);
        try (Town plain = new Town()) {
            doctor = the(LetterKind.PROPOSITION, asks(plain)).recipient();
        }
        doctorsKey = authority.person(doctor);
    }

    @AfterEach
    void close() {
        while (!towns.isEmpty()) {
            towns.pop().close();
        }
    }

    private Town town(boolean learns) {
        Town town =
                new Town(
                        Optional.of(
                                new Settings.SecureMailFiles(
                                        Optional.of(shared.resolve("racine.pem")),
                                        List.of(
                                                new Settings.KeyFile(
                                                        shared.resolve("boite.p12"),
                                                        shared.resolve("mot-de-passe"))),
                                        Optional.empty(),
                                        new Settings.Ocsp.Off(),
                                        Settings.Revocation.SOFT,
                                        new Settings.Seal(
                                                true,
                                                Optional.of(correspondents),
                                                Set.of(),
                                                learns))));
        towns.push(town);
        return town;
    }

    private Town knowsTheDoctor() throws Exception {
        doctorsKey.writeCertificate(correspondents.resolve("docteur.pem"));
        return town(false);
    }

    private static List<OutgoingMail> asks(Town town) {
        return town.comesIn(NURSE, OWN.toString(), REQUEST);
    }

    private static Keyring keysOf(Person person) throws Exception {
        return person.ring(shared.resolve("lecteur.p12"));
    }

    private Opened opened(OutgoingMail mail, Keyring keys) {
        Received received =
                new Received(
                        "m-1",
                        new Door("essai", true),
                        Envelope.UNKNOWN,
                        Instant.parse("2026-03-02T09:00:00Z"),
                        mail.raw());
        return switch (new MimeOpener(Trusting.NOBODY, new SecureMail(keys, trust))
                .open(received)) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError("refused: " + refused.why());
        };
    }

    private static String ascii(OutgoingMail mail) {
        return new String(mail.raw().bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void theProposalIsForTheDoctorAloneAndTheirSealedYesCounts() throws Exception {
        Town town = knowsTheDoctor();

        OutgoingMail proposal = the(LetterKind.PROPOSITION, asks(town));

        assertThat(ascii(proposal))
                .contains("smime-type=enveloped-data")
                .contains("Message-ID: " + proposal.messageId())
                .contains("Reply-To: <" + OWN.withDetail("r." + proposal.token()) + ">")
                .doesNotContain("multipart/alternative");
        Opened read = opened(proposal, keysOf(doctorsKey));
        assertThat(read.signature()).isInstanceOf(Verdict.Valid.class);
        String text = read.parts().getFirst().text().replace("\r\n", "\n");
        assertThat(text).isEqualTo(proposal.body());

        assertThat(says(town, proposal, "Oui, d'accord.\n\n> " + text.replace("\n", "\n> ")))
                .extracting(OutgoingMail::kind)
                .contains(LetterKind.CONFIRMATION_MG);
    }

    /// The doctor's program signs the answer, and enciphers it for us.
    private List<OutgoingMail> says(Town town, OutgoingMail to, String words) throws Exception {
        Sealing program = new Sealing(keysOf(doctorsKey), new SecureRandom());
        byte[] entity =
                ("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                                + words.replace("\n", "\r\n")
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] signed = program.sign(entity, town.now()).orElseThrow();
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(
                ("From: <%s>\r\nTo: <%s>\r\nSubject: Re: %s\r\nMessage-ID: <oui@%s>\r\n"
                                + "In-Reply-To: %s\r\nMIME-Version: 1.0\r\n")
                        .formatted(
                                doctor,
                                OWN.withDetail("r." + to.token()),
                                "proposition",
                                doctor.domain(),
                                to.messageId())
                        .getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(
                program.encrypt(
                        signed, List.of(gateway.certificate()), Sealing.Cipher.AUTHENTICATED));
        town.arrives(
                "imap:essai",
                doctor.toString(),
                OWN.withDetail("r." + to.token()).toString(),
                mail.toByteArray());
        return town.passes(Duration.ZERO);
    }

    @Test
    void whoseCertificateNobodyKnowsGetsASignature() throws Exception {
        OutgoingMail receipt = the(LetterKind.AR, asks(knowsTheDoctor()));

        assertThat(ascii(receipt)).contains("multipart/signed").contains("multipart/alternative");
        assertThat(opened(receipt, Keyring.EMPTY).signature()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void theOutboxKeepsTheReadableMail() throws Exception {
        Town town = knowsTheDoctor();
        OutgoingMail proposal = the(LetterKind.PROPOSITION, asks(town));

        Optional<Outbox.Numbered> kept =
                town.store.read(
                        tx -> {
                            Outbox outbox = town.gateway.outbox();
                            return outbox.findByToken(tx, proposal.token())
                                    .flatMap(ticket -> outbox.read(tx, ticket.id()));
                        });

        assertThat(kept.map(Outbox.Numbered::mail).map(SealedTownTest::ascii).orElseThrow())
                .contains("multipart/alternative")
                .doesNotContain("pkcs7");
    }

    @Test
    void whatIsLearntIsUsedWhereTheConfigurationWantsIt() {
        for (boolean learns : new boolean[] {true, false}) {
            Town town = town(learns);
            town.store.run(
                    tx ->
                            new KnownCertificates()
                                    .learn(
                                            tx,
                                            doctor,
                                            new RecipientCertificate(
                                                    List.of(doctorsKey.certificate()),
                                                    Sealing.Cipher.AUTHENTICATED),
                                            town.now()));

            assertThat(ascii(the(LetterKind.PROPOSITION, asks(town))))
                    .contains(learns ? "smime-type=authEnveloped-data" : "multipart/signed");
            // James lets only one gateway be in a program.
            close();
        }
    }

    @Test
    void everyTryIsTheSameMailByteForByte() throws Exception {
        Town town = knowsTheDoctor();
        BlockingQueue<OutgoingMail> tries = new LinkedBlockingQueue<>();
        town.gateway.start(
                mails -> {
                    tries.addAll(mails);
                    return mails.stream()
                            .<Carrier.Outcome>map(_ -> new Carrier.Outcome.Later("451 4.3.0 later"))
                            .toList();
                });
        town.arrives("imap:essai", NURSE, OWN.toString(), request());

        Map<String, RawMessage> first = new HashMap<>();
        int again = 0;
        // The time of the next try is only known once the first is noted.
        for (int round = 0; round < 60 && again < 2; round++) {
            OutgoingMail mail = tries.poll(1, TimeUnit.SECONDS);
            if (mail == null) {
                town.waits(Duration.ofMinutes(1));
                continue;
            }
            RawMessage before = first.putIfAbsent(mail.messageId(), mail.raw());
            if (before != null) {
                assertThat(mail.raw()).isEqualTo(before);
                assertThat(ascii(mail)).contains("pkcs7");
                again++;
            }
        }
        assertThat(again).isEqualTo(2);
    }

    private static byte[] request() {
        return ("From: "
                        + NURSE
                        + "\nTo: "
                        + OWN
                        + "\nMessage-ID: <1@cpts.mssante.example>\n"
                        + "Content-Type: text/plain; charset=utf-8\n\n"
                        + REQUEST)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void afterACrashWhatWasFixedGoesAgainWhateverTheConfigurationSaysNow() throws Exception {
        Town town = knowsTheDoctor();
        List<Outbox.Numbered> written = writes(town);
        List<Outbox.Numbered> left = town.gateway.sealingDesk().fixed(written);

        town.waits(Duration.ofHours(1));
        SealingDesk plain = unsealing(town);

        assertThat(left).isNotEmpty().allMatch(mail -> ascii(mail.mail()).contains("pkcs7"));
        assertThat(claim(town)).containsExactlyInAnyOrderElementsOf(left);
        assertThat(plain.fixed(written)).containsExactlyElementsOf(left);
    }

    @Test
    void aMailThatMayHaveLeftUnsignedIsNotSignedLater() throws Exception {
        Town town = knowsTheDoctor();
        List<Outbox.Numbered> written = writes(town);
        SealingDesk plain = unsealing(town);

        List<Outbox.Numbered> left = plain.fixed(written);

        assertThat(left)
                .extracting(mail -> mail.mail().raw())
                .isEqualTo(written.stream().map(mail -> mail.mail().raw()).toList());
        assertThat(town.gateway.sealingDesk().fixed(written)).isEqualTo(left);
    }

    /// The same gateway, configured to seal nothing.
    private static SealingDesk unsealing(Town town) {
        return new SealingDesk(
                town.store, town.gateway.outbox(), Optional.empty(), Optional.empty(), town::now);
    }

    /// Mails that stand written and have not been to the door.
    private static List<Outbox.Numbered> writes(Town town) {
        town.arrives("imap:essai", NURSE, OWN.toString(), request());
        town.gateway.work();
        return claim(town);
    }

    private static List<Outbox.Numbered> claim(Town town) {
        return town.store.call(
                tx -> town.gateway.outbox().claim(tx, town.now(), Duration.ofMinutes(5), 100));
    }
}
