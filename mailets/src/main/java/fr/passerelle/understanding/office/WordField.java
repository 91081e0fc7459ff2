package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A field of the forms of Word 97 to 2003, which Word still writes (ECMA-376 part 1 §17.16.17):
/// it stands in the beginning of a field of its text.
///
/// @param name what macros call it
/// @param label what Word shows in its status line
record WordField(String name, Optional<String> label, Kind kind) {
    /// What can be done with it.
    sealed interface Kind {
        record Typed() implements Kind {}

        record Box(boolean ticked) implements Kind {}

        /// @param chosen blank where the list is empty
        record Choice(String chosen) implements Kind {}
    }

    /// Empty for data that say nothing about a field.
    static Optional<WordField> read(XmlElement data) {
        String[] name = {""};
        List<String> labels = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        data.children(
                each -> {
                    if (!Word.is(each)) {
                        return;
                    }
                    switch (each.name()) {
                        case "name" -> name[0] = Word.value(each).orElse("").strip();
                        case "statusText", "helpText" ->
                                Word.value(each)
                                        .filter(text -> !text.isBlank())
                                        .ifPresent(labels::add);
                        case "textInput" -> kinds.add(new Kind.Typed());
                        case "checkBox" -> kinds.add(new Kind.Box(ticked(each)));
                        case "ddList" -> kinds.add(new Kind.Choice(chosen(each)));
                        default -> {
                            // Sizes, macros.
                        }
                    }
                });
        return kinds.stream()
                .findFirst()
                .map(kind -> new WordField(name[0], labels.stream().findFirst(), kind));
    }

    /// §17.16.8: the state, or what it was made with.
    private static boolean ticked(XmlElement box) {
        boolean[] made = {false};
        List<Boolean> now = new ArrayList<>();
        box.children(
                each -> {
                    if (Word.is(each, "default")) {
                        made[0] = Word.isOn(each);
                    } else if (Word.is(each, "checked")) {
                        now.add(Word.isOn(each));
                    }
                });
        return now.isEmpty() ? made[0] : now.getFirst();
    }

    /// §17.16.9: the entries are counted from 0.
    private static String chosen(XmlElement list) {
        List<String> entries = new ArrayList<>();
        String[] made = {"0"};
        List<String> now = new ArrayList<>();
        list.children(
                each -> {
                    if (Word.is(each, "default")) {
                        made[0] = Word.value(each).orElse("0");
                    } else if (Word.is(each, "result")) {
                        now.add(Word.value(each).orElse("0"));
                    } else if (Word.is(each, "listEntry")) {
                        entries.add(Word.value(each).orElse(""));
                    }
                });
        return entry(entries, now.isEmpty() ? made[0] : now.getFirst());
    }

    static String entry(List<String> entries, String number) {
        return number.length() < 5
                        && !number.isEmpty()
                        && number.chars().allMatch(c -> c >= '0' && c <= '9')
                        && Integer.parseInt(number) < entries.size()
                ? entries.get(Integer.parseInt(number))
                : "";
    }
}
