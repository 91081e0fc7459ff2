package fr.passerelle.deciding;

import fr.passerelle.document.DischargeMode.Ending;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What happened to a case. Append-only and hash-chained in the store; the state of a case is a
/// function of its events ([CaseState#fold]). Pseudonymous throughout: events outlive the
/// patient's data.
///
/// Adding a component is a migration of stored events: give it a default in `store.EventJson`.
public sealed interface Event {
    record CaseOpened(
            String referrer, Facts facts, Set<String> missing, Instant seniority, boolean urgent)
            implements Event {}

    record CaseSupplemented(String by, Facts facts, Set<String> missing) implements Event {}

    record ReferrerJoined(String referrer) implements Event {}

    record LetterJoined(String from, Optional<LocalDate> dischargedOn, boolean namedDoctor)
            implements Event {}

    /// A hospital's letter says in codes that the patient died; the coordinator is asked.
    record DeathReported(String from) implements Event {}

    /// The coordinator says that the letter was wrong.
    record DeathDenied() implements Event {}

    /// Another open case looks like the same patient's; the coordinator is asked.
    record LikenessFound(String other) implements Event {}

    /// A letter that is not joined looks like this patient's; the coordinator is asked. What
    /// there is to decide on, should the answer be yes, is what the letter said in codes.
    record LetterLooksAlike(
            String from,
            Optional<LocalDate> dischargedOn,
            boolean namedDoctor,
            Optional<Ending> ending)
            implements Event {}

    /// The coordinator answered about a likeness.
    ///
    /// @param other the other case, empty for a letter
    /// @param same whether it is one patient; two stay two, and are not proposed again
    record LikenessSettled(Optional<String> other, boolean same) implements Event {}

    /// Another case of the same patient goes on in this one: its referrers are ours now.
    ///
    /// @param urgent true where either of them is
    record CaseAbsorbed(
            String absorbed,
            List<String> referrers,
            Facts facts,
            Set<String> missing,
            boolean urgent)
            implements Event {}

    /// This case goes on in another one, and is closed here.
    record CaseMerged(String into) implements Event {}

    /// @param excluded volunteers passed over, each with the filter rule ("M03 F1")
    record OfferMade(
            int number,
            String volunteer,
            Optional<Instant> remindAt,
            Instant expiresAt,
            List<String> excluded,
            List<String> chosenBecause)
            implements Event {}

    record OfferReminded(int number) implements Event {}

    record OfferExpired(int number) implements Event {}

    record OfferDeclined(int number, boolean reasonGiven, boolean quotaReached) implements Event {}

    /// @param late true where the offer had expired and the case was still free
    record OfferAccepted(int number, boolean late) implements Event {}

    /// The case went to somebody else while this offer was open, or a late yes came too late.
    record OfferLost(int number, boolean saidYes) implements Event {}

    /// @param why `absent`, `undeliverable`, `withdrawn` or `missed`
    /// @param backOn first day from which the doctor may be asked again, where that is known
    record OfferFreed(int number, String why, Optional<LocalDate> backOn) implements Event {}

    /// @param until first day from which offers are welcome again
    record VolunteerFull(String volunteer, LocalDate until) implements Event {}

    record ContactMade(String by) implements Event {}

    record AppointmentMade(String by, LocalDate on) implements Event {}

    record AppointmentKept(String by) implements Event {}

    record AppointmentMissed(String by) implements Event {}

    record DoctorDeclared(String by) implements Event {}

    /// @param of who was asked, pseudonymous
    /// @param what `manque`, `rdv_pris`, `honore`, `mt_declare`, `nouveau_rdv` or `renvoi`
    record FollowUpAsked(String of, String what) implements Event {}

    record PutBackInQueue(String why) implements Event {}

    /// A person must act; the case keeps a next date all the same.
    record HandedToCoordinator(String why) implements Event {}

    record NothingFound(String why) implements Event {}

    record Erased(String why) implements Event {}

    record Closed(String why) implements Event {}

    /// The case must be looked at again at this instant, whatever else happens (I9). Written
    /// whenever it changes, so that the state needs no policy to be rebuilt.
    record NextDate(Optional<Instant> at) implements Event {}
}
