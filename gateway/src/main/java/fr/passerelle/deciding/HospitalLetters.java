package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Discharge letters that open no case: those of a patient we know, and those we only keep.
final class HospitalLetters {
    static final List<Rule<Occasion.LetterJoined>> JOINED =
            List.of(
                    HospitalLetters::aDoctorInTheLetterIsLookedAt,
                    HospitalLetters::whoSaidYesIsTold,
                    HospitalLetters::theLetterWaitsWithTheCase);

    static final List<Rule<Occasion.LetterKept>> KEPT = List.of(HospitalLetters::itIsReceived);

    private HospitalLetters() {}

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
        draft.letter(LetterKind.AR, new Recipient.Sender(), Map.of("motif", "lettre_recue"));
        return true;
    }

    private static void join(Occasion.LetterJoined it, Draft draft) {
        boolean gone = draft.state().erased() || draft.state().status().over();
        draft.event(new Event.LetterJoined(it.from(), it.dischargedOn(), it.namedDoctor()));
        draft.letter(LetterKind.AR, new Recipient.Sender(), Map.of("motif", "lettre_recue"));
        if (gone) {
            draft.erase("a letter after the contact");
        }
    }
}
