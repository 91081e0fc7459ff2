package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Paragraphs and tables of WordprocessingML as a person sees them with all changes accepted
/// (ECMA-376 part 1 §17). A table inside a cell, and the text of a box, come behind the row or
/// paragraph that they lie in.
final class WordText {
    private final Manuscript form;
    private final Set<String> hiddenStyles;
    private final Transcript transcript = new Transcript();
    private final OpenFields fields = new OpenFields();

    /// Of a paragraph whose mark was deleted: the next one goes on with it.
    private String carried = "";

    private int silent;
    private int controls;
    private Optional<Mark> mark = Optional.empty();

    /// The character of a check box that is being read, which may be any.
    private static final class Mark {
        private final String box;
        private boolean said;

        Mark(boolean ticked) {
            this.box = Symbols.box(ticked);
        }
    }

    /// The properties of a run that matter here.
    private static final class Run {
        private boolean hidden;
        private String font = "";
    }

    /// @param form takes the fields
    /// @param hiddenStyles the styles whose text nobody sees
    WordText(Manuscript form, Set<String> hiddenStyles) {
        this.form = form;
        this.hiddenStyles = hiddenStyles;
    }

    /// Whatever holds paragraphs and tables: body, header, note, cell, box.
    void blocks(XmlElement container, Story story) {
        container.children(each -> block(each, story));
        if (!carried.isEmpty()) {
            story.line(carried);
            carried = "";
        }
    }

    private void block(XmlElement each, Story story) {
        if (Word.isAlternate(each)) {
            Word.alternate(each, branch -> block(branch, story));
        } else if (Word.is(each)) {
            switch (each.name()) {
                case "p" -> paragraph(each, story);
                case "tbl" -> each.children(row -> row(row, story));
                case "sdt" -> control(each, content -> block(content, story));
                case "ins", "moveTo", "customXml", "smartTag" ->
                        each.children(inside -> block(inside, story));
                default -> {
                    // Properties, bookmarks; del and moveFrom, which are not there any more.
                }
            }
        }
    }

    private void paragraph(XmlElement element, Story story) {
        Paragraph paragraph = new Paragraph(transcript);
        paragraph.say(carried);
        carried = "";
        boolean[] markDeleted = {false};
        boolean[] hidden = {false};
        element.children(
                each -> {
                    if (Word.is(each, "pPr")) {
                        markDeleted[0] = paragraphProperties(each, hidden);
                        silent += hidden[0] ? 1 : 0;
                    } else {
                        inline(each, paragraph);
                    }
                });
        silent -= hidden[0] ? 1 : 0;
        if (markDeleted[0]) {
            carried = paragraph.text();
        } else if (!hidden[0]) {
            paragraph.end(story);
        }
    }

    /// @return whether the mark at its end was deleted (§17.13.5.15)
    private boolean paragraphProperties(XmlElement properties, boolean[] hidden) {
        boolean[] deleted = {false};
        properties.children(
                each -> {
                    if (Word.is(each, "pStyle")) {
                        hidden[0] = Word.value(each).filter(hiddenStyles::contains).isPresent();
                    } else if (Word.is(each, "rPr")) {
                        each.children(
                                it -> deleted[0] |= Word.is(it, "del") || Word.is(it, "moveFrom"));
                    }
                });
        return deleted[0];
    }

    private void inline(XmlElement each, Paragraph paragraph) {
        if (Word.isAlternate(each)) {
            Word.alternate(each, branch -> inline(branch, paragraph));
        } else if (Word.is(each)) {
            switch (each.name()) {
                case "r" -> run(each, paragraph);
                case "sdt" -> control(each, content -> inline(content, paragraph));
                case "hyperlink",
                        "fldSimple",
                        "ins",
                        "moveTo",
                        "smartTag",
                        "customXml",
                        "dir",
                        "bdo" ->
                        each.children(inside -> inline(inside, paragraph));
                default -> {
                    // Bookmarks, comments; del and moveFrom.
                }
            }
        }
    }

