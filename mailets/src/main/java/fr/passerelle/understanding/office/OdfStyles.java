package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.HashSet;
import java.util.Set;

/// The styles of a document that hide what is written in them: text (`text:display`),
/// and whole sheets (`table:display`; ODF 1.3 part 3 §20).
final class OdfStyles {
    private final Set<String> hidden = new HashSet<>();

    /// @param styles `office:automatic-styles` or `office:styles`
    void read(XmlElement styles) {
        styles.children(
                style -> {
                    String name = style.attribute(Odf.STYLE, "name").orElse("");
                    String family = style.attribute(Odf.STYLE, "family").orElse("");
                    if (style.is(Odf.STYLE, "style")) {
                        boolean[] hides = {false};
                        style.children(each -> hides[0] |= hides(each));
                        // A later style of the same name is another one: each file has its own.
                        if (hides[0]) {
                            hidden.add(family + " " + name);
                        } else {
                            hidden.remove(family + " " + name);
                        }
                    }
                });
    }

    private static boolean hides(XmlElement properties) {
        return switch (properties.name()) {
            case "text-properties" ->
                    properties.attribute(Odf.TEXT, "display").filter("none"::equals).isPresent();
            case "table-properties" ->
                    properties.attribute(Odf.TABLE, "display").filter("false"::equals).isPresent();
            default -> false;
        };
    }

    /// @param element whose style is named by an attribute `style-name` of its own namespace
    boolean hide(XmlElement element, String family) {
        return element.attribute(element.namespace(), "style-name")
                .filter(name -> hidden.contains(family + " " + name))
                .isPresent();
    }
}
