package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.Letter.Recipient;
import fr.passerelle.understanding.reply.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What comes back on a proposal: a yes, a no, neither, a machine, or the proposal itself.
final class Replies {
    static final List<Rule<Occasion.Answered>> ANSWERED =
            List.of(
                    Replies::anUnknownOfferGoesToAPerson,
                    Replies::afterADeathNothingIsDecided,
                    Replies::neitherYesNorNoGoesToAPerson,
                    Replies::aYesTwiceIsOneYes,
                    Replies::aYesThatComesTooLateIsAReserve,
                    Replies::aYesWithoutAFileGoesToAPerson,
                    Replies::theFirstYesWins,
                    Replies::aNoAfterContactGoesToAPerson,
                    Replies::aYesTakenBackReopensTheSearch,
                    Replies::aNoTwiceIsOneNo,
                    Replies::aNoIsNotedAndTheNextDoctorAsked);

    static final List<Rule<Occasion.Absent>> ABSENT =
            List.of(Replies::whoIsBackAlreadyIsNotAway, Replies::whoIsAwayFreesTheOffer);

    static final List<Rule<Occasion.Undelivered>> UNDELIVERED =
            List.of(
                    Replies::aTransientFailureIsWaitedOut,
                    Replies::aProposalThatCannotArriveFreesTheOffer,
                    Replies::anyOtherDeadAddressGoesToAPerson);

    /// How long a doctor whose machine names no day is taken to be away.
    private static final int AWAY_WITHOUT_A_DATE_DAYS = 7;

    private Replies() {}

    private static Optional<OfferState> offer(OfferId id, Draft draft) {
        return Optional.ofNullable(draft.state().offers().get(id.number()));
    }

    private static OfferState known(OfferId id, Draft draft) {
        return offer(id, draft).orElseThrow();
    }

    private static boolean anUnknownOfferGoesToAPerson(Occasion.Answered it, Draft draft) {
        return offer(it.offer(), draft).isEmpty()
                && People.ask(
                        draft,
                        "reponse.inconnue",
                        "the answer is to an offer that was never made",
                        "Une réponse porte sur une proposition que la passerelle ne connaît pas.");
    }

    private static boolean afterADeathNothingIsDecided(Occasion.Answered it, Draft draft) {
        return Deaths.nothingMoves(draft);
    }

    private static boolean neitherYesNorNoGoesToAPerson(Occasion.Answered it, Draft draft) {
        return switch (it.answer()) {
            case Answer.Accept _, Answer.Decline _ -> false;
            case Answer.Defer _ ->
                    toAPerson(
                            it,
                            draft,
                            "a yes for later is not a hold",
                            "Un médecin propose de prendre le patient plus tard.");
            case Answer.Question _ ->
                    toAPerson(
                            it,
                            draft,
                            "the doctor asks a question",
                            "Un médecin pose une question avant de répondre.");
            case Answer.Delegate _ ->
                    toAPerson(
                            it,
                            draft,
                            "the doctor names somebody else",
                            "Un médecin renvoie vers un confrère.");
            case Answer.Partial _ ->
                    toAPerson(
                            it,
                            draft,
                            "the doctor accepts under conditions",
                            "Un médecin accepte sous condition ou en partie.");
            case Answer.Unclear _ ->
                    toAPerson(
                            it,
                            draft,
                            "the answer is neither yes nor no",
                            "La réponse d’un médecin n’est ni un oui ni un non.");
        };
    }

    /// The offer stays open and its deadline runs on.
    private static boolean toAPerson(
            Occasion.Answered it, Draft draft, String because, String pourquoi) {
        draft.by("reponse." + it.answer().word(), because);
        draft.alert(pourquoi);
        OfferState offer = known(it.offer(), draft);
        draft.letter(
                LetterKind.TRANSMIS,
                new Recipient.Doctor(offer.volunteer()),
                offer.number(),
                offer.waiting() ? Map.of("jusquau", InWords.until(offer)) : Map.of());
        return true;
    }

    private static boolean aYesTwiceIsOneYes(Occasion.Answered it, Draft draft) {
        OfferState offer = known(it.offer(), draft);
        boolean notedReserve =
                offer.standing() == Standing.LOST && offer.saidYes() && !isFree(draft.state());
        if (!isYes(it) || !(offer.standing() == Standing.ACCEPTED || notedReserve)) {
            return false;
        }
        draft.by("reponse.repetee", "this yes is already noted");
        tellDoctor(offer, draft);
        return true;
    }

    /// A yes would give this patient a doctor.
    private static boolean isFree(CaseState state) {
        return state.acceptedOffer().isEmpty()
                && !state.status().over()
                && !state.erased()
                && state.missing().isEmpty();
    }