    private void run(XmlElement element, Paragraph paragraph) {
        Run run = new Run();
        element.children(each -> inRun(each, run, paragraph));
    }

    private void inRun(XmlElement each, Run run, Paragraph paragraph) {
        if (Word.isAlternate(each)) {
            Word.alternate(each, branch -> inRun(branch, run, paragraph));
            return;
        }
        if (!Word.is(each)) {
            return;
        }
        switch (each.name()) {
            case "rPr" -> runProperties(each, run);
            case "t" -> say(Symbols.plain(each.text(), run.font), run, paragraph);
            case "tab", "ptab" -> say("\t", run, paragraph);
            case "br", "cr" -> say("\n", run, paragraph);
            // Characters with their pronunciation above them (§17.3.3.25).
            case "ruby" -> each.children(part -> ruby(part, paragraph));
            case "noBreakHyphen" -> say("-", run, paragraph);
            case "sym" -> say(symbol(each), run, paragraph);
            case "fldChar" -> fieldCharacter(each, run, paragraph);
            case "drawing", "pict", "object" -> {
                form.picture();
                box(each, paragraph);
            }
            default -> {
                // Instructions of fields, deleted text, references to notes and comments.
            }
        }
    }

    private void ruby(XmlElement part, Paragraph paragraph) {
        if (Word.is(part, "rubyBase")) {
            part.children(inside -> inline(inside, paragraph));
        }
    }

    private void runProperties(XmlElement properties, Run run) {
        properties.children(
                each -> {
                    if (Word.is(each, "vanish")) {
                        run.hidden = Word.isOn(each);
                    } else if (Word.is(each, "rStyle")) {
                        run.hidden |= Word.value(each).filter(hiddenStyles::contains).isPresent();
                    } else if (Word.is(each, "rFonts")) {
                        run.font =
                                Word.attribute(each, "ascii")
                                        .or(() -> Word.attribute(each, "hAnsi"))
                                        .orElse("");
                    }
                });
    }

    /// §17.3.3.30
    private static String symbol(XmlElement element) {
        String code = Word.attribute(element, "char").orElse("");
        if (code.length() > 4 || !code.matches("[0-9A-Fa-f]+")) {
            return " ";
        }
        String font = Word.attribute(element, "font").orElse("");
        int number = Integer.parseInt(code, 16);
        return Symbols.isSymbolFont(font)
                ? Symbols.of(font, number)
                : Symbols.plain(Character.toString(number), font);
    }

    private void say(String text, Run run, Paragraph paragraph) {
        if (!run.hidden) {
            say(text, paragraph);
        }
    }

    private void say(String text, Paragraph paragraph) {
        if (silent > 0 || fields.inInstruction()) {
            return;
        }
        if (mark.isPresent()) {
            if (!mark.get().said) {
                mark.get().said = true;
                paragraph.say(mark.get().box);
            }
            return;
        }
        paragraph.say(text);
    }

    private void fieldCharacter(XmlElement element, Run run, Paragraph paragraph) {
        switch (Word.attribute(element, "fldCharType").orElse("")) {
            case "begin" -> {
                List<WordField> form = new ArrayList<>();
                element.children(
                        each -> {
                            if (Word.is(each, "ffData")) {
                                WordField.read(each).ifPresent(form::add);
                            }
                        });
                fields.begin(form.stream().findFirst(), transcript.here());
            }
            case "separate" -> fields.separate(transcript.here());
            case "end" -> fields.end().ifPresent(field -> ended(field, run, paragraph));
            default -> {
                // Not one of the three.
            }
        }
    }

