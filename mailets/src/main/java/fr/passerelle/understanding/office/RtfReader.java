package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// RTF 1.9 in one pass: the text of the page, without what belongs to programs (`\*`), pictures,
/// hidden and deleted text. A document whose first group is not closed at its end was cut off, or
/// put together wrongly: nobody can tell what is missing.
final class RtfReader {
    private final RtfTokens tokens;
    private final Manuscript into;
    private final Transcript transcript = new Transcript();
    private final RtfFonts fonts = new RtfFonts();
    private final Deque<RtfGroup> around = new ArrayDeque<>();
    private final Deque<RtfPage> pages = new ArrayDeque<>();
    private final Deque<OpenField> fields = new ArrayDeque<>();
    private final Later headers = new Later();
    private final Later behind = new Later();
    private final Later body = new Later();

    /// Bytes of one charset that wait to be read together.
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private final StringBuilder value = new StringBuilder();
    private RtfGroup group = new RtfGroup();
    private int fontNumber;
    private int fontCharset = -1;
    private int skip;
    private int defaultFont = -1;

    /// A field of the text whose group is open.
    private static final class OpenField {
        private final int depth;
        private Optional<RtfField> form = Optional.empty();
        private int began;

        OpenField(int depth, int began) {
            this.depth = depth;
            this.began = began;
        }
    }

    private RtfReader(byte[] rtf, Manuscript into) {
        this.tokens = new RtfTokens(rtf);
        this.into = into;
        pages.push(new RtfPage(body, transcript));
    }

    static void read(byte[] rtf, Manuscript into) {
        new RtfReader(rtf, into).read();
    }

    private void read() {
        boolean more = true;
        boolean closed = false;
        while (more) {
            switch (tokens.next()) {
                case RtfToken.Open _ -> open();
                case RtfToken.Close _ when around.isEmpty() -> {
                    // In front of the first.
                }
                case RtfToken.Close _ -> {
                    close();
                    closed = around.isEmpty();
                    more = !closed;
                }
                case RtfToken.Control control -> control(control);
                case RtfToken.Symbol(var character) -> symbol(character);
                case RtfToken.Letter(var octet) -> letter(octet);
                case RtfToken.End _ -> more = false;
            }
        }
        if (!closed || !tokens.endHere()) {
            throw new NotRead("damaged");
        }
        while (!pages.isEmpty()) {
            pages.pop().end();
        }
        headers.tell(into);
        body.tell(into);
        behind.tell(into);
    }

    private void open() {
        flush();
        skip = 0;
        if (around.size() == Limits.RTF_DEPTH) {
            throw new NotRead("groups too deep in each other");
        }
        around.push(group);
        group = new RtfGroup(group);
    }

    private void close() {
        flush();
        skip = 0;
        RtfGroup closed = group;
        group = around.pop();
        boolean ended = closed.use != group.use;
        switch (ended || closed.use == RtfGroup.Use.FONTS ? closed.use : RtfGroup.Use.NOTHING) {
            case FIELD_NAME -> form().ifPresent(field -> field.name(takeValue()));
            case FIELD_LABEL -> form().ifPresent(field -> field.label(takeValue()));
            case FIELD_ENTRY -> form().ifPresent(field -> field.entry(takeValue()));
            case FONTS -> endFont();
            case PAGE, NOTHING, SHAPE, FIELD -> {
                // Nothing is gathered.
            }
        }
        if (closed.apart) {
            pages.pop().end();
        }
        OpenField field = fields.peek();
        if (field != null && around.size() < field.depth) {
            fields.pop();
            field.form.ifPresent(form -> form.tell(transcript.since(field.began), into));
        }
    }

    private Optional<RtfField> form() {
        OpenField field = fields.peek();
        return field == null ? Optional.empty() : field.form;
    }

    private void symbol(char character) {
        flush();
        switch (character) {
            case '*' -> group.optional = true;
            case '~' -> say(" ");
            case '_' -> say("-");
            case '\\', '{', '}' -> letter(character);
            case '\r', '\n' -> paragraph();
            default -> {
                // A hyphen where a line may end, marks of an index.
            }
        }
    }

    private void letter(int octet) {
        if (skip > 0) {
            skip--;
            return;
        }
        if (around.isEmpty()) {
            return; // a byte order mark in front of the document
        }
        switch (group.use) {
            case PAGE, FONTS, FIELD_NAME, FIELD_LABEL, FIELD_ENTRY -> {
                if (bytes.size() >= Limits.TEXT_CHARS) {
                    throw NotRead.tooLong();
                }
                bytes.write(octet);
            }
            case NOTHING, SHAPE, FIELD -> {
                // Not text.
            }
        }
    }

