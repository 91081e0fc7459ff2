package fr.passerelle.deciding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Tells "my list is full" from other reasons to decline. Words only, one pass: a reason that
/// is not understood is still a reason, and costs the doctor nothing.
final class QuotaWords {
    private static final Set<String> FULL =
            Set.of(
                    "quota",
                    "quotas",
                    "complet",
                    "complete",
                    "complets",
                    "completes",
                    "plein",
                    "pleine");

    /// "temps plein", "dossier complet", "pas complet" speak of something else.
    private static final Set<String> NOT_AFTER = Set.of("temps", "dossier", "pas", "plan", "plus");

    private static final int MAX_LENGTH = 2_000;

    private QuotaWords() {}

    static boolean saidIn(String reason) {
        String text = reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH) : reason;
        String folded = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        String before = "";
        for (int i = 0; i <= folded.length(); i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && !word.isEmpty()) {
                String said = word.toString();
                if (FULL.contains(said) && !NOT_AFTER.contains(before)) {
                    return true;
                }
                before = said;
                word.setLength(0);
            }
        }
        return false;
    }
}
