package fr.passerelle.conversations;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.Templates;
import fr.passerelle.chain.Turn;
import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.conversations.Line.Setting.What;
import fr.passerelle.conversations.Said.Verb;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Policy;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.deciding.WorkingDays;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.opening.Opened;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Journal;
import fr.passerelle.serving.Gateway;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Replay;
import fr.passerelle.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The assembled gateway a story is told to: a store in memory, a clock that only the story
/// moves, seeded randomness, no network. Nothing of it is a stand-in: messages come through the
/// journal, run through the chain of `config/mailetcontainer.xml`, and are fetched from the
/// outbox.
final class House implements AutoCloseable {
    private static final ZoneId PARIS = WorkingDays.PARIS;
    private static final EmailAddress OWN =
            EmailAddress.of("passerelle@cpts-aunis.mssante.example");
    private static final EmailAddress COORDINATOR =
            EmailAddress.of("coordination@cpts-aunis.mssante.example");
    private static final int MANY = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Story story;
    private final People people;
    private final Territory territory;
    private final Store store;
    private final Gateway gateway;
    private final List<Said> told = new ArrayList<>();
    private final List<Turned> turns = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Set<CaseId> known = new TreeSet<>(Comparator.comparing(CaseId::value));
    private final Set<CaseId> touched = new HashSet<>();
    private final Map<String, OutgoingMail> sent = new LinkedHashMap<>();
    private final Map<String, String> asRead = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private record Turned(String reference, Turn turn) {}

    House(Story story, People people) {
        this.story = story;
        this.people = people;
        Path root = Folders.root();
        Path policy = root.resolve("config/policies/" + story.setting(What.POLICY) + ".yml");
        Path land =
                Folders.mailboxes()
                        .resolve("territories/" + story.setting(What.TERRITORY) + ".yml");
        this.territory = TerritoryFile.read(land);
        Policy read = PolicyFile.read(policy);
        byte[] master = new byte[32];
        new Random(42).nextBytes(master);
        this.store = Store.open("jdbc:h2:mem:" + story.name(), "", "", new Keys(master));
        Templates templates = Templates.load(root.resolve("templates"));
        this.gateway =
                new Gateway(
                        new Gateway.Parts(
                                settings(policy, land, root.resolve("templates")),
                                read,
                                territory,
                                templates,
                                root.resolve("config/mailetcontainer.xml"),
                                store,
                                () -> now,
                                new Random(story.name().hashCode())));
        gateway.onFinished((reference, turn) -> turns.add(new Turned(reference, turn)));
    }