    /// The bytes that waited, in the charset of the font they stood in.
    private void flush() {
        if (bytes.size() == 0) {
            return;
        }
        Charset charset = fonts.charset(group.font);
        byte[] waited = bytes.toByteArray();
        bytes.reset();
        if (group.use == RtfGroup.Use.PAGE && group.font.isSymbols()) {
            StringBuilder symbols = new StringBuilder(waited.length);
            for (byte each : waited) {
                symbols.append(each == ' ' ? " " : Symbols.of(group.font.name(), each));
            }
            said(symbols.toString());
        } else {
            said(new String(waited, charset));
        }
    }

    private void say(String text) {
        if (skip > 0) {
            skip--;
            return;
        }
        said(text);
    }

    private void said(String text) {
        switch (group.use) {
            case PAGE -> {
                if (group.isSeen()) {
                    pages.element().say(text);
                }
            }
            case FONTS, FIELD_NAME, FIELD_LABEL, FIELD_ENTRY -> {
                if (value.length() + text.length() > Limits.TEXT_CHARS) {
                    throw NotRead.tooLong();
                }
                value.append(text);
            }
            case NOTHING, SHAPE, FIELD -> {
                // Not text.
            }
        }
    }

    private String takeValue() {
        String text = value.toString();
        value.setLength(0);
        return text;
    }

    private void endFont() {
        String name = takeValue();
        if (!name.isBlank()) {
            fonts.put(fontNumber, name, fontCharset);
            fontCharset = -1;
        }
    }

    private void control(RtfToken.Control control) {
        flush();
        boolean optional = group.optional;
        group.optional = false;
        if (control.word().equals("u")) {
            unicode(control.or(0));
            return;
        }
        if (skip > 0) {
            // RTF 1.9, "Unicode RTF": any control word counts as one character.
            skip--;
            return;
        }
        if (group.use == RtfGroup.Use.NOTHING) {
            return;
        }
        if (!destination(control, optional)) {
            if (optional) {
                group.use = RtfGroup.Use.NOTHING;
            } else {
                property(control);
            }
        }
    }

    private void unicode(int number) {
        if (skip > 0) {
            skip--;
            return;
        }
        char c = (char) number;
        boolean symbols = group.font.isSymbols() || (c >= 0xf000 && c <= 0xf0ff);
        said(
                symbols && group.use == RtfGroup.Use.PAGE
                        ? Symbols.plain(Character.toString(c), group.font.name())
                        : Character.toString(c));
        skip = group.unicodeSkips;
    }

    /// Whether the word says what the whole group is for (RTF 1.9, "Destinations").
    private boolean destination(RtfToken.Control control, boolean optional) {
        switch (control.word()) {
            case "fonttbl" -> group.use = RtfGroup.Use.FONTS;
            case "colortbl",
                    "stylesheet",
                    "info",
                    "pict",
                    "shppict",
                    "objdata",
                    "objclass",
                    "objname",
                    "nonshppict",
                    "fldinst",
                    "xe",
                    "tc",
                    "rxe",
                    "pntext",
                    "listtext",
                    "nonesttables",
                    "filetbl",
                    "revtbl",
                    "private1",
                    "template",
                    "shprslt",
                    "sp",
                    "annotation",
                    "ftnsep",
                    "ftnsepc",
                    "ftncn",
                    "aftnsep",
                    "aftnsepc",
                    "aftncn" ->
                    nothing(control.word());
            case "header", "headerl", "headerr", "headerf" -> apart(headers);
            case "footer", "footerl", "footerr", "footerf", "footnote" -> apart(behind);
            case "shpinst", "do" -> shape();
            case "shptxt", "dptxbxtext" -> apart(body);
            case "upr" -> group.use = RtfGroup.Use.SHAPE;
            case "ud" -> unicodeForm();
            case "field" -> field();
            case "formfield" -> formField();
            case "ffname" -> fieldPart(RtfGroup.Use.FIELD_NAME);
            case "ffstattext", "ffhelptext" -> fieldPart(RtfGroup.Use.FIELD_LABEL);
            case "ffl" -> fieldPart(RtfGroup.Use.FIELD_ENTRY);
            default -> {
                // Groups of tables inside tables hold words that end cells and rows.
                return optional && control.word().equals("nesttableprops");
            }
        }
        return true;
    }

