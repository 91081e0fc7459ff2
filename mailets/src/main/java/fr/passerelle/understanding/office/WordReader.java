package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The parts of a DOCX in the order of a page: headers, text, notes, footers. A header that says
/// what another has said (first page, other pages) is told once.
final class WordReader {
    private final Parts parts;
    private final Manuscript into;
    private final Set<List<Later.Said>> told = new HashSet<>();

    private WordReader(Parts parts, Manuscript into) {
        this.parts = parts;
        this.into = into;
    }

    /// @param main the name of the part with the text
    static void read(Parts parts, String main, Manuscript into) {
        new WordReader(parts, into).read(main);
    }

    private void read(String main) {
        Relations relations = Relations.of(parts, main);
        Set<String> hidden =
                relations
                        .first("styles")
                        .flatMap(styles -> parts.read(styles, WordReader::hiddenStyles))
                        .orElse(Set.of());
        WordText text = new WordText(into, hidden);
        for (String header : relations.all("header")) {
            apart(header, text);
        }
        parts.require(main, root -> root.children(each -> body(each, text)));
        relations.first("footnotes").ifPresent(notes -> notes(notes, text));
        relations.first("endnotes").ifPresent(notes -> notes(notes, text));
        for (String footer : relations.all("footer")) {
            apart(footer, text);
        }
    }

    private void body(XmlElement each, WordText text) {
        if (Word.is(each, "body")) {
            text.blocks(each, into);
        }
    }

    private void apart(String part, WordText text) {
        Later later = new Later();
        parts.visit(part, root -> text.blocks(root, later));
        once(later);
    }

    private void notes(String part, WordText text) {
        parts.visit(part, root -> root.children(note -> note(note, text)));
    }

    /// The lines between text and notes are notes, too: those have a type.
    private void note(XmlElement note, WordText text) {
        if (Word.attribute(note, "type").filter(type -> !type.equals("normal")).isEmpty()) {
            text.blocks(note, into);
        }
    }

    private void once(Later later) {
        if (told.size() == Limits.OFFICE_PARTS) {
            throw NotRead.tooLong();
        }
        if (told.add(later.said())) {
            later.tell(into);
        }
    }

    /// The styles that hide what is written in them (ECMA-376 part 1 §17.3.2.41).
    private static Set<String> hiddenStyles(XmlElement styles) {
        Set<String> hidden = new HashSet<>();
        styles.children(
                style -> {
                    String id = Word.attribute(style, "styleId").orElse("");
                    if (Word.is(style, "style") && !id.isEmpty()) {
                        style.children(
                                each -> {
                                    if (Word.is(each, "rPr") && hides(each)) {
                                        hidden.add(id);
                                    }
                                });
                    }
                });
        return hidden;
    }

    private static boolean hides(XmlElement properties) {
        boolean[] hides = {false};
        properties.children(
                each -> {
                    if (Word.is(each, "vanish")) {
                        hides[0] = Word.isOn(each);
                    }
                });
        return hides[0];
    }
}
