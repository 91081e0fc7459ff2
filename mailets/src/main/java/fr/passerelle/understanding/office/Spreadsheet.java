package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.Optional;

/// SpreadsheetML (ECMA-376 part 1 §18): its namespaces, and what its attributes say.
final class Spreadsheet {
    private static final String TRANSITIONAL =
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS =
            "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private Spreadsheet() {}

    static boolean is(XmlElement element) {
        return element.namespace().equals(TRANSITIONAL) || element.namespace().equals(STRICT);
    }

    static boolean is(XmlElement element, String name) {
        return element.name().equals(name) && is(element);
    }

    static Optional<String> relation(XmlElement element) {
        return element.attribute(RELATIONS, "id")
                .or(() -> element.attribute(STRICT_RELATIONS, "id"));
    }

    static boolean isTrue(XmlElement element, String attribute) {
        return element.attribute(attribute)
                .filter(word -> word.equals("1") || word.equals("true"))
                .isPresent();
    }

    /// A number from 0 that fits; empty for anything else.
    static Optional<Integer> number(XmlElement element, String attribute) {
        return element.attribute(attribute)
                .filter(
                        text ->
                                !text.isEmpty()
                                        && text.length() < 9
                                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::valueOf);
    }
}
