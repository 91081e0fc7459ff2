package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.Letter.Recipient;
import fr.passerelle.document.DischargeMode.Ending;
import fr.passerelle.document.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Discharge letters that open no case: those of a patient we know, and those we only keep.
final class HospitalLetters {
    static final List<Rule<Occasion.LetterJoined>> JOINED =
            List.of(
                    HospitalLetters::aDeathStopsEverything,
                    HospitalLetters::afterADeathAPersonReadsOn,
                    HospitalLetters::whoIsTransferredIsNotSearchedFor,
                    HospitalLetters::aDoctorInTheLetterIsLookedAt,
                    HospitalLetters::whoSaidYesIsTold,
                    HospitalLetters::whoComesHomeIsSearchedForAgain,
                    HospitalLetters::theLetterWaitsWithTheCase);

    static final List<Rule<Occasion.LetterKept>> KEPT =
            List.of(
                    HospitalLetters::afterADeathNothingBegins,
                    HospitalLetters::afterATransferNothingBegins,
                    HospitalLetters::itIsReceived);

    /// What is missing while the patient lies in another hospital: the day of coming home.
    private static final String COMING_HOME = Field.DISCHARGE_DATE.key();

    private HospitalLetters() {}

    private static boolean aDeathStopsEverything(Occasion.LetterJoined it, Draft draft) {
        if (!says(Ending.DEATH, it.ending())
                || draft.state().status().over()
                || Deaths.isReported(draft)) {
            return false;
        }
        Deaths.report(it, draft);
        return true;
    }

    /// A further letter may confirm it or say the contrary: only a person can tell.
    private static boolean afterADeathAPersonReadsOn(Occasion.LetterJoined it, Draft draft) {
        if (!Deaths.isReported(draft)) {
            return false;
        }
        draft.by("sortie.deces", "a further letter about a patient who is said to have died");
        join(it, draft);
        draft.alert(
                says(Ending.DEATH, it.ending())
                        ? "Une autre lettre annonce le décès qui reste à confirmer."
                        : "Une lettre de sortie arrive pour un dossier dont le décès reste à"
                                + " confirmer : elle ne parle pas de décès.");
        return true;
    }

    /// The letter of the next house will say when the patient comes home, or somebody who asked
    /// knows it: until then the case keeps its rank and nobody is asked.
    private static boolean whoIsTransferredIsNotSearchedFor(Occasion.LetterJoined it, Draft draft) {
        CaseState state = draft.state();
        if (!says(Ending.TRANSFER, it.ending())
                || state.acceptedOffer().isPresent()
                || state.status().over()
                || state.erased()) {
            return false;
        }
        draft.by(
                "sortie.transfert",
                "the letter says that the patient was transferred: the search waits");
        join(it, draft);
        withdraw(draft);
        Set<String> missing = new TreeSet<>(state.missing());
        missing.add(COMING_HOME);
        draft.event(new Event.CaseSupplemented(it.from(), state.facts(), missing));
        draft.toReferrers(LetterKind.STATUT, InWords.status(draft.state()));
        draft.alert(
                "Une lettre de sortie annonce un transfert : la recherche attend la date du retour"
                        + " à domicile.");
        draft.lookAgain(draft.calendar().morning(draft.now, draft.policy.entry().remindMissing()));
        return true;
    }

    /// The letter that the search waited for.
    private static boolean whoComesHomeIsSearchedForAgain(Occasion.LetterJoined it, Draft draft) {
        CaseState state = draft.state();
        if (!state.missing().contains(COMING_HOME)
                || it.ending().isPresent()
                || it.dischargedOn().isEmpty()
                || state.erased()
                || state.status().over()) {
            return false;
        }
        draft.by("sortie.retour", "the patient is home: the search goes on");
        join(it, draft);
        Set<String> missing = new TreeSet<>(state.missing());
        missing.remove(COMING_HOME);
        draft.event(new Event.CaseSupplemented(it.from(), state.facts(), missing));
        if (missing.isEmpty()) {
            Search.next(draft);
        }
        return true;
    }

    private static boolean says(Ending wanted, Optional<Ending> ending) {
        return ending.filter(wanted::equals).isPresent();
    }

    /// Doctors who have not answered yet need not answer any more.
    static void withdraw(Draft draft) {
        for (OfferState offer : draft.state().waiting().toList()) {
            Replies.lost(offer, false, draft);
        }
    }

    private static boolean afterADeathNothingBegins(Occasion.LetterKept it, Draft draft) {
        if (!says(Ending.DEATH, it.ending())) {
            return false;
        }
        draft.by("sortie.deces", "the letter says that the patient died: nothing to search");
        received(it.from(), draft);
        return true;
    }

    private static boolean afterATransferNothingBegins(Occasion.LetterKept it, Draft draft) {
        if (!says(Ending.TRANSFER, it.ending())) {
            return false;
        }
        draft.by(
                "sortie.transfert",
                "the letter says that the patient was transferred: nothing to search yet");
        received(it.from(), draft);
        return true;
    }

    /// A patient for whom we search may have a médecin traitant after all; proposals go on until
    /// a person has looked.
    private static boolean aDoctorInTheLetterIsLookedAt(Occasion.LetterJoined it, Draft draft) {
        CaseState state = draft.state();
        if (!it.namedDoctor() || state.acceptedOffer().isPresent() || state.status().over()) {
            return false;
        }
        draft.by("sortie.medecin_nomme", "the letter names a médecin traitant");
        join(it, draft);
        draft.alert(
                "Une lettre de sortie nomme un médecin traitant pour un patient dont la recherche"
                        + " est en cours.");
        return true;
    }

    private static boolean whoSaidYesIsTold(Occasion.LetterJoined it, Draft draft) {
        return draft.state()
                .accepted()
                .map(
                        offer -> {
                            draft.by("sortie.lettre", "the doctor who said yes is told");
                            join(it, draft);
                            Map<String, String> values = new TreeMap<>();
                            values.put("motif", "lettre_recue");
                            it.dischargedOn()
                                    .ifPresent(day -> values.put("sortie_le", day.toString()));
                            draft.letter(
                                    LetterKind.STATUT,
                                    new Recipient.Doctor(offer.volunteer()),
                                    offer.number(),
                                    values);
                            return true;
                        })
                .orElse(false);
    }

    /// I6: nobody else is told anything.
    private static boolean theLetterWaitsWithTheCase(Occasion.LetterJoined it, Draft draft) {
        draft.by("sortie.lettre", "the letter waits with its case until a doctor says yes");
        join(it, draft);
        return true;
    }

    private static boolean itIsReceived(Occasion.LetterKept it, Draft draft) {
        draft.by("sortie.conservee", "the letter names a médecin traitant: nothing to search");
        received(it.from(), draft);
        return true;
    }

    /// Whoever sent the letter hears of it, also where a person joined it later.
    static void received(String from, Draft draft) {
        draft.letter(LetterKind.AR, People.person(from), Map.of("motif", "lettre_recue"));
    }

    private static void join(Occasion.LetterJoined it, Draft draft) {
        boolean gone = draft.state().erased() || draft.state().status().over();
        draft.event(new Event.LetterJoined(it.from(), it.dischargedOn(), it.namedDoctor()));
        received(it.from(), draft);
        if (gone) {
            draft.erase("a letter after the contact");
        }
    }
}