    private static boolean aYesThatComesTooLateIsAReserve(Occasion.Answered it, Draft draft) {
        CaseState state = draft.state();
        if (!isYes(it) || (state.acceptedOffer().isEmpty() && !state.status().over())) {
            return false;
        }
        draft.by("offre.reponse_tardive", "somebody else was faster: a reserve");
        lost(known(it.offer(), draft), true, draft);
        return true;
    }

    private static boolean aYesWithoutAFileGoesToAPerson(Occasion.Answered it, Draft draft) {
        CaseState state = draft.state();
        if (!isYes(it) || isFree(state)) {
            return false;
        }
        draft.by("offre.reponse_tardive", "a reserve until the request is complete again");
        draft.event(new Event.OfferLost(it.offer().number(), true));
        return toAPerson(
                it,
                draft,
                "the yes is kept as a reserve until the request is complete again",
                "Un médecin dit oui, mais la demande doit d’abord être renvoyée ou complétée.");
    }

    /// I1 and I7: whoever says yes first has the patient, in time or late.
    private static boolean theFirstYesWins(Occasion.Answered it, Draft draft) {
        if (!isYes(it)) {
            return false;
        }
        OfferState offer = known(it.offer(), draft);
        boolean late = !offer.waiting();
        boolean withAPerson = draft.state().handedOver();
        draft.by(
                late ? "offre.reponse_tardive" : "offre.acceptation",
                late ? "a late yes, and the case is still free" : "the first yes wins");
        draft.event(new Event.OfferAccepted(offer.number(), late));
        Map<String, String> values = new TreeMap<>();
        values.put("motif", "acceptee");
        values.put("medecin", offer.volunteer());
        if (overQuota(offer.volunteer(), draft)) {
            values.put("quota_depasse", "oui");
        }
        draft.letter(
                LetterKind.CONFIRMATION_MG,
                new Recipient.Doctor(offer.volunteer()),
                offer.number(),
                values);
        draft.toReferrers(LetterKind.STATUT, InWords.status(draft.state()));
        for (OfferState other : draft.state().waiting().toList()) {
            if (other.volunteer().equals(offer.volunteer())) {
                draft.event(new Event.OfferLost(other.number(), false));
            } else {
                lost(other, false, draft);
            }
        }
        if (withAPerson) {
            draft.alert("Un médecin a finalement dit oui : il n’y a plus rien à chercher.");
        }
        draft.lookAgain(
                draft.calendar().morningAfterDays(draft.now, draft.policy.followUp().madeDays()));
        return true;
    }

    /// I2: a yes above the quota is kept, and the doctor is asked whether it was meant.
    private static boolean overQuota(String doctor, Draft draft) {
        return draft.volunteers.near(draft.state().facts()).stream()
                .filter(volunteer -> volunteer.id().equals(doctor))
                .anyMatch(volunteer -> volunteer.acceptedThisMonth() >= volunteer.quotaPerMonth());
    }

    private static boolean aNoAfterContactGoesToAPerson(Occasion.Answered it, Draft draft) {
        CaseState state = draft.state();
        boolean met = state.contactMade() || state.appointment().isPresent();
        return known(it.offer(), draft).standing() == Standing.ACCEPTED
                && (met || state.status().over())
                && toAPerson(
                        it,
                        draft,
                        "a doctor who said yes says no after the contact",
                        "Un médecin qui avait dit oui se retire alors que le contact est pris.");
    }

    /// Facts §2.6: a withdrawal after a yes re-opens the case at its seniority.
    private static boolean aYesTakenBackReopensTheSearch(Occasion.Answered it, Draft draft) {
        OfferState offer = known(it.offer(), draft);
        if (offer.standing() != Standing.ACCEPTED) {
            return false;
        }
        draft.by("offre.retrait", "the doctor takes the yes back before any contact");
        draft.event(new Event.OfferFreed(offer.number(), "withdrawn", Optional.empty()));
        draft.event(new Event.PutBackInQueue("the doctor took the yes back"));
        declineNoted(offer, false, draft);
        draft.toReferrers(LetterKind.STATUT, Map.of("motif", "en_attente"));
        Search.next(draft);
        return true;
    }

    private static boolean aNoTwiceIsOneNo(Occasion.Answered it, Draft draft) {
        OfferState offer = known(it.offer(), draft);
        if (offer.standing() != Standing.DECLINED) {
            return false;
        }
        draft.by("reponse.repetee", "this no is already noted");
        tellDoctor(offer, draft);
        return true;
    }

