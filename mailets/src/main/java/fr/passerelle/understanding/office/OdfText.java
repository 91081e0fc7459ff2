package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Paragraphs and tables of ODF as a person sees them (ODF 1.3 part 3 §4 to §7, §9). What was
/// deleted stands apart in `text:tracked-changes`, and is left there.
final class OdfText {
    /// Blanks in a row that `text:s` may stand for.
    private static final int BLANKS = 100;

    private final Manuscript form;
    private final OdfStyles styles;
    private final Transcript transcript = new Transcript();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private int controls;

    /// A form field of Word that is open: its beginning and end are marks in the text.
    private record Mark(String name, boolean typed, int began) {}

    /// @param form takes the fields
    OdfText(Manuscript form, OdfStyles styles) {
        this.form = form;
        this.styles = styles;
    }

    /// Whatever holds paragraphs, lists and tables.
    void blocks(XmlElement container, Story story) {
        container.children(each -> block(each, story));
    }

    private void block(XmlElement each, Story story) {
        switch (each.namespace()) {
            case Odf.TEXT -> textBlock(each, story);
            case Odf.TABLE -> {
                if (each.name().equals("table")) {
                    table(each, story);
                }
            }
            case Odf.DRAW -> {
                if (each.name().equals("image")) {
                    form.picture();
                }
                shape(each, story);
            }
            case Odf.OFFICE -> {
                if (each.name().equals("forms")) {
                    new OdfForms(form).read(each);
                }
            }
            default -> {
                // Formulas, what other programs add.
            }
        }
    }

    private void textBlock(XmlElement each, Story story) {
        switch (each.name()) {
            case "p", "h" -> paragraph(each, story);
            case "list",
                    "list-item",
                    "list-header",
                    "numbered-paragraph",
                    "table-of-content",
                    "index-body",
                    "index-title" ->
                    blocks(each, story);
            case "section" -> {
                if (each.attribute(Odf.TEXT, "display").filter("none"::equals).isEmpty()) {
                    blocks(each, story);
                }
            }
            default -> {
                // Declarations; changes that are not in the text any more.
            }
        }
    }

    private void paragraph(XmlElement element, Story story) {
        boolean hidden = styles.hide(element, "paragraph");
        Paragraph paragraph = new Paragraph(transcript);
        if (!hidden) {
            inline(element, paragraph);
            paragraph.end(story);
        }
    }

    private void inline(XmlElement element, Paragraph paragraph) {
        element.content(
                text -> say(text, paragraph),
                each -> {
                    switch (each.namespace()) {
                        case Odf.TEXT -> text(each, paragraph);
                        case Odf.DRAW -> shape(each, paragraph.boxes());
                        case Odf.LIBREOFFICE -> {
                            if (each.name().equals("content-control")) {
                                control(each, paragraph);
                            }
                        }
                        case Odf.FIELD -> mark(each, paragraph);
                        default -> {
                            // Annotations and their like: beside the text.
                        }
                    }
                });
    }

