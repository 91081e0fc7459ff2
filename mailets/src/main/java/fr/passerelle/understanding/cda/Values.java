package fr.passerelle.understanding.cda;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Data types of HL7 v3 as they stand in an element. An empty attribute, and an element with a
/// nullFlavor, say nothing.
final class Values {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]++");

    private Values() {}

    static Optional<String> attribute(XmlElement element, String name) {
        return element.attribute(name).map(Values::fold).filter(value -> !value.isEmpty());
    }

    /// CE, CD: a code without a value is none.
    static Optional<Code> code(XmlElement element) {
        Optional<String> code = attribute(element, "code");
        Optional<String> system = attribute(element, "codeSystem");
        Optional<String> display = attribute(element, "displayName");
        return code.map(value -> new Code(value, system, display));
    }

    /// II.
    static Optional<InstanceIdentifier> id(XmlElement element) {
        Optional<String> extension = attribute(element, "extension");
        return attribute(element, "root").map(root -> new InstanceIdentifier(root, extension));
    }

    /// TS: as it was written; what no calendar knows is a defect.
    static Optional<Dtm> time(XmlElement element, Notes notes) {
        Optional<String> value = attribute(element, "value");
        Optional<Dtm> time = value.flatMap(Dtm::find);
        if (value.isPresent() && time.isEmpty()) {
            notes.defect(Defect.Kind.BAD_DATE, notes.place(element), value.get());
        }
        return time;
    }

    /// The text of a short element, white space folded.
    static Optional<String> text(XmlElement element) {
        String text = fold(element.text());
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String fold(String text) {
        if (text.length() <= Limits.CDA_VALUE_CHARS && isFolded(text)) {
            return text;
        }
        String bounded =
                text.length() <= 4 * Limits.CDA_VALUE_CHARS
                        ? text
                        : text.substring(0, 4 * Limits.CDA_VALUE_CHARS);
        String folded = SPACES.matcher(bounded).replaceAll(" ").strip();
        return folded.length() <= Limits.CDA_VALUE_CHARS
                ? folded
                : folded.substring(0, Limits.CDA_VALUE_CHARS);
    }

    /// One blank between words, and none around them: as nearly every attribute stands.
    private static boolean isFolded(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // White space of any kind, and a few rare letters, take the long way.
            if (c < ' ' || c == '\u00a0' || c >= '\u1680' || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }

    /// Adds where there is room; a header with more of one thing says nothing by them.
    static <T> void add(List<T> list, T value) {
        if (list.size() < Limits.CDA_PEOPLE) {
            list.add(value);
        }
    }
}