    private static boolean aNoIsNotedAndTheNextDoctorAsked(Occasion.Answered it, Draft draft) {
        OfferState offer = known(it.offer(), draft);
        Optional<String> reason =
                it.answer() instanceof Answer.Decline(_, var words) ? words : Optional.empty();
        boolean full = reason.filter(QuotaWords::saidIn).isPresent();
        draft.by("offre.refus", "the doctor says no, and need not say why");
        draft.event(new Event.OfferDeclined(offer.number(), reason.isPresent(), full));
        if (full) {
            draft.event(new Event.VolunteerFull(offer.volunteer(), nextMonth(draft)));
        }
        declineNoted(offer, full, draft);
        if (offer.waiting()) {
            Search.next(draft);
        }
        return true;
    }

    private static LocalDate nextMonth(Draft draft) {
        return WorkingDays.dayOf(draft.now).plusMonths(1).withDayOfMonth(1);
    }

    private static void declineNoted(OfferState offer, boolean full, Draft draft) {
        draft.letter(
                LetterKind.REFUS_NOTE,
                new Recipient.Doctor(offer.volunteer()),
                offer.number(),
                full
                        ? Map.of("quota_jusquau", nextMonth(draft).minusDays(1).toString())
                        : Map.of());
    }

    static void lost(OfferState offer, boolean saidYes, Draft draft) {
        draft.event(new Event.OfferLost(offer.number(), saidYes));
        draft.letter(
                LetterKind.DEJA_POURVU,
                new Recipient.Doctor(offer.volunteer()),
                offer.number(),
                Map.of("dit_oui", saidYes ? "oui" : "non"));
    }

    /// Where a doctor's own offer stands, and nothing about anybody else's.
    static void tellDoctor(OfferState offer, Draft draft) {
        Map<String, String> values = new TreeMap<>();
        values.put(
                "motif",
                switch (offer.standing()) {
                    case OPEN, REMINDED -> "proposee";
                    case EXPIRED, FREED -> "expiree";
                    case DECLINED -> "refusee";
                    case LOST -> "deja_pourvue";
                    case ACCEPTED -> InWords.motif(draft.state());
                });
        if (offer.waiting()) {
            values.put("jusquau", InWords.until(offer));
        }
        draft.letter(
                LetterKind.STATUT, new Recipient.Doctor(offer.volunteer()), offer.number(), values);
    }

    private static boolean isYes(Occasion.Answered it) {
        return it.answer() instanceof Answer.Accept;
    }

    private static boolean whoIsBackAlreadyIsNotAway(Occasion.Absent it, Draft draft) {
        LocalDate today = WorkingDays.dayOf(draft.now);
        boolean waiting = offer(it.offer(), draft).filter(OfferState::waiting).isPresent();
        if (waiting && it.backOn().stream().noneMatch(day -> !day.isAfter(today))) {
            return false;
        }
        draft.by("reponse.absent", "the offer no longer waits, or the doctor is back");
        return true;
    }

    private static boolean whoIsAwayFreesTheOffer(Occasion.Absent it, Draft draft) {
        draft.by("reponse.absent", "the doctor is away: the next one is asked");
        LocalDate back =
                it.backOn().orElse(WorkingDays.dayOf(draft.now).plusDays(AWAY_WITHOUT_A_DATE_DAYS));
        draft.event(new Event.OfferFreed(it.offer().number(), "absent", Optional.of(back)));
        Search.next(draft);
        return true;
    }

    private static boolean aTransientFailureIsWaitedOut(Occasion.Undelivered it, Draft draft) {
        if (it.permanent()) {
            return false;
        }
        draft.by("remise.passagere", "a transient failure: the operator tries again");
        return true;
    }

    private static boolean aProposalThatCannotArriveFreesTheOffer(
            Occasion.Undelivered it, Draft draft) {
        Optional<OfferState> offer =
                it.offer().flatMap(id -> offer(id, draft)).filter(OfferState::waiting);
        if (offer.isEmpty()) {
            return false;
        }
        draft.by("remise.impossible", "the proposal cannot be delivered");
        draft.event(new Event.OfferFreed(offer.get().number(), "undeliverable", Optional.empty()));
        draft.alert(
                "L’adresse du médecin "
                        + offer.get().volunteer()
                        + " refuse nos messages : le suivant est sollicité.");
        Search.next(draft);
        return true;
    }

    private static boolean anyOtherDeadAddressGoesToAPerson(Occasion.Undelivered it, Draft draft) {
        draft.by("remise.impossible", "a letter of this case cannot be delivered");
        draft.alert("Un message de ce dossier n’a pas pu être remis : l’adresse refuse.");
        return true;
    }
}
