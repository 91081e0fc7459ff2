package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the coordinator chose by a number: it is done, and said so.
final class Choices {
    static final List<Rule<Occasion.NotAsked>> NOT_ASKED =
            List.of(
                    (_, draft) -> {
                        nothingIsAsked(draft);
                        return true;
                    });

    private Choices() {}

    /// Answered before, or by somebody else in the console.
    static void nothingIsAsked(Draft draft) {
        draft.by("coordination.choix", "the coordinator answers a question that is not open");
        noted("deja", draft);
    }

    /// @param what one of the codes of `choix` ([LetterKind])
    static void noted(String what, Draft draft) {
        noted(what, Map.of(), draft);
    }

    static void noted(String what, Map<String, String> more, Draft draft) {
        Map<String, String> values = new TreeMap<>(more);
        values.put("choix", what);
        draft.letter(LetterKind.CHOIX_NOTE, new Recipient.Coordinator(), values);
    }
}