    private void ended(OpenFields.Open open, Run run, Paragraph paragraph) {
        if (open.form().isEmpty()) {
            return;
        }
        WordField field = open.form().get();
        switch (field.kind()) {
            case WordField.Kind.Typed() ->
                    form.field(field.name(), field.label(), transcript.since(open.began()));
            case WordField.Kind.Box(var ticked) -> {
                say(Symbols.box(ticked), run, paragraph);
                form.box(field.name(), field.label(), ticked);
            }
            case WordField.Kind.Choice(var chosen) -> {
                // Some programs write the choice as the result, Word does not.
                if (transcript.since(open.began()).isBlank()) {
                    say(chosen, run, paragraph);
                }
                form.field(field.name(), field.label(), chosen);
            }
        }
    }

    /// A text box lies somewhere inside a drawing (§17.3.3.9, §20.4.2.38) or a VML shape.
    private void box(XmlElement each, Paragraph paragraph) {
        if (Word.is(each, "txbxContent")) {
            String outside = carried;
            carried = "";
            blocks(each, paragraph.boxes());
            carried = outside;
        } else if (Word.isAlternate(each)) {
            Word.alternate(each, branch -> box(branch, paragraph));
        } else {
            each.children(inside -> box(inside, paragraph));
        }
    }

    private void row(XmlElement each, Story story) {
        if (!Word.is(each)) {
            return;
        }
        switch (each.name()) {
            case "tr" -> cells(each, story);
            case "sdt" -> control(each, content -> row(content, story));
            case "ins", "moveTo", "customXml" -> each.children(inside -> row(inside, story));
            default -> {
                // Properties, and rows that are not there any more.
            }
        }
    }

    private void cells(XmlElement element, Story story) {
        List<CellText> cells = new ArrayList<>();
        boolean[] gone = {false};
        element.children(
                each -> {
                    if (Word.is(each, "trPr")) {
                        gone[0] = isGone(each);
                        silent += gone[0] ? 1 : 0;
                    } else {
                        cell(each, cells);
                    }
                });
        if (gone[0]) {
            silent--;
        } else {
            CellText.tell(cells, story);
        }
    }

    private static boolean isGone(XmlElement properties) {
        boolean[] gone = {false};
        properties.children(
                each ->
                        gone[0] |=
                                Word.is(each, "del")
                                        || (Word.is(each, "hidden") && Word.isOn(each)));
        return gone[0];
    }

    private void cell(XmlElement each, List<CellText> cells) {
        if (!Word.is(each)) {
            return;
        }
        switch (each.name()) {
            case "tc" -> {
                CellText cell = new CellText();
                blocks(each, cell);
                cells.add(cell);
            }
            case "sdt" -> control(each, content -> cell(content, cells));
            case "ins", "moveTo", "customXml" -> each.children(inside -> cell(inside, cells));
            default -> {
                // Properties.
            }
        }
    }

    /// A content control around words, paragraphs, rows or cells (§17.5.2).
    private void control(XmlElement element, Consumer<XmlElement> inside) {
        WordControl[] control = {WordControl.NONE};
        element.children(
                each -> {
                    if (Word.is(each, "sdtPr")) {
                        control[0] = WordControl.read(each);
                    } else if (Word.is(each, "sdtContent")) {
                        content(control[0], each, inside);
                    }
                });
    }

    private void content(WordControl control, XmlElement content, Consumer<XmlElement> inside) {
        int before = ++controls;
        int began = transcript.here();
        switch (control.kind()) {
            case TICKED, NOT_TICKED -> {
                boolean ticked = control.kind() == WordControl.Kind.TICKED;
                Optional<Mark> outer = mark;
                mark = Optional.of(new Mark(ticked));
                content.children(inside);
                mark = outer;
                control.name().ifPresent(name -> form.box(name, control.title(), ticked));
            }
            case TEXT -> {
                silent += control.prompting() ? 1 : 0;
                content.children(inside);
                silent -= control.prompting() ? 1 : 0;
                // A control around others is a frame and no field.
                if (controls == before) {
                    control.name()
                            .ifPresent(
                                    name ->
                                            form.field(
                                                    name,
                                                    control.title(),
                                                    transcript.since(began)));
                }
            }
            case OTHER -> content.children(inside);
        }
    }
}
