package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A field of a form in RTF (RTF 1.9, "Form fields"), while it is read.
final class RtfField {
    /// `\ffres25` says that nothing was done with it yet.
    private static final int UNTOUCHED = 25;

    private static final int TYPED = 0;
    private static final int BOX = 1;
    private static final int LIST = 2;

    private final List<String> entries = new ArrayList<>();
    private int type = -1;
    private int result = UNTOUCHED;
    private int made;
    private int chars;
    private String name = "";
    private String label = "";

    void control(RtfToken.Control control) {
        switch (control.word()) {
            case "fftype" -> type = control.or(0);
            case "ffres" -> result = control.or(UNTOUCHED);
            case "ffdefres" -> made = control.or(0);
            default -> {
                // Sizes, protection.
            }
        }
    }

    void name(String text) {
        name = text.strip();
    }

    void label(String text) {
        label = text.strip();
    }

    void entry(String text) {
        chars += text.length();
        if (entries.size() == Limits.OFFICE_FIELDS || chars > Limits.TEXT_CHARS) {
            throw NotRead.tooLong();
        }
        entries.add(text);
    }

    /// What it shows by itself: a box, or the entry that was chosen; nothing where the text that
    /// was typed follows.
    String shown() {
        return switch (type) {
            case BOX -> Symbols.box(state() == 1);
            case LIST -> chosen();
            default -> "";
        };
    }

    /// @param typed the result that stands in the text
    void tell(String typed, Manuscript into) {
        Optional<String> shownLabel = Optional.of(label).filter(text -> !text.isEmpty());
        switch (type) {
            case TYPED -> into.field(name, shownLabel, typed);
            case BOX -> into.box(name, shownLabel, state() == 1);
            case LIST -> into.field(name, shownLabel, chosen());
            default -> {
                // Data of no field.
            }
        }
    }

    private int state() {
        return result == UNTOUCHED ? made : result;
    }

    private String chosen() {
        int number = state();
        return number >= 0 && number < entries.size() ? entries.get(number) : "";
    }
}
