package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;

/// What only a person can decide: the coordinator is told, and whoever wrote is told so.
final class People {
    static final List<Rule<Occasion.ForAPerson>> FOR_A_PERSON =
            List.of(People::strangersAreToldNothing, People::aPersonReadsIt);

    private static final String UNREADABLE =
            "Un message demande votre lecture : la passerelle n’a pas su qu’en faire.";

    private People() {}

    private static boolean strangersAreToldNothing(Occasion.ForAPerson it, Draft draft) {
        if (it.by().isPresent()) {
            return false;
        }
        draft.by("personne.inconnu", it.because());
        draft.alert(UNREADABLE);
        return true;
    }

    private static boolean aPersonReadsIt(Occasion.ForAPerson it, Draft draft) {
        draft.by("personne.lecture", it.because());
        draft.alert(UNREADABLE);
        draft.letter(LetterKind.TRANSMIS, new Recipient.Sender(), Map.of());
        return true;
    }

    static void nobodyKnowsThisCase(Draft draft) {
        draft.by("personne.dossier_inconnu", "the message is about a case that is not known");
        draft.alert("Un message parle d’un dossier que la passerelle ne connaît pas.");
    }

    /// Hands the message at hand to a person and tells its sender; nothing in the case moves.
    static boolean ask(Draft draft, String rule, String because, String pourquoi) {
        draft.by(rule, because);
        draft.alert(pourquoi);
        draft.letter(LetterKind.TRANSMIS, new Recipient.Sender(), Map.of());
        return true;
    }

    /// `M..` is a doctor, `R..` somebody who refers.
    static boolean isDoctor(String pseudonym) {
        return pseudonym.startsWith("M");
    }

    static Recipient person(String pseudonym) {
        return isDoctor(pseudonym)
                ? new Recipient.Doctor(pseudonym)
                : new Recipient.Referrer(pseudonym);
    }
}
