package fr.passerelle.serving;

import fr.passerelle.answering.Addressee;
import fr.passerelle.answering.Answering;
import fr.passerelle.answering.CaseFile;
import fr.passerelle.answering.Contact;
import fr.passerelle.answering.Conversation;
import fr.passerelle.answering.Language;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.Tokens;
import fr.passerelle.answering.Writing;
import fr.passerelle.answering.Written;
import fr.passerelle.chain.AnswerMail;
import fr.passerelle.chain.Decisions;
import fr.passerelle.chain.Turn;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Decided;
import fr.passerelle.deciding.Facts.Flag;
import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.filing.Filed;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Cases;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.People;
import fr.passerelle.understanding.Understood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what a letter is written from (people, case, thread, token), has it written, and
/// puts it into the outbox in the transaction of the decision.
final class WritingDesk implements AnswerMail.Desk {
    /// How long an answer to a mail of ours counts. Long: a late yes is welcome (I7), and a
    /// referrer may have news after months.
    private static final Duration TOKEN_LIFE = Duration.ofDays(400);

    private final Answering answering;
    private final Tokens tokens;
    private final Outbox outbox;
    private final Cases cases;
    private final People people;
    private final EmailAddress coordinator;
    private final OutTray tray;
    private final LetterBudget budget;
    private final PostalCodes postalCodes;

    WritingDesk(
            Answering answering,
            Tokens tokens,
            Outbox outbox,
            Cases cases,
            People people,
            EmailAddress coordinator,
            OutTray tray) {
        this.answering = answering;
        this.tokens = tokens;
        this.outbox = outbox;
        this.cases = cases;
        this.people = people;
        this.coordinator = coordinator;
        this.tray = tray;
        this.budget = new LetterBudget(outbox);
        this.postalCodes = new PostalCodes(people.territory());
    }

    @Override
    public List<OutgoingMail> write(Turn turn, Letter letter, Decisions decisions) {
        return addressee(turn, letter, decisions)
                .filter(to -> budget.allows(turn.transaction(), letter.kind(), to.id(), turn.now()))
                .map(to -> write(turn, letter, decisions, to))
                .orElse(List.of());
    }

    @Override
    public List<OutgoingMail> refuse(Turn turn, Filed filed) {
        if (filed.writer().isEmpty() || filed.refusal().isEmpty()) {
            return List.of();
        }
        Correspondent writer = filed.writer().get();
        if (!budget.allows(turn.transaction(), LetterKind.TRANSMIS, writer.id(), turn.now())) {
            return List.of();
        }
        Key key = key(turn, Optional.empty(), writer.id());
        long number = outbox.nextNumber(turn.transaction());
        Writing writing =
                new Writing(
                        new Addressee(writer.name(), writer.address(), Language.FRENCH),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Conversation(filed.messageId(), List.of()),
                        key.token(),
                        number,
                        List.of(),
                        turn.now());
        return keep(
                turn,
                number,
                answering.refuse(filed.refusal().get(), filed.received().reference(), writing),
                writer.id(),
                key);
    }

    private Optional<Correspondent> addressee(Turn turn, Letter letter, Decisions decisions) {
        return switch (letter.to()) {
            case Letter.Recipient.Doctor(var id) -> people.find(turn.transaction(), id);
            case Letter.Recipient.Referrer(var id) -> people.find(turn.transaction(), id);
            case Letter.Recipient.Sender() -> decisions.filed().flatMap(Filed::writer);
            case Letter.Recipient.Coordinator() ->
                    Optional.of(
                            new Correspondent(
                                    Correspondent.COORDINATION,
                                    "Coordination",
                                    "",
                                    Optional.empty(),
                                    coordinator,
                                    Correspondent.Kind.PROFESSIONAL));
        };
    }

