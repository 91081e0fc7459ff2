package fr.passerelle.demo;

import fr.passerelle.answering.Submission;
import fr.passerelle.config.Territory.Commune;
import fr.passerelle.console.Console;
import fr.passerelle.console.Pages;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Doors;
import fr.passerelle.serving.SubmissionCarrier;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// `demo`: the made-up territory, live. The gateway reads its mailbox by IMAP and sends by SMTP
/// as it would anywhere; robots write as people do; one doctor's mailbox is left to whoever sits
/// at the keyboard.
public final class Live implements AutoCloseable {
    private static final Instant BEGINS =
            LocalDateTime.parse("2026-03-02T08:00").atZone(AcceleratedClock.ZONE).toInstant();
    private static final long TICK_MILLIS = 200;

    /// The doctor whom no robot plays, and the commune whose patients go there first.
    private static final String YOU = "M06";

    private static final List<String> REFERRERS = List.of("R01", "R02", "R03", "R04");

    private final World world;
    private final AcceleratedClock clock;
    private final Console console;
    private final Doors doors;
    private final Submission submission;
    private final Robots robots;
    private final Handwriting hand = new Handwriting();
    private final Chance chance;
    private final Postbox postbox;
    private final Path password;
    private final Map<String, Patient> byRequest = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private Instant nextRequest = BEGINS;
    private int requests;

    /// @param perSecond how much working time one real second takes
    /// @param seed of the robots
    public Live(Path root, Duration perSecond, long seed, Ports ports) {
        this.clock = new AcceleratedClock(BEGINS, perSecond, System::nanoTime);
        this.password = passwordFile();
        this.world = new World(root, clock, new SecureRandom(), ports, Optional.of(password));
        this.chance = new Chance(new Random(seed), world.territory.communes());
        this.robots =
                new Robots(
                        world.operator,
                        hand,
                        world.people.stream().filter(each -> !each.id().equals(YOU)).toList(),
                        id ->
                                world.store()
                                        .read(tx -> world.gateway.outbox().findByMessageId(tx, id)),
                        (OfferId offer) -> chance.plan(offer));
        robots.recogniseBy(this::patientOf);
        this.postbox = new Postbox(world.operator.host(), world.operator.smtpPort());
        this.submission = new Submission(world.settings.submission(), world.settings.address());
        this.console =
                Console.open(
                        ports.page(),
                        new Pages(world.store(), world.territory, clock, world.settings.name()));
        world.gateway.onFinished((_, _) -> console.changed());
        world.gateway.start(new SubmissionCarrier(submission));
        this.doors =
                Doors.open(
                        world.settings,
                        world.settings.address().domain(),
                        world.gateway.journal(),
                        clock);
    }

    private static Path passwordFile() {
        try {
            Path file = Files.createTempFile("passerelle-demo", ".mdp");
            Files.writeString(file, World.PASSWORD);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException fault) {
            throw new UncheckedIOException("un fichier temporaire ne peut pas être écrit", fault);
        }
    }

    /// The address of the page, with its token.
    public String page() {
        return console.address();
    }

    /// Says on `out` where everything is.
    public void introduce(PrintStream out) {
        Person you = world.person(YOU);
        out.println(
                """

                La démonstration est en marche. Personne ici n’existe.

                La page             %s
                La passerelle       %s

                À vous de jouer     %s
                  adresse           %s
                  IMAP              %s, port %d, sans chiffrement
                  SMTP              %s, port %d, sans chiffrement ni mot de passe
                  identifiant       %s
                  mot de passe      %s
                  Une proposition y arrive dans la minute : répondez OUI ou NON avec n’importe quel
                  logiciel de messagerie, et regardez la page.

                La coordination lit  %s (même serveur, même mot de passe).
                Ctrl+C arrête tout ; rien ne reste sur le disque.
                """
                        .formatted(
                                console.address(),
                                world.settings.address(),
                                you.name() + " : cette boîte aux lettres est la vôtre",
                                you.address(),
                                world.operator.host(),
                                world.operator.imapPort(),
                                world.operator.host(),
                                world.operator.smtpPort(),
                                you.address(),
                                World.PASSWORD,
                                world.settings.coordinator()));
    }

