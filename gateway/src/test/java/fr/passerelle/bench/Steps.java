package fr.passerelle.bench;

import fr.passerelle.answering.Addressee;
import fr.passerelle.answering.Answering;
import fr.passerelle.answering.CaseFile;
import fr.passerelle.answering.Conversation;
import fr.passerelle.answering.Language;
import fr.passerelle.answering.Templates;
import fr.passerelle.answering.Writing;
import fr.passerelle.answering.Written;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Deciding;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.deciding.Volunteer;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Trusting;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.store.Keys;
import fr.passerelle.store.SealingProbe;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// What each step costs alone: microseconds of CPU of one thread, warm. Loops and not JMH: a few
/// percent do not matter here, and the answer of every call is used.
final class Steps {
    private static final Instant NOW = Instant.parse("2026-03-02T08:05:00Z");
    private static final Door DOOR = new Door("smtp", true);
    private static final String TOKEN = "0123456789abcdefghjkmnpqrstv0";
    private static final EmailAddress DOCTOR = EmailAddress.of("medecin1@medecins.mssante.example");
    private static final int SERIES = 256;
    private static final int WARM_SECONDS = 3;
    private static final int SECONDS = 2;
    private static final int VOLUNTEERS = 80;

    private final Path root;
    private final Figures figures;
    private long used;

    Steps(Path root, Figures figures) {
        this.root = root;
        this.figures = figures;
    }

    void measure() throws IOException {
        openAndUnderstand(Mails.Size.TEXT, "open and understand a request of 2 kB");
        openAndUnderstand(Mails.Size.ATTACHED, "open and understand a request of 20 kB");
        understandReply();
        seal();
        decide();
        write();
        figures.note(
                "CPU µs",
                "the container around five mailets that do nothing",
                EmptyChain.cost(root));
        WholeTurn.measure(root, figures);
        System.out.println("(" + used + " results used)");
    }

    /// Repeats until warm, then counts this thread's CPU.
    private void note(String what, IntFunction<Object> work) {
        repeat(WARM_SECONDS, work);
        figures.note("CPU µs", what, repeat(SECONDS, work));
    }

    private double repeat(int seconds, IntFunction<Object> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long cpu = threads.getCurrentThreadCpuTime();
        int times = 0;
        while (System.nanoTime() < until) {
            used += work.apply(times).hashCode() & 1;
            times++;
        }
        return (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / times;
    }

    static Received received(Mails mails, int number) {
        byte[] id =
                ("Message-ID: " + Mails.id(0, number) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] rest = mails.withoutId(number);
        byte[] whole = new byte[id.length + rest.length];
        System.arraycopy(id, 0, whole, 0, id.length);
        System.arraycopy(rest, 0, whole, id.length, rest.length);
        return new Received(
                "m-" + number,
                DOOR,
                Envelope.of(
                        EmailAddress.find(BusyTerritory.professional(number)),
                        List.of(BusyTerritory.OWN)),
                NOW,
                new RawMessage(whole));
    }

    private static MimeOpener opener() {
        return new MimeOpener(
                new Trusting(
                        Set.of(BusyTerritory.DOMAIN, "medecins.mssante.example"),
                        Optional.empty()));
    }

    private void openAndUnderstand(Mails.Size size, String what) {
        Mails mails = new Mails(size, 3);
        List<Received> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            series.add(received(mails, i));
        }
        MimeOpener opener = opener();
        Understander understander =
                new Understander(
                        BusyTerritory.OWN,
                        SentMails.none(),
                        AttachedDocuments.readers(),
                        Forms.reference());
        note(
                what,
                i -> {
                    Opened opened = (Opened) opener.open(series.get(i % SERIES));
                    Understood understood = understander.understand(opened);
                    return ((Understood.Intake) understood).fiche();
                });
    }

