package fr.passerelle.filing;

import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.patient.PatientWorld;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Cases;
import fr.passerelle.store.KnownCertificates;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.PatientMarks;
import fr.passerelle.store.People;
import fr.passerelle.store.Transaction;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.reply.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds which case, which patient, which offer and which person a message is about, and puts
/// what it brings into the vault. Runs in the transaction of the message; everything it changes
/// is undone with it.
///
/// Two things are never done here: attaching anything to a patient on name and date alone (only
/// the INS, or the same referrer writing again), and believing a sender that nobody vouches
/// for.
public final class Filing {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /// One question about many cases is answered for the newest of them.
    private static final int MANY_CASES = 20;

    /// Defects after which nobody can say by themselves whose message it is.
    private static final Set<Defect.Kind> NOT_ONE_PATIENT =
            Set.of(Defect.Kind.PATIENTS_DIFFER, Defect.Kind.SEVERAL_INS, Defect.Kind.NO_PATIENT);

    private final Cases cases;
    private final People people;
    private final Outbox outbox;
    private final FactsOfFiche facts;
    private final Set<Field> required;
    private final Optional<KnownCertificates> learning;
    private final Settings.TestIdentities testIdentities;

    /// @param required the policy's compulsory fields
    /// @param learning where certificates of those who sign are kept; empty where nobody wants
    ///     them
    /// @param testIdentities what becomes of the patients of tests
    public Filing(
            Cases cases,
            People people,
            Outbox outbox,
            Territory territory,
            List<Field> required,
            Optional<KnownCertificates> learning,
            Settings.TestIdentities testIdentities) {
        this.cases = cases;
        this.people = people;
        this.outbox = outbox;
        this.facts = new FactsOfFiche(territory);
        this.required = Set.copyOf(required);
        this.learning = learning;
        this.testIdentities = testIdentities;
    }

    /// A message that could be read.
    public Filed file(Transaction transaction, Understood understood) {
        Opened opened = understood.opened();
        Optional<Correspondent> writer = writer(transaction, opened);
        learn(transaction, opened);
        Found found = new Search(transaction, opened, writer).find(understood);
        return new Filed(
                opened.received(),
                understood.kind(),
                writer,
                opened.headers(),
                opened.messageId(),
                Optional.of(understood),
                found.occasions(),
                Optional.empty(),
                found.obstacle(),
                found.because());
    }

    /// What an author signed with is what we can answer them under. Only a signature that is valid
    /// carries its message this far.
    private void learn(Transaction transaction, Opened opened) {
        if (learning.isEmpty() || opened.author().isEmpty()) {
            return;
        }
        EmailAddress author = opened.author().get();
        opened.signedMessage()
                .flatMap(message -> RecipientCertificate.find(message, author))
                .ifPresent(
                        certificate -> {
                            Instant at = opened.received().at();
                            learning.get().learn(transaction, author, certificate, at);
                            learning.get().purge(transaction, at);
                        });
    }

    /// A message that could not go on: its sender is told why, where we know who that is.
    public Filed file(Transaction transaction, Refused refused) {
        Received received = refused.received();
        Optional<Correspondent> writer =
                refused.sender() instanceof Verdict.Valid && !byMachine(refused)
                        ? refused.from().flatMap(from -> people.find(transaction, from))
                        : Optional.empty();
        String because =
                "refused (%s), %s"
                        .formatted(
                                refused.why().templateName(),
                                writer.isPresent()
                                        ? "its sender is told"
                                        : "nobody vouches for its sender");
        List<Occasion> occasions =
                writer.isPresent()
                        ? List.of(new Occasion.Nothing(because))
                        : List.of(
                                new Occasion.ForAPerson(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        because));
        return new Filed(
                received,
                "refused",
                writer,
                refused.headers(),
                refused.headers().first("Message-ID"),
                Optional.empty(),
                occasions,
                Optional.of(refused.why()),
                Optional.of(Obstacle.REFUSED),
                because);
    }