    /// Runs until [#close].
    public void run() {
        try {
            do {
                tickUntilStopped();
            } while (!stopped.await(TICK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// While everything closes, mail cannot be sent any more: that is no fault then.
    private void tickUntilStopped() {
        try {
            tick(clock.instant());
        } catch (IllegalStateException fault) {
            if (stopped.getCount() > 0) {
                throw fault;
            }
        }
    }

    private void tick(Instant now) {
        if (!now.isBefore(nextRequest)) {
            request(now);
            nextRequest = nextRequest(now);
        }
        for (Robots.Act act : robots.due(now)) {
            postbox.send(act.from(), act.to(), act.mail().write(now));
        }
        robots.read(now);
    }

    private void request(Instant now) {
        String to = world.settings.address().toString();
        // The first request goes to the doctor at the keyboard before anybody else.
        Commune yours =
                world.territory.doctors().stream()
                        .filter(doctor -> doctor.id().equals(YOU))
                        .findFirst()
                        .flatMap(doctor -> world.territory.commune(doctor.communeCode()))
                        .orElseThrow();
        boolean toYou = requests % 8 == 0;
        var today = now.atZone(AcceleratedClock.ZONE).toLocalDate();
        Patient patient = toYou ? chance.patientWithoutNeeds(yours, today) : chance.patient(today);
        boolean fromHospital = !toYou && chance.oneIn(5);
        Person from =
                world.person(fromHospital ? "R05" : REFERRERS.get(requests % REFERRERS.size()));
        byte[] mail =
                fromHospital
                        ? hand.letter(
                                from,
                                to,
                                "Lettre de liaison",
                                "Bonjour,\n\nVeuillez trouver ci-joint la lettre de liaison.",
                                Optional.of(
                                        new Handwriting.Enclosure(
                                                "lettre.pdf",
                                                "application/pdf",
                                                new RawMessage(
                                                        PdfLetter.of(
                                                                patient.dischargeLetter(
                                                                        "non déclaré", today))))),
                                now)
                        : hand.letter(
                                from,
                                to,
                                "Demande de médecin traitant",
                                "Bonjour,\n\nFICHE DE SAISINE\n\n"
                                        + patient.fiche(
                                                chance.oneIn(4) && !toYou
                                                        ? Patient.Forgotten.COMMUNE_AND_CONSENT
                                                        : Patient.Forgotten.NOTHING),
                                Optional.empty(),
                                now);
        byRequest.put(ReadMail.of(mail).messageId(), patient);
        requests++;
        postbox.send(from.address(), to, mail);
    }

    /// In office hours, some hours apart.
    private Instant nextRequest(Instant now) {
        ZonedDateTime next = now.plus(chance.hours(3, 9)).atZone(AcceleratedClock.ZONE);
        while (next.getDayOfWeek().getValue() > 5
                || next.toLocalTime().isBefore(LocalTime.of(8, 30))
                || next.toLocalTime().isAfter(LocalTime.of(18, 0))) {
            next = next.plusHours(1);
        }
        return next.toInstant();
    }

    /// Which case the gateway made of which request: its first answer says so.
    private Optional<Patient> patientOf(String inReplyTo, LetterKind kind) {
        return kind == LetterKind.AR || kind == LetterKind.A_COMPLETER
                ? Optional.ofNullable(byRequest.get(inReplyTo))
                : Optional.empty();
    }

    EmailAddress yourAddress() {
        return world.person(YOU).address();
    }

    /// May be called twice, and from the thread that stops the program.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        stopped.countDown();
        doors.close();
        console.close();
        world.close();
        submission.close();
        try {
            Files.deleteIfExists(password);
        } catch (IOException fault) {
            throw new UncheckedIOException("un fichier temporaire reste : " + password, fault);
        }
    }
}