    private List<OutgoingMail> write(
            Turn turn, Letter letter, Decisions decisions, Correspondent to) {
        Key key = key(turn, letter.about(), to.id());
        long number = outbox.nextNumber(turn.transaction());
        Optional<CaseState> state = state(turn, letter.about(), decisions);
        Writing writing =
                new Writing(
                        new Addressee(
                                to.name(), to.address(), language(turn, letter, decisions, to)),
                        letter.about().map(id -> file(turn, id, state, decisions, to)),
                        Optional.ofNullable(letter.values().get("medecin"))
                                .flatMap(id -> contact(turn, id)),
                        state.filter(s -> !s.referrers().isEmpty())
                                .flatMap(s -> contact(turn, s.referrers().getFirst())),
                        conversation(turn, letter, decisions, to),
                        key.token(),
                        number,
                        unread(decisions, to),
                        List.of(),
                        turn.now());
        return keep(turn, number, answering.write(letter, writing), to.id(), key);
    }

    private List<OutgoingMail> keep(
            Turn turn, long number, Written written, String person, Key key) {
        return switch (written) {
            case Written.Finished(var mail) -> {
                tray.put(turn, number, mail, person, key.expires());
                yield List.of(mail);
            }
            case Written.Withheld(var why) -> {
                // Promise 3 outranks promise 4: the mail stays here and the case is stuck for a
                // person.
                throw new WithheldMail(why);
            }
        };
    }

    private record Key(String token, Instant expires) {}

    /// All mails to one person about one case carry one token, so that a thread never holds two.
    private Key key(Turn turn, Optional<CaseId> about, String person) {
        Optional<Ticket> before =
                about.isEmpty()
                        ? Optional.empty()
                        : outbox.findForPerson(turn.transaction(), about, person);
        return before.filter(ticket -> ticket.expires().isAfter(turn.now()))
                .map(ticket -> new Key(ticket.token(), ticket.expires()))
                .orElseGet(
                        () -> {
                            Instant expires =
                                    Instant.ofEpochMilli(
                                            turn.now().plus(TOKEN_LIFE).toEpochMilli());
                            String token =
                                    tokens.make(
                                            person, about.map(CaseId::value).orElse(""), expires);
                            return new Key(token, expires);
                        });
    }

    private Optional<CaseState> state(Turn turn, Optional<CaseId> about, Decisions decisions) {
        if (about.isEmpty()) {
            return Optional.empty();
        }
        for (Decided decided : decisions.all()) {
            if (decided.state().isPresent() && decided.state().get().id().equals(about.get())) {
                return decided.state();
            }
        }
        return cases.state(turn.transaction(), about.get());
    }

    private CaseFile file(
            Turn turn,
            CaseId id,
            Optional<CaseState> state,
            Decisions decisions,
            Correspondent to) {
        Optional<Fiche> fiche = cases.fiche(turn.transaction(), id);
        if (fiche.isEmpty()) {
            return CaseFile.erased(id);
        }
        Read read = read(decisions, fiche.get());
        List<Defect> defects = new ArrayList<>(read.defects());
        postalCodes
                .doubt(fiche.get(), state.flatMap(s -> s.facts().communeCode()), read.provenance())
                .ifPresent(defects::add);
        boolean alone = state.filter(s -> s.referrers().equals(List.of(to.id()))).isPresent();
        Fiche before = decisions.filed().map(Filed::before).orElse(Fiche.EMPTY);
        return new CaseFile(
                id,
                fiche.get(),
                alone ? fiche.get().values().keySet() : read.provenance().keySet(),
                read.provenance(),
                defects,
                corrected(before, fiche.get(), read.provenance().keySet(), alone),
                state.flatMap(s -> s.facts().communeCode())
                        .flatMap(code -> people.territory().commune(code))
                        .map(Territory.Commune::name),
                state.map(s -> s.facts().is(Flag.RECENT_DISCHARGE)).orElse(false));
    }

    /// The fields that the message said otherwise than the case had them. What stood there before
    /// is told only to the one who had said it.
    private static Map<Field, Optional<String>> corrected(
            Fiche before, Fiche now, Set<Field> said, boolean alone) {
        Map<Field, Optional<String>> corrected = new EnumMap<>(Field.class);
        for (Field field : said) {
            if (before.says(field) && !before.value(field).equals(now.value(field))) {
                corrected.put(field, before.value(field).filter(_ -> alone));
            }
        }
        return corrected;
    }

