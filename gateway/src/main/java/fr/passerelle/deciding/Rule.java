package fr.passerelle.deciding;

import java.util.List;

/// One sentence of a procedure. Rules stand in one list for each kind of occasion; the first
/// that decides wins, the last one always does.
///
/// @param <O> the occasion it is about
@FunctionalInterface
interface Rule<O extends Occasion> {
    /// Writes what it decides into the draft; false where it has nothing to say.
    boolean decides(O occasion, Draft draft);

    static <O extends Occasion> void first(List<Rule<O>> rules, O occasion, Draft draft) {
        for (Rule<O> rule : rules) {
            if (rule.decides(occasion, draft)) {
                return;
            }
        }
        throw new IllegalStateException("the last rule of a list must always decide");
    }
}