    /// §6.1.2: white space of the file is one blank, or none at the beginning.
    private void say(String text, Paragraph paragraph) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean blank = paragraph.endsInBlank();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!white) {
                plain.append(c);
            } else if (!blank) {
                plain.append(' ');
            }
            blank = white;
        }
        paragraph.say(Symbols.plain(plain.toString(), ""));
    }

    private void text(XmlElement each, Paragraph paragraph) {
        switch (each.name()) {
            case "s" -> paragraph.say(" ".repeat(blanks(each)));
            case "tab" -> paragraph.say("\t");
            case "line-break" -> paragraph.say("\n");
            case "span" -> {
                if (!styles.hide(each, "text")) {
                    inline(each, paragraph);
                }
            }
            case "hidden-text", "hidden-paragraph" -> {
                if (!Odf.isTrue(each, Odf.TEXT, "is-hidden")) {
                    inline(each, paragraph);
                }
            }
            case "note" -> each.children(part -> note(part, paragraph));
            case "text-input", "drop-down" -> input(each, paragraph);
            case "placeholder", "script", "note-citation", "ruby-text", "tracked-changes" -> {
                // Where to type; a program; a number; a pronunciation; what was deleted.
            }
            default -> inline(each, paragraph);
        }
    }

    private static int blanks(XmlElement each) {
        String count = each.attribute(Odf.TEXT, "c").orElse("1");
        return count.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(count), BLANKS) : 1;
    }

    private void note(XmlElement part, Paragraph paragraph) {
        if (part.is(Odf.TEXT, "note-body")) {
            blocks(part, paragraph.boxes());
        }
    }

    /// Input fields and lists (§7).
    private void input(XmlElement each, Paragraph paragraph) {
        Optional<String> name =
                each.attribute(Odf.TEXT, "name").or(() -> each.attribute(Odf.TEXT, "description"));
        int began = transcript.here();
        inline(each, paragraph);
        name.filter(it -> !it.isBlank())
                .ifPresent(it -> form.field(it, Optional.empty(), transcript.since(began)));
    }

    /// The content controls of LibreOffice, which it takes over from Word.
    private void control(XmlElement each, Paragraph paragraph) {
        Optional<String> title = named(each, "alias");
        Optional<String> name = named(each, "tag").or(() -> title);
        boolean prompting = Odf.isTrue(each, Odf.LIBREOFFICE, "showing-place-holder");
        if (Odf.isTrue(each, Odf.LIBREOFFICE, "checkbox")) {
            boolean ticked = Odf.isTrue(each, Odf.LIBREOFFICE, "checked");
            paragraph.say(Symbols.box(ticked));
            name.ifPresent(it -> form.box(it, title, ticked));
            return;
        }
        int before = ++controls;
        int began = transcript.here();
        if (!prompting) {
            inline(each, paragraph);
        }
        if (controls == before) {
            name.ifPresent(it -> form.field(it, title, transcript.since(began)));
        }
    }

    private static Optional<String> named(XmlElement each, String attribute) {
        return each.attribute(Odf.LIBREOFFICE, attribute).filter(name -> !name.isBlank());
    }

    private void mark(XmlElement each, Paragraph paragraph) {
        String name = each.attribute(Odf.TEXT, "name").orElse("");
        String type = each.attribute(Odf.FIELD, "type").orElse("");
        switch (each.name()) {
            case "fieldmark-start" -> {
                if (marks.size() == Limits.XML_DEPTH) {
                    throw new NotRead("fields too deep in each other");
                }
                marks.addLast(new Mark(name, type.endsWith("FORMTEXT"), transcript.here()));
            }
            case "fieldmark-end" -> {
                Mark open = marks.pollLast();
                if (open != null && open.typed()) {
                    form.field(open.name(), Optional.empty(), transcript.since(open.began()));
                }
            }
            case "fieldmark" -> choice(each, name, type, paragraph);
            default -> {
                // Parameters stand inside.
            }
        }
    }

    private void choice(XmlElement each, String name, String type, Paragraph paragraph) {
        List<String> entries = new ArrayList<>();
        String[] chosen = {""};
        boolean[] ticked = {false};
        each.children(
                parameter -> {
                    String value = parameter.attribute(Odf.FIELD, "value").orElse("");
                    switch (parameter.attribute(Odf.FIELD, "name").orElse("")) {
                        case "Checkbox_Checked" -> ticked[0] = value.equals("true");
                        case "Dropdown_ListEntry" -> entries.add(value);
                        case "Dropdown_Selected" -> chosen[0] = value;
                        default -> {
                            // How it looks.
                        }
                    }
                });
        if (type.endsWith("FORMCHECKBOX")) {
            paragraph.say(Symbols.box(ticked[0]));
            form.box(name, Optional.empty(), ticked[0]);
        } else if (type.endsWith("FORMDROPDOWN")) {
            String entry = WordField.entry(entries, chosen[0]);
            paragraph.say(entry);
            form.field(name, Optional.empty(), entry);
        }
    }

    /// Frames with boxes of text, and shapes with text, however grouped.
    private void shape(XmlElement each, Story story) {
        each.children(inside -> block(inside, story));
    }

    private void table(XmlElement table, Story story) {
        table.children(
                each -> {
                    if (each.namespace().equals(Odf.TABLE)) {
                        switch (each.name()) {
                            case "table-row" -> row(each, story);
                            case "table-header-rows", "table-rows", "table-row-group" ->
                                    table(each, story);
                            default -> {
                                // Columns have no text.
                            }
                        }
                    }
                });
    }

    /// Repetition makes no sense in a text: what a program writes so is read once.
    private void row(XmlElement row, Story story) {
        List<CellText> cells = new ArrayList<>();
        row.children(
                each -> {
                    if (each.is(Odf.TABLE, "table-cell")) {
                        CellText cell = new CellText();
                        blocks(each, cell);
                        cells.add(cell);
                    }
                });
        CellText.tell(cells, story);
    }
}