    /// For whoever wrote what a person has to read.
    private static Optional<Writing.Unread> unread(Decisions decisions, Correspondent to) {
        return decisions
                .filed()
                .filter(filed -> filed.writer().filter(w -> w.id().equals(to.id())).isPresent())
                .flatMap(Filed::understood)
                .filter(Understood.Unclear.class::isInstance)
                .map(it -> new Writing.Unread(it.fiche().values().keySet(), it.defects()));
    }

    private record Read(Map<Field, Defect.Where> provenance, List<Defect> defects) {}

    /// What the message at hand said and where, for the receipt. Where the case holds something
    /// else, because somebody else said it first, that is not repeated to this one.
    private static Read read(Decisions decisions, Fiche kept) {
        Optional<Understood> understood = decisions.filed().flatMap(Filed::understood);
        if (understood.isEmpty()) {
            return new Read(Map.of(), List.of());
        }
        return switch (understood.get()) {
            case Understood.Intake intake ->
                    new Read(agreed(intake.provenance(), intake.fiche(), kept), intake.defects());
            case Understood.Supplement more ->
                    new Read(agreed(more.provenance(), more.fiche(), kept), more.defects());
            case Understood.Discharge letter ->
                    new Read(agreed(letter.provenance(), letter.fiche(), kept), letter.defects());
            case Understood.Reply _,
                    Understood.FollowUp _,
                    Understood.Command _,
                    Understood.Automatic _,
                    Understood.Bounce _,
                    Understood.Receipt _,
                    Understood.NotIntegrated _,
                    Understood.Unclear _ ->
                    new Read(Map.of(), List.of());
        };
    }

    private static Map<Field, Defect.Where> agreed(
            Map<Field, Defect.Where> provenance, Fiche said, Fiche kept) {
        Map<Field, Defect.Where> agreed = new EnumMap<>(Field.class);
        provenance.forEach(
                (field, where) -> {
                    if (said.value(field).equals(kept.value(field))) {
                        agreed.put(field, where);
                    }
                });
        return agreed;
    }

    private Optional<Contact> contact(Turn turn, String id) {
        return people.find(turn.transaction(), id)
                .map(
                        person ->
                                new Contact(
                                        person.name(),
                                        person.role(),
                                        person.phone(),
                                        Optional.of(person.address())));
    }

    private Conversation conversation(
            Turn turn, Letter letter, Decisions decisions, Correspondent to) {
        Optional<String> answered =
                decisions
                        .filed()
                        .filter(
                                filed ->
                                        filed.writer()
                                                .map(w -> w.id().equals(to.id()))
                                                .orElse(false))
                        .flatMap(Filed::messageId);
        List<String> earlier =
                letter.about()
                        .map(id -> outbox.thread(turn.transaction(), id, to.id()))
                        .orElse(List.of());
        return new Conversation(answered, earlier);
    }

    /// English for those who wrote in English, French for everybody else. Who is written to out
    /// of the blue is written to as the last time.
    private Language language(Turn turn, Letter letter, Decisions decisions, Correspondent to) {
        Optional<Understood> theirs =
                decisions
                        .filed()
                        .filter(f -> f.writer().map(w -> w.id().equals(to.id())).orElse(false))
                        .flatMap(Filed::understood);
        return theirs.flatMap(WrittenIn::find)
                .or(() -> lastTime(turn, letter, to))
                .orElse(Language.FRENCH);
    }

    private Optional<Language> lastTime(Turn turn, Letter letter, Correspondent to) {
        return outbox.findForPerson(turn.transaction(), letter.about(), to.id())
                .flatMap(ticket -> outbox.read(turn.transaction(), ticket.id()))
                .flatMap(earlier -> WrittenIn.find(earlier.mail().raw()));
    }

    /// The guard would not let a finished mail out.
    private static final class WithheldMail extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WithheldMail(Written.Objection why) {
            super("a finished mail was withheld: " + why);
        }
    }
}