    private void understandReply() {
        SentMail sent =
                new SentMail(
                        TOKEN,
                        SentMail.Kind.PROPOSAL,
                        "<k1." + TOKEN + "@" + BusyTerritory.DOMAIN + ">",
                        DOCTOR,
                        NOW,
                        "Pourriez-vous devenir le médecin traitant d'un nouveau patient ?",
                        "Bonjour Docteur, pourriez-vous devenir le médecin traitant ?\n");
        SentMails outbox =
                new SentMails() {
                    @Override
                    public Optional<SentMail> find(String token) {
                        return token.equals(TOKEN) ? Optional.of(sent) : Optional.empty();
                    }

                    @Override
                    public Optional<SentMail> findByMessageId(String id) {
                        return Optional.empty();
                    }
                };
        String mail =
                """
                From: <%s>
                To: <%s>
                Subject: Re: [P-1001-1] Pourriez-vous devenir le =?utf-8?Q?m=C3=A9decin?= traitant
                Message-ID: <1@medecins.mssante.example>
                Date: Mon, 2 Mar 2026 09:05:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Oui, mais pas avant le 15 mars.

                Le 2 mars 2026 à 09:05, Passerelle a écrit :
                > Bonjour Docteur, pourriez-vous devenir le médecin traitant ?
                """
                        .formatted(DOCTOR, BusyTerritory.OWN.withDetail("r." + TOKEN))
                        .replace("\n", "\r\n");
        Received received =
                new Received(
                        "m-1",
                        DOOR,
                        Envelope.of(Optional.of(DOCTOR), List.of(BusyTerritory.OWN)),
                        NOW,
                        new RawMessage(mail.getBytes(StandardCharsets.UTF_8)));
        MimeOpener opener = opener();
        Understander understander =
                new Understander(
                        BusyTerritory.OWN, outbox, AttachedDocuments.readers(), Forms.reference());
        note(
                "open and understand a reply",
                _ -> {
                    Understood understood = understander.understand((Opened) opener.open(received));
                    return ((Understood.Reply) understood).answer();
                });
    }

    private void seal() {
        Mails mails = new Mails(Mails.Size.ATTACHED, 4);
        List<Arrival> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            Received received = received(mails, i);
            series.add(
                    new Arrival(DOOR, Optional.empty(), received.envelope(), NOW, received.raw()));
        }
        SealingProbe probe = new SealingProbe(new Keys(new byte[32]));
        note("fold, compress and seal 20 kB", i -> probe.seal(series.get(i % SERIES)));
    }

    private void decide() throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        Deciding deciding =
                new Deciding(
                        PolicyFile.read(
                                BusyTerritory.policyWithoutMailBudget(
                                        root.resolve("config/policies/aunis-nord.yml"), folder)));
        PostfixPeer.remove(folder);
        List<Volunteer> volunteers = new ArrayList<>();
        for (int i = 0; i < VOLUNTEERS; i++) {
            volunteers.add(
                    new Volunteer(
                            "M%03d".formatted(i),
                            OptionalDouble.of(1 + i * 0.7),
                            40,
                            true,
                            true,
                            i % 2 == 0,
                            2,
                            i % 3,
                            0,
                            0,
                            Optional.of(NOW.minusSeconds(i * 3600L)),
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
        Facts facts =
                new Facts(
                        Optional.of(1940),
                        Optional.of("17801"),
                        Set.of(Facts.Flag.ALD, Facts.Flag.HOME_VISITS));
        note(
                "decide on a request among 80 doctors",
                i ->
                        deciding.decide(
                                new Occasion.Requested(
                                        new CaseId("C-" + i), "R01", facts, Set.of(), NOW, false),
                                Optional.empty(),
                                _ -> volunteers,
                                NOW));
    }

    private void write() throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        Answering answering =
                new Answering(
                        Templates.load(root.resolve("templates")),
                        fr.passerelle.answering.Gateway.of(
                                GatewayUnderLoad.settings(root, folder, 0, 0, Set.of()),
                                ZoneId.of("Europe/Paris")));
        PostfixPeer.remove(folder);
        CaseId id = new CaseId("C-1042");
        Understood.Intake intake =
                (Understood.Intake)
                        new Understander(
                                        BusyTerritory.OWN,
                                        SentMails.none(),
                                        AttachedDocuments.readers(),
                                        Forms.reference())
                                .understand(
                                        (Opened)
                                                opener().open(
                                                                received(
                                                                        new Mails(
                                                                                Mails.Size.TEXT, 5),
                                                                        1)));
        Fiche fiche = intake.fiche();
        Letter proposal =
                new Letter(
                        LetterKind.PROPOSITION,
                        new Letter.Recipient.Doctor("M001"),
                        Optional.of(id),
                        Optional.of(new OfferId(id, 1)),
                        Map.of(
                                "jusquau", "2026-03-05",
                                "relance_le", "2026-03-04",
                                "distance_bande", "2-5",
                                "distance_km", "3",
                                "rang", "1"),
                        "bench",
                        "a benchmark asks for it");
        Writing writing =
                new Writing(
                        new Addressee("Dr Camille Essai", DOCTOR, Language.FRENCH),
                        Optional.of(
                                new CaseFile(
                                        id,
                                        fiche,
                                        Set.of(),
                                        Map.of(),
                                        List.of(),
                                        Optional.of("Villessai-B"),
                                        false)),
                        Optional.empty(),
                        Optional.empty(),
                        Conversation.NEW,
                        TOKEN,
                        1,
                        List.of(),
                        NOW);
        note(
                "write and guard a proposal",
                _ -> ((Written.Finished) answering.write(proposal, writing)).mail().raw());
    }
}
