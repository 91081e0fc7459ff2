package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.Optional;
import java.util.function.Consumer;

/// WordprocessingML (ECMA-376 part 1 §17): its namespaces, and what its attributes say.
final class Word {
    private static final String TRANSITIONAL =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String COMPATIBILITY =
            "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private Word() {}

    static boolean is(XmlElement element) {
        return element.namespace().equals(TRANSITIONAL) || element.namespace().equals(STRICT);
    }

    static boolean is(XmlElement element, String name) {
        return element.name().equals(name) && is(element);
    }

    /// Content controls got their check box with Word 2010.
    static boolean isCheckBox(XmlElement element) {
        return element.is(WORD_2010, "checkbox");
    }

    /// Two ways to say the same, for older and for newer programs.
    static boolean isAlternate(XmlElement element) {
        return element.is(COMPATIBILITY, "AlternateContent");
    }

    /// The first choice, which is what a program of today shows; the fallback where there is none
    /// (ECMA-376 part 3).
    static void alternate(XmlElement alternate, Consumer<XmlElement> each) {
        boolean[] chosen = {false};
        alternate.children(
                branch -> {
                    if (!chosen[0]
                            && (branch.is(COMPATIBILITY, "Choice")
                                    || branch.is(COMPATIBILITY, "Fallback"))) {
                        chosen[0] = true;
                        branch.children(each);
                    }
                });
    }

    /// An attribute of the element's own namespace.
    static Optional<String> attribute(XmlElement element, String name) {
        return element.attribute(element.namespace(), name);
    }

    static Optional<String> value(XmlElement element) {
        return attribute(element, "val");
    }

    /// ECMA-376 part 1 §17.17.4: an element alone says yes.
    static boolean isOn(XmlElement element) {
        return value(element)
                .filter(off -> off.equals("0") || off.equals("false") || off.equals("off"))
                .isEmpty();
    }
}