    /// A refused message was not read far enough for *understanding*; its header still says
    /// whether a machine wrote it (RFC 3834 §5, RFC 5321 §4.5.5).
    private static boolean byMachine(Refused refused) {
        return refused.received().envelope().nullSender()
                || refused.headers()
                        .first("Auto-Submitted")
                        .map(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                        .orElse(false);
    }

    /// Who wrote, where it can be believed; a professional of a trusted domain is met at their
    /// first mail.
    private Optional<Correspondent> writer(Transaction transaction, Opened opened) {
        return switch (opened.sender()) {
            case Verdict.Valid _ ->
                    opened.author()
                            .map(author -> people.meet(transaction, author, displayName(opened)));
            case Verdict.Invalid _, Verdict.NotPresent _, Verdict.CannotTell _ -> Optional.empty();
        };
    }

    /// The name in From, in front of the address; it decides nothing and is only used to write
    /// back.
    private static String displayName(Opened opened) {
        String from = opened.headers().text("From").orElse("");
        int bracket = from.lastIndexOf('<');
        String name = bracket > 0 ? from.substring(0, bracket).replace("\"", "").strip() : "";
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    /// What was found.
    private record Found(List<Occasion> occasions, Optional<Obstacle> obstacle, String because) {
        Found(List<Occasion> occasions, String because) {
            this(occasions, Optional.empty(), because);
        }

        static Found one(Occasion occasion, String because) {
            return new Found(List.of(occasion), because);
        }

        Found behind(Obstacle what) {
            return new Found(occasions, Optional.of(what), because);
        }
    }

    /// The search for one message.
    private final class Search {
        private final Transaction transaction;
        private final Opened opened;
        private final Optional<Correspondent> writer;
        private final LocalDate today;

        Search(Transaction transaction, Opened opened, Optional<Correspondent> writer) {
            this.transaction = transaction;
            this.opened = opened;
            this.writer = writer;
            this.today = opened.received().at().atZone(ZONE).toLocalDate();
        }

        Found find(Understood understood) {
            return switch (understood) {
                case Understood.Intake intake ->
                        doubt(intake, Optional.empty())
                                .orElseGet(() -> request(intake.fiche(), false));
                case Understood.Supplement more ->
                        doubt(more, ticket(Optional.of(more.token())))
                                .orElseGet(() -> supplement(more));
                case Understood.Discharge discharge ->
                        doubt(discharge, Optional.empty()).orElseGet(() -> discharge(discharge));
                case Understood.Reply reply -> reply(reply);
                case Understood.FollowUp followUp -> followUp(followUp);
                case Understood.Command command -> command(command);
                case Understood.Automatic automatic -> automatic(automatic);
                case Understood.Bounce bounce -> bounce(bounce);
                case Understood.Receipt _ ->
                        Found.one(new Occasion.Nothing("a receipt decides nothing"), "a receipt");
                case Understood.NotIntegrated failed -> notIntegrated(failed);
                case Understood.Unclear unclear -> unclear(unclear);
            };
        }

        /// What a letter or a request says of its patient and nobody may act on by itself: somebody
        /// who is not real, two sources that contradict each other, nobody at all, bytes that are
        /// not those announced.
        private Optional<Found> doubt(Understood understood, Optional<Ticket> ticket) {
            if (isQuarantined(understood.fiche())) {
                return Optional.of(quarantined(ticket));
            }
            if (understood.defects().stream()
                    .map(Defect::kind)
                    .anyMatch(NOT_ONE_PATIENT::contains)) {
                return Optional.of(
                        aPerson(ticket, "what the message says does not make one patient")
                                .behind(Obstacle.OTHER_PATIENT));
            }
            return understood.clinical().isPresent() && damaged()
                    ? Optional.of(
                            aPerson(ticket, "a document is not the one its package announces"))
                    : Optional.empty();
        }

        private boolean damaged() {
            return opened.packages().stream()
                    .flatMap(xdm -> xdm.documents().stream())
                    .anyMatch(document -> document.hash() instanceof Verdict.Invalid);
        }

        /// A test identity where there are real patients: whatever case or token it comes with,
        /// nothing is opened, compared or changed.
        private boolean isQuarantined(Fiche fiche) {
            boolean test = fiche.ins().filter(ins -> ins.world() == PatientWorld.TEST).isPresent();
            return switch (testIdentities) {
                case FOR_A_PERSON -> test;
                case TAKEN -> false;
            };
        }

        private Found quarantined(Optional<Ticket> ticket) {
            return aPerson(ticket, "a test identity, and the patients here are real")
                    .behind(Obstacle.TEST_IDENTITY);
        }

        private Found request(Fiche fiche, boolean urgent) {
            if (writer.isEmpty()) {
                return aPerson(Optional.empty(), "a request whose sender nobody vouches for");
            }
            String referrer = writer.get().id();
            PatientMarks marks = PatientMarks.of(fiche);
            Optional<CaseId> same =
                    marks.ins().stream()
                            .flatMap(ins -> cases.findByIns(transaction, ins).stream())
                            .findFirst();
            if (same.isPresent()) {
                return known(same.get(), fiche, referrer, "the INS of an open case");
            }
            for (CaseId alike :
                    marks.traits().map(t -> cases.findByTraits(transaction, t)).orElse(List.of())) {
                Optional<CaseState> state = cases.lock(transaction, alike);
                if (state.isPresent() && state.get().referrers().contains(referrer)) {
                    return known(
                            alike, fiche, referrer, "the traits of a case of the same referrer");
                }
            }
            for (CaseId sent : cases.findBySaid(transaction, fiche)) {
                Optional<CaseState> state = cases.lock(transaction, sent);
                if (state.isPresent() && state.get().referrers().contains(referrer)) {
                    return known(sent, fiche, referrer, "the same request of the same referrer");
                }
            }
            return open(fiche, referrer, urgent, marks);
        }

        private Found open(Fiche fiche, String referrer, boolean urgent, PatientMarks marks) {
            boolean namesake =
                    marks.traits().stream()
                            .anyMatch(t -> !cases.findByTraits(transaction, t).isEmpty());
            CaseId id = cases.open(transaction, fiche, marks, opened.received().at());
            List<Occasion> occasions = new ArrayList<>();
            occasions.add(
                    new Occasion.Requested(
                            id,
                            referrer,
                            facts.of(fiche, today, urgent),
                            missing(fiche),
                            opened.received().at(),
                            urgent));
            if (namesake) {
                // A GP is looked for all the same: a person merges the two, or leaves them.
                occasions.add(
                        new Occasion.ForAPerson(
                                Optional.of(id),
                                Optional.empty(),
                                Optional.empty(),
                                "another open case has the same traits and no common INS"));
            }
            return new Found(occasions, urgent ? id + " opened, urgent" : id + " opened");
        }

        /// The same patient again: what is new is kept, both referrers are.
        private Found known(CaseId id, Fiche fiche, String referrer, String how) {
            Fiche before = cases.fiche(transaction, id).orElse(Fiche.EMPTY);
            if (Likeness.of(before, fiche) != Likeness.SAME) {
                return somebodyElse(id, referrer, fiche);
            }
            Optional<CaseState> state = cases.lock(transaction, id);
            boolean sameReferrer = state.map(s -> s.referrers().contains(referrer)).orElse(false);
            Fiche after = sameReferrer ? before.with(fiche) : fiche.with(before);
            boolean nothingNew = after.equals(before);
            if (!nothingNew) {
                replace(id, after);
            }
            List<Occasion> occasions = new ArrayList<>();
            if (!sameReferrer || nothingNew) {
                occasions.add(new Occasion.Repeated(id, referrer, sameReferrer && nothingNew));
            }
            if (!nothingNew && (sameReferrer || !missing(before).isEmpty())) {
                occasions.add(
                        new Occasion.Supplemented(
                                id, referrer, facts.of(after, today, false), missing(after)));
            }
            return new Found(occasions, id + ", by " + how);
        }

        private Found somebodyElse(CaseId id, String by, Fiche fiche) {
            Found found =
                    Found.one(
                            new Occasion.ForAPerson(
                                    Optional.of(id),
                                    Optional.empty(),
                                    Optional.of(by),
                                    "what identifies the patient is not what the case has"),
                            id + " perhaps: the patient is perhaps another");
            return found.behind(
                    fiche.ins().isPresent() ? Obstacle.OTHER_TRAITS : Obstacle.OTHER_PATIENT);
        }

        private void replace(CaseId id, Fiche fiche) {
            cases.replaceFiche(transaction, id, fiche);
            cases.mark(transaction, id, PatientMarks.of(fiche));
        }

        private Found supplement(Understood.Supplement more) {
            Optional<Ticket> ticket = ticket(Optional.of(more.token()));
            if (!writtenByAddressee(ticket)) {
                return aPerson(ticket, "more about a case, from somebody else");
            }
            if (ticket.flatMap(Ticket::about).isEmpty()) {
                // An answer to a refusal or a receipt of ours, with what should have come first.
                return request(more.fiche(), false);
            }
            CaseId id = ticket.orElseThrow().about().orElseThrow();
            String by = ticket.get().person();
            Fiche before = cases.fiche(transaction, id).orElse(Fiche.EMPTY);
            Fiche after = before.with(more.fiche());
            return switch (Likeness.of(before, more.fiche())) {
                case OTHER -> request(more.fiche(), false);
                case DOUBTFUL -> somebodyElse(id, by, more.fiche());
                case SAME ->
                        after.equals(before) && more.documents().isEmpty() && follows(by, id)
                                ? Found.one(
                                        new Occasion.Repeated(id, by, true), id + ", nothing new")
                                : supplemented(id, by, after);
            };
        }

        private boolean follows(String person, CaseId id) {
            return cases.lock(transaction, id)
                    .map(state -> state.referrers().contains(person))
                    .orElse(false);
        }

        private Found supplemented(CaseId id, String by, Fiche after) {
            replace(id, after);
            return Found.one(
                    new Occasion.Supplemented(
                            id, by, facts.of(after, today, false), missing(after)),
                    id + " supplemented");
        }

        private Found discharge(Understood.Discharge discharge) {
            if (writer.isEmpty()) {
                return aPerson(
                        Optional.empty(), "a discharge letter whose sender nobody vouches for");
            }
            String from = writer.get().id();
            Fiche fiche = discharge.fiche();
            PatientMarks marks = PatientMarks.of(fiche);
            boolean named = discharge.doctor() instanceof Understood.DeclaredDoctor.Named;
            Optional<DischargeMode> mode = discharge.stay().mode();
            if (mode.filter(it -> it.to() == DischargeMode.To.UNKNOWN).isPresent()) {
                return aPerson(Optional.empty(), "a discharge letter whose way out is in no table");
            }
            Optional<DischargeMode.Ending> ending = mode.flatMap(DischargeMode::ends);
            Optional<CaseId> same =
                    marks.ins().stream()
                            .flatMap(ins -> cases.findByIns(transaction, ins).stream())
                            .findFirst();
            if (same.isPresent()) {
                Fiche before = cases.fiche(transaction, same.get()).orElse(Fiche.EMPTY);
                if (Likeness.of(before, fiche) != Likeness.SAME) {
                    return somebodyElse(same.get(), from, fiche);
                }
                return Found.one(
                        new Occasion.LetterJoined(
                                same.get(), from, fiche.date(Field.DISCHARGE_DATE), named, ending),
                        same.get() + ", by the INS of an open case");
            }
            Optional<CaseId> alike =
                    marks.traits().stream()
                            .flatMap(t -> cases.findByTraits(transaction, t).stream())
                            .findFirst();
            if (alike.isPresent()) {
                return Found.one(
                                new Occasion.ForAPerson(
                                        alike,
                                        Optional.empty(),
                                        Optional.of(from),
                                        "a discharge letter with the traits of this case and no INS"),
                                alike.get() + " perhaps: same traits, no INS")
                        .behind(fiche.ins().isPresent() ? Obstacle.OTHER_PATIENT : Obstacle.NO_INS);
            }
            if (ending.isPresent()) {
                return Found.one(
                        new Occasion.LetterKept(from, ending),
                        "no case is open and the patient did not go home");
            }
            return switch (discharge.doctor()) {
                case Understood.DeclaredDoctor.Named _ ->
                        Found.one(
                                new Occasion.LetterKept(from),
                                "no case is open and the letter names a doctor");
                case Understood.DeclaredDoctor.NotDeclared _ -> request(withoutDoctor(fiche), true);
                case Understood.DeclaredDoctor.NotSaid _ ->
                        aPerson(
                                Optional.empty(),
                                "a discharge letter that says nothing about a doctor");
            };
        }

        /// The letter has said it: its author is not asked again.
        private static Fiche withoutDoctor(Fiche fiche) {
            return fiche.says(Field.MT_SITUATION)
                    ? fiche
                    : fiche.with(new Fiche(Map.of(Field.MT_SITUATION, "aucun")));
        }

        private Found reply(Understood.Reply reply) {
            Optional<Ticket> ticket = ticket(Optional.of(reply.token()));
            Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
            if (offer.isEmpty()) {
                return aPerson(ticket, "an answer to no proposal of ours");
            }
            if (!writtenByAddressee(ticket)) {
                return aPerson(
                        ticket,
                        writer.isPresent()
                                ? "an answer from somebody who was not asked"
                                : "an answer whose sender nobody vouches for");
            }
            return Found.one(
                    new Occasion.Answered(offer.get(), reply.answer()),
                    offer.get() + ", " + reply.answer().word());
        }

        private Found followUp(Understood.FollowUp followUp) {
            Optional<Ticket> ticket = ticket(followUp.token());
            Optional<CaseId> about = ticket.flatMap(Ticket::about);
            if (about.isPresent() && writtenByAddressee(ticket)) {
                return Found.one(
                        new Occasion.Happened(about.get(), ticket.get().person(), followUp.news()),
                        about.get() + ", news");
            }
            List<CaseId> followed = followed();
            if (ticket.isEmpty() && writer.isPresent() && followed.size() == 1) {
                return Found.one(
                        new Occasion.Happened(
                                followed.getFirst(), writer.get().id(), followUp.news()),
                        followed.getFirst() + ", the only case its writer follows");
            }
            return aPerson(ticket, "news that belongs to no one case");
        }

        private Found command(Understood.Command command) {
            Optional<Ticket> ticket = ticket(command.token());
            return switch (command.order()) {
                case Understood.Order.Status _ -> status(ticket);
                case Understood.Order.Stop _ -> stop(ticket);
                case Understood.Order.Help _ -> aPerson(ticket, "asks for help");
            };
        }

        /// I3: a volunteer who says stop, about a proposal of ours, is not asked again; the
        /// proposal counts as declined, and the coordinator hears of it.
        private Found stop(Optional<Ticket> ticket) {
            Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
            if (offer.isEmpty() || !writtenByAddressee(ticket)) {
                return aPerson(ticket, "asks not to be written to");
            }
            people.stop(transaction, ticket.orElseThrow().person());
            return new Found(
                    List.of(
                            new Occasion.Answered(
                                    offer.get(), new Answer.Decline(Optional.empty())),
                            new Occasion.ForAPerson(
                                    Optional.of(offer.get().caseId()),
                                    offer,
                                    Optional.empty(),
                                    "a volunteer asks not to be written to any more")),
                    offer.get() + ", a volunteer stops");
        }

        private Found status(Optional<Ticket> ticket) {
            if (writer.isEmpty()) {
                return aPerson(ticket, "a question whose sender nobody vouches for");
            }
            String by = writer.get().id();
            Optional<CaseId> about =
                    writtenByAddressee(ticket) ? ticket.flatMap(Ticket::about) : Optional.empty();
            List<CaseId> asked = about.map(List::of).orElseGet(this::followed);
            if (asked.isEmpty()) {
                return aPerson(ticket, "asks where a request stands and follows none");
            }
            return new Found(
                    asked.stream()
                            .limit(MANY_CASES)
                            .<Occasion>map(id -> new Occasion.StatusAsked(id, by))
                            .toList(),
                    asked.size() + " followed");
        }

        private Found automatic(Understood.Automatic automatic) {
            Optional<Ticket> ticket = ticket(automatic.token());
            Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
            if (offer.isEmpty() || !fromAddressee(ticket)) {
                return Found.one(
                        new Occasion.Nothing("a machine wrote, and about no offer"),
                        "written by a machine");
            }
            return Found.one(
                    new Occasion.Absent(offer.get(), automatic.backOn()), offer.get() + ", away");
        }

        private Found bounce(Understood.Bounce bounce) {
            Optional<Ticket> ticket = ticket(bounce.token());
            Optional<CaseId> about = ticket.flatMap(Ticket::about);
            if (about.isEmpty()) {
                return aPerson(ticket, "a bounce of no mail of ours");
            }
            return Found.one(
                    new Occasion.Undelivered(
                            about.get(),
                            ticket.flatMap(Ticket::offer),
                            bounce.permanent(),
                            bounce.status()),
                    about.get() + ", undelivered");
        }

        /// Nobody vouches for a report and nobody needs to: all it does is call a person. Who sent
        /// it is a machine, and is told nothing.
        private Found notIntegrated(Understood.NotIntegrated failed) {
            Optional<Ticket> ticket =
                    failed.messageId()
                            .flatMap(id -> outbox.findByMessageId(transaction, id))
                            .or(() -> ticket(failed.token()));
            if (ticket.filter(t -> t.kind() == LetterKind.ALERTE_COORDO).isPresent()) {
                // Or the alert about it would come back the same way, without end.
                return Found.one(
                        new Occasion.Nothing("the coordinator's own software reports an alert"),
                        "an alert not integrated");
            }
            if (ticket.flatMap(Ticket::about).isEmpty()) {
                return Found.one(
                        new Occasion.ForAPerson(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "an integration error about no letter of a case"),
                        "for a person: an integration error about no letter of a case");
            }
            Ticket letter = ticket.get();
            CaseId about = letter.about().orElseThrow();
            return Found.one(
                    new Occasion.NotIntegrated(
                            about, letter.kind(), letter.person(), failed.error()),
                    about + ", not integrated");
        }

        private Found unclear(Understood.Unclear unclear) {
            Found found = aPerson(ticket(unclear.token()), "not understood: " + unclear.because());
            boolean unreadable =
                    unclear.defects().stream()
                            .map(Defect::kind)
                            .anyMatch(
                                    kind ->
                                            kind == Defect.Kind.IMAGE_WITHOUT_TEXT
                                                    || kind == Defect.Kind.UNREADABLE_DOCUMENT);
            return unreadable ? found.behind(Obstacle.UNREADABLE_DOCUMENT) : found;
        }

        private List<CaseId> followed() {
            return writer.map(w -> cases.followedBy(transaction, w.id(), MANY_CASES))
                    .orElse(List.of());
        }

        private Optional<Ticket> ticket(Optional<String> token) {
            return token.flatMap(t -> outbox.findByToken(transaction, t));
        }

        /// Written by the one person the mail went to, and somebody vouches for it.
        private boolean writtenByAddressee(Optional<Ticket> ticket) {
            return ticket.isPresent()
                    && writer.map(w -> w.address().equals(ticket.get().recipient())).orElse(false);
        }

        /// The same without proof, enough for what can do no harm.
        private boolean fromAddressee(Optional<Ticket> ticket) {
            Optional<EmailAddress> author = opened.author();
            return ticket.isPresent()
                    && author.map(a -> a.equals(ticket.get().recipient())).orElse(true);
        }

        private Found aPerson(Optional<Ticket> ticket, String because) {
            return Found.one(
                    new Occasion.ForAPerson(
                            ticket.flatMap(Ticket::about),
                            ticket.flatMap(Ticket::offer),
                            writer.map(Correspondent::id),
                            because),
                    "for a person: " + because);
        }
    }

    private Set<String> missing(Fiche fiche) {
        return required.stream()
                .filter(field -> !said(fiche, field))
                .map(Field::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The writer's own address is a contact already; a birth date holds the year; consent
    /// counts only as a yes.
    private static boolean said(Fiche fiche, Field field) {
        if (field == Field.REFERRER_PHONE) {
            return true;
        }
        if (field == Field.BIRTH_YEAR) {
            return fiche.birthYear().isPresent();
        }
        if (field == Field.CONSENT) {
            return fiche.yes(Field.CONSENT).orElse(false);
        }
        return fiche.says(field);
    }
}