    private static Settings settings(Path policy, Path territory, Path templates) {
        return new Settings(
                "Passerelle de la CPTS Aunis Nord",
                OWN,
                COORDINATOR,
                policy,
                territory,
                templates,
                new Settings.Store(
                        "jdbc:h2:mem:", Optional.empty(), Optional.empty(), Path.of("-")),
                new Settings.Trust(
                        Set.of(
                                "cpts-aunis.mssante.example",
                                "medecins.mssante.example",
                                "ch-aunis.mssante.example"),
                        Optional.of("mx.mssante.example")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Settings.Submission(
                        "127.0.0.1",
                        25,
                        Settings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Settings.TestIdentities.TAKEN);
    }

    /// Plays the beginning of a scene.
    ///
    /// @return what was said and done, in order
    List<Said> play(Story.Scene scene) {
        told.clear();
        touched.clear();
        List<String> kept = new ArrayList<>();
        for (Line line : scene.begins()) {
            switch (line) {
                case Line.At(_, _, LocalDateTime at) -> moveTo(at.atZone(PARIS).toInstant());
                case Line.Comes comes -> keep(comes).ifPresent(kept::add);
                case Line.Silent _, Line.Setting _, Line.Expected _ ->
                        throw new IllegalStateException("a scene begins with what happens");
            }
        }
        work();
        finish(kept);
        if (scene.begins().getFirst() instanceof Line.Comes
                && told.stream().noneMatch(said -> said.verb() == Verb.GOES)) {
            told.add(new Said(Verb.NOTHING, ""));
        }
        touched.stream().map(CaseId::value).sorted().forEach(id -> told.add(state(new CaseId(id))));
        return List.copyOf(told);
    }

    /// Where every case stands now.
    List<Said> states() {
        return known.stream().map(this::state).toList();
    }

    /// Every date on the way is lived at its own instant.
    private void moveTo(Instant target) {
        if (target.isBefore(now)) {
            throw new IllegalArgumentException("the clock of a story only goes forward");
        }
        Optional<Instant> next = gateway.nextDate();
        while (next.isPresent() && !next.get().isAfter(target)) {
            if (next.get().isAfter(now)) {
                now = next.get();
            }
            work();
            Optional<Instant> after = gateway.nextDate();
            if (after.equals(next)) {
                throw new AssertionError("the date " + next.get() + " has come and stays");
            }
            next = after;
        }
        now = target;
    }

    private Optional<String> keep(Line.Comes comes) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(story.folder().resolve(comes.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RawMessage raw = new RawMessage(Placeholders.fill(bytes, sent));
        Headers headers = AsRead.headers(raw);
        headers.first("Message-ID").ifPresent(id -> names.put(id, Names.bare(comes.file())));
        Journal.Kept kept =
                gateway.journal()
                        .keep(
                                new Arrival(
                                        comes.door(),
                                        Optional.empty(),
                                        envelope(headers),
                                        now,
                                        raw));
        return switch (kept) {
            case Journal.Kept.New(var reference) -> Optional.of(reference);
            case Journal.Kept.AlreadyKept _ -> Optional.empty();
        };
    }

    /// As an IMAP door tells it: RFC 5321 §4.4 Return-Path, and Delivered-To.
    private static Envelope envelope(Headers headers) {
        Optional<String> path = headers.first("Return-Path").map(String::strip);
        List<EmailAddress> recipients =
                headers.all("Delivered-To").stream()
                        .flatMap(to -> EmailAddress.find(to).stream())
                        .toList();
        return new Envelope(
                path.flatMap(EmailAddress::find), path.equals(Optional.of("<>")), recipients);
    }

    private void work() {
        gateway.work();
        for (Turned turned : List.copyOf(turns)) {
            done.add(turned.reference());
            tell(turned);
        }
        turns.clear();
    }

    private void tell(Turned turned) {
        Turn turn = turned.turn();
        if (turn.cause().isEmpty()) {
            told.add(
                    new Said(
                            Verb.DUE,
                            Said.clock(turn.now().atZone(PARIS).toLocalDateTime())
                                    + "  "
                                    + turned.reference()));
        }
        for (Turn.Line line : turn.story()) {
            Verb.find(line.step().done())
                    .ifPresent(verb -> told.add(new Said(verb, line.sentence())));
        }
        turn.caseId()
                .ifPresent(
                        id -> {
                            known.add(id);
                            touched.add(id);
                        });
        take(turn);
    }

    /// Does the postman's work: what this turn left in the outbox leaves.
    private void take(Turn turn) {
        List<Long> written = turn.outgoing().stream().map(Outbox.Numbered::id).sorted().toList();
        for (long id : written) {
            OutgoingMail mail =
                    store.read(transaction -> gateway.outbox().read(transaction, id))
                            .orElseThrow(() -> new AssertionError("a mail left the outbox unsent"))
                            .mail();
            leaves(mail);
            store.run(transaction -> gateway.outbox().sent(transaction, id, now));
        }
        List<Outbox.Numbered> others =
                store.call(
                        transaction ->
                                gateway.outbox().claim(transaction, now, Duration.ofDays(1), MANY));
        if (!others.isEmpty() && turns.getLast().turn() == turn) {
            throw new AssertionError(others.size() + " mails wait that no turn wrote");
        }
    }

    private void leaves(OutgoingMail mail) {
        String base = Names.of(mail, territory, COORDINATOR);
        String name = base + ".txt";
        for (int again = 2; sent.containsKey(name); again++) {
            name = base + "-" + again + ".txt";
        }
        sent.put(name, mail);
        names.put(mail.messageId(), name.substring(0, name.length() - 4));
        tokens.add(mail.token());
        asRead.put(name, AsRead.text(mail.raw(), names, tokens));
        told.add(Said.goes(name, mail.recipient().toString()));
        tellsOnlyWhoMayKnow(name, mail);
    }

    /// I6: identity goes to the one doctor who said yes and to nobody else, and never into a
    /// header.
    private void tellsOnlyWhoMayKnow(String name, OutgoingMail mail) {
        Opened read = AsRead.open(mail.raw());
        StringBuilder header = new StringBuilder();
        for (Headers.Field field : read.headers().all()) {
            header.append(read.headers().text(field.name()).orElse(field.value())).append('\n');
            header.append(field.value()).append('\n');
        }
        people.findIn(header.toString())
                .ifPresent(
                        mark -> {
                            throw new AssertionError(name + " has in its header the " + mark);
                        });
        StringBuilder body =
                new StringBuilder(new String(mail.raw().bytes(), StandardCharsets.UTF_8));
        for (Part part : read.parts()) {
            body.append('\n').append(part.fileName().orElse("")).append('\n').append(part.text());
        }
        Optional<String> mark = people.findIn(body.toString());
        if (mark.isPresent() && !saidYes(mail)) {
            throw new AssertionError(
                    name + " goes to somebody who has not said yes and holds the " + mark.get());
        }
    }

    private boolean saidYes(OutgoingMail mail) {
        return mail.kind() == LetterKind.CONFIRMATION_MG
                && mail.about()
                        .flatMap(this::stateOf)
                        .flatMap(CaseState::accepted)
                        .flatMap(
                                offer ->
                                        territory.doctors().stream()
                                                .filter(d -> d.id().equals(offer.volunteer()))
                                                .findFirst())
                        .filter(doctor -> doctor.address().equals(mail.recipient()))
                        .isPresent();
    }

    private Optional<CaseState> stateOf(CaseId id) {
        return store.read(transaction -> gateway.cases().state(transaction, id));
    }

    private Said state(CaseId id) {
        CaseState state =
                stateOf(id).orElseThrow(() -> new AssertionError("no case " + id.value()));
        StringBuilder words = new StringBuilder(id + " " + state.status());
        if (state.erased()) {
            words.append(", erased");
        }
        state.nextDate()
                .ifPresent(
                        at ->
                                words.append(", next look ")
                                        .append(Said.clock(at.atZone(PARIS).toLocalDateTime())));
        return new Said(Verb.STATE, words.toString());
    }

    /// Nothing that came in may be left behind. The journal answers its door first and frees the
    /// message for the workers right after, in a thread of its own, so the last one may take a
    /// moment.
    private void finish(List<String> kept) {
        Instant patience = Instant.now().plus(PATIENCE);
        while (!done.containsAll(kept)) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError(
                        "a fault of ours: of "
                                + kept
                                + " only "
                                + done
                                + " were finished; the log of the test says why");
            }
            Thread.onSpinWait();
            work();
        }
    }

    /// What must hold at the end of every story, whatever it tells.
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Replay.Difference difference : Replay.of(store).check()) {
            broken.add(difference.caseId() + " is not what its events make: " + difference);
        }
        for (CaseId id : known) {
            CaseState state = stateOf(id).orElseThrow();
            if (!state.status().over() && state.nextDate().isEmpty()) {
                broken.add(id + " waits and has no next date (I9)");
            }
            if (state.status().over() && !state.erased()) {
                broken.add(id + " is over and its file is still there");
            }
            boolean holdsFile =
                    store.read(transaction -> gateway.cases().fiche(transaction, id)).isPresent();
            if (state.erased() == holdsFile) {
                broken.add(
                        id + (holdsFile ? " is erased and can be read (I12)" : " lost its file"));
            }
        }
        return broken;
    }

    /// The mails that left, as their readers see them: name without number to text.
    Map<String, String> asRead() {
        return asRead;
    }

    @Override
    public void close() {
        gateway.close();
        store.close();
    }
}