    /// A field's instruction may hold the data of a form, nothing else that is of use.
    private void nothing(String word) {
        if (word.equals("pict") || word.equals("shppict")) {
            into.picture();
        }
        group.use =
                word.equals("fldinst") && !fields.isEmpty()
                        ? RtfGroup.Use.FIELD
                        : RtfGroup.Use.NOTHING;
    }

    private void apart(Later later) {
        boolean seen = group.use == RtfGroup.Use.PAGE || group.use == RtfGroup.Use.SHAPE;
        if (seen && !group.apart) {
            group.use = RtfGroup.Use.PAGE;
            group.apart = true;
            group.inTable = false;
            pages.push(new RtfPage(later, transcript));
        }
    }

    private void shape() {
        if (group.use == RtfGroup.Use.PAGE) {
            group.use = RtfGroup.Use.SHAPE;
        }
    }

    /// `upr` and in it `ud`: the same text twice, for readers without Unicode and for the others.
    private void unicodeForm() {
        if (group.use == RtfGroup.Use.SHAPE) {
            group.use = RtfGroup.Use.PAGE;
        }
    }

    private void field() {
        OpenField last = fields.peek();
        boolean known = last != null && last.depth == around.size();
        if (group.use == RtfGroup.Use.PAGE && !known) {
            fields.push(new OpenField(around.size(), transcript.here()));
        }
    }

    private void formField() {
        OpenField field = fields.peek();
        if (field != null && group.use == RtfGroup.Use.FIELD) {
            field.form = Optional.of(new RtfField());
        } else {
            group.use = RtfGroup.Use.NOTHING;
        }
    }

    private void fieldPart(RtfGroup.Use use) {
        group.use = form().isPresent() ? use : RtfGroup.Use.NOTHING;
        value.setLength(0);
    }

    private void property(RtfToken.Control control) {
        switch (control.word()) {
            case "ansicpg" -> fonts.document(control.or(1252));
            case "mac" -> fonts.macintosh();
            case "pc" -> fonts.document(437);
            case "pca" -> fonts.document(850);
            case "deff" -> defaultFont = control.or(0);
            case "f" -> font(control.or(0));
            case "fcharset" -> fontCharset = control.or(0);
            case "uc" -> group.unicodeSkips = Math.clamp(control.or(1), 0, 255);
            case "plain" -> {
                group.hidden = false;
                group.deleted = false;
                group.font = fonts.get(defaultFont);
            }
            case "v" -> group.hidden = control.isOn();
            case "deleted" -> group.deleted = control.isOn();
            case "pard" -> group.inTable = false;
            case "intbl" -> group.inTable = true;
            case "fldrslt" -> began();
            case "fftype", "ffres", "ffdefres" -> form().ifPresent(form -> form.control(control));
            default -> onPage(control.word());
        }
    }

    private void font(int number) {
        if (group.use == RtfGroup.Use.FONTS) {
            endFont();
            fontNumber = number;
        } else {
            group.font = fonts.get(number);
        }
    }

    /// The result of a field of a form: a box and a choice have none of their own.
    private void began() {
        OpenField field = fields.peek();
        if (field != null) {
            field.form.ifPresent(form -> said(form.shown()));
            field.began = transcript.here();
            boolean shown = field.form.filter(form -> !form.shown().isEmpty()).isPresent();
            if (shown) {
                group.use = RtfGroup.Use.NOTHING;
            }
        }
    }

    private void onPage(String word) {
        if (group.use != RtfGroup.Use.PAGE) {
            return;
        }
        switch (word) {
            case "par", "sect", "page", "column" -> paragraph();
            case "line" -> said("\n");
            case "tab" -> said("\t");
            case "cell" -> pages.element().endCell();
            case "row" -> pages.element().endRow();
            case "nestcell" -> pages.element().endNestedCell();
            case "nestrow" -> pages.element().endNestedRow();
            case "emdash" -> said("—");
            case "endash" -> said("–");
            case "bullet" -> said("•");
            case "lquote" -> said("‘");
            case "rquote" -> said("’");
            case "ldblquote" -> said("“");
            case "rdblquote" -> said("”");
            case "emspace", "enspace", "qmspace" -> said(" ");
            default -> {
                // How it looks.
            }
        }
    }

    private void paragraph() {
        if (group.use == RtfGroup.Use.PAGE && !group.deleted) {
            pages.element().paragraph(group.inTable);
        }
    }
}
