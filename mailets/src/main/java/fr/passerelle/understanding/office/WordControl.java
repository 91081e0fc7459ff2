package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.Optional;

/// What the properties of a content control say (ECMA-376 part 1 §17.5.2).
///
/// @param tag what programs call it
/// @param title what people are shown
/// @param prompting whether it holds the words that only say where to type (§17.5.2.39)
record WordControl(Optional<String> tag, Optional<String> title, boolean prompting, Kind kind) {
    static final WordControl NONE =
            new WordControl(Optional.empty(), Optional.empty(), false, Kind.OTHER);

    /// What it is for.
    enum Kind {
        TEXT,
        TICKED,
        NOT_TICKED,
        /// Nothing to fill in: a table of contents, a group, a picture.
        OTHER
    }

    static WordControl read(XmlElement properties) {
        String[] names = {"", ""};
        boolean[] prompting = {false};
        Kind[] kind = {Kind.TEXT};
        properties.children(
                each -> {
                    if (Word.isCheckBox(each)) {
                        kind[0] = ticked(each) ? Kind.TICKED : Kind.NOT_TICKED;
                    } else if (each.name().startsWith("repeatingSection")) {
                        kind[0] = Kind.OTHER;
                    } else if (Word.is(each)) {
                        switch (each.name()) {
                            case "tag" -> names[0] = Word.value(each).orElse("");
                            case "alias" -> names[1] = Word.value(each).orElse("");
                            case "showingPlcHdr" -> prompting[0] = Word.isOn(each);
                            case "docPartObj",
                                    "docPartList",
                                    "group",
                                    "picture",
                                    "citation",
                                    "bibliography",
                                    "equation" ->
                                    kind[0] = Kind.OTHER;
                            default -> {
                                // How it looks, which texts it may hold.
                            }
                        }
                    }
                });
        return new WordControl(named(names[0]), named(names[1]), prompting[0], kind[0]);
    }

    /// What programs call it, else what people are shown; without either nobody can tell which
    /// field it is, and only its text is read.
    Optional<String> name() {
        return tag.or(() -> title);
    }

    private static Optional<String> named(String name) {
        return Optional.of(name.strip()).filter(it -> !it.isEmpty());
    }

    /// An attribute `val` of Word 2010's own namespace.
    private static boolean ticked(XmlElement box) {
        boolean[] ticked = {false};
        box.children(
                each -> {
                    if (each.name().equals("checked")) {
                        ticked[0] = Word.isOn(each);
                    }
                });
        return ticked[0];
    }
}
