package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// The lines of a file or body, whatever its charset, its line ends (CRLF, LF, CR) and the HTML
/// that some programs leave in it.
record SourceText(List<String> lines, List<Defect> defects) {
    /// No charset takes more bytes for a character.
    private static final int BYTES = 4 * Limits.TEXT_CHARS;

    private static final Pattern BREAK =
            Pattern.compile("<br {0,9}/?>(?:\r\n|\r|\n)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(?:[A-Za-z]{2,8}|#\\d{1,6});");

    /// @param declared the charset its carrier says
    static SourceText of(byte[] content, Optional<String> declared, String part) {
        List<Defect> defects = new ArrayList<>();
        boolean cut = content.length > BYTES;
        CharsetEvidence evidence =
                CharsetEvidence.of(cut ? Arrays.copyOf(content, end(content)) : content);
        evidence.name().flatMap(name -> told(name, declared, part)).ifPresent(defects::add);
        if (cut || evidence.text().length() > Limits.TEXT_CHARS) {
            defects.add(in(part, Defect.Kind.UNREADABLE_DOCUMENT, "longer than what is read"));
        }
        String text = plain(evidence.text(), part, defects);
        List<String> lines = Lines.of(text);
        if (lines.size() >= Limits.TEXT_LINES && defects.stream().noneMatch(SourceText::isCut)) {
            defects.add(in(part, Defect.Kind.UNREADABLE_DOCUMENT, "more lines than are read"));
        }
        return new SourceText(lines, defects);
    }

    private static boolean isCut(Defect defect) {
        return defect.kind() == Defect.Kind.UNREADABLE_DOCUMENT;
    }

    /// Behind the last line end within what is read, so that no character is cut.
    private static int end(byte[] content) {
        int end = BYTES;
        while (end > 0 && content[end - 1] != '\n' && content[end - 1] != '\r') {
            end--;
        }
        return end == 0 ? BYTES : end;
    }

    /// Told wherever somebody had to choose. Declaring ISO-8859-1 or windows-1252 is one thing in
    /// mail, and so is what contains both.
    private static Optional<Defect> told(String name, Optional<String> declared, String part) {
        String said = declared.map(it -> it.strip().toLowerCase(Locale.ROOT)).orElse("");
        boolean asDeclared =
                said.equals(name.toLowerCase(Locale.ROOT))
                        || (said.equals("iso-8859-1") && name.equals("windows-1252"));
        if (asDeclared) {
            return Optional.empty();
        }
        return Optional.of(
                in(
                        part,
                        said.isEmpty() ? Defect.Kind.CHARSET_BY_EVIDENCE : Defect.Kind.CHARSET_LIE,
                        name));
    }

    /// QUIRK: programs that were made for the screen leave `<br />` and `&eacute;` in their files
    /// (hprim/014-html-in-the-text.hpr)
    private static String plain(String text, String part, List<Defect> defects) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        boolean breaks = BREAK.matcher(text).find();
        boolean entities = ENTITY.matcher(text).find();
        if (!breaks && !entities) {
            return text;
        }
        defects.add(in(part, Defect.Kind.MARKUP_IN_TEXT, breaks ? "<br />" : "&…;"));
        String broken = breaks ? BREAK.matcher(text).replaceAll("\n") : text;
        return entities
                ? ENTITY.matcher(broken)
                        .replaceAll(
                                found ->
                                        java.util.regex.Matcher.quoteReplacement(
                                                Parser.unescapeEntities(found.group(), true)))
                : broken;
    }

    private static Defect in(String part, Defect.Kind kind, String found) {
        return new Defect(kind, new Defect.Where.InPart(part), found);
    }
}
