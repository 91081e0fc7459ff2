package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parts a file into its letters and each letter into header, text and results. Tags are believed
/// where they stand at all; where a header begins, a letter does.
final class LetterReader {
    private final List<String> lines;
    private final String part;
    private final LocalDate day;
    private final List<HprimLetter> letters = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    private LetterReader(List<String> lines, String part, LocalDate day) {
        this.lines = lines;
        this.part = part;
        this.day = day;
    }

    /// @param defects of all letters and of the file
    record Whole(List<HprimLetter> letters, List<Defect> defects) {}

    /// @param first the header of the first letter, empty where there is none
    static Whole read(
            List<String> lines, int start, Optional<Anchor> first, String part, LocalDate day) {
        LetterReader reader = new LetterReader(lines, part, day);
        reader.letters(start, first);
        return new Whole(reader.letters, reader.defects);
    }

    private void letters(int start, Optional<Anchor> first) {
        int from = start;
        Optional<Anchor> header = first;
        int later = first.isPresent() ? lines.size() : end(start);
        if (later < lines.size()) {
            // A greeting in front; nothing in it says who the patient is.
            defect(Defect.Kind.HEADER_LINES, from, lines.get(from));
            from = later;
            header = Anchor.findNext(lines, from, true);
        }
        while (true) {
            int end = end(header.map(it -> it.birth() + 1).orElse(from));
            letter(from, header, end);
            if (end >= lines.size()) {
                return;
            }
            if (letters.size() >= Limits.HPRIM_LETTERS) {
                defect(Defect.Kind.UNREADABLE_DOCUMENT, end, "more letters than are read");
                return;
            }
            from = end;
            header = Anchor.findNext(lines, from, true);
        }
    }

    /// Where the next letter begins, or the end of the file.
    private int end(int from) {
        boolean closed = false;
        for (int i = from; i < lines.size(); i++) {
            Optional<Tag> tag = Tag.find(lines.get(i));
            if (tag.isPresent()) {
                closed |= tag.get() != Tag.LAB;
            } else if (i > from && Anchor.findNext(lines, i, closed).isPresent()) {
                return i;
            }
        }
        return lines.size();
    }

    private void letter(int from, Optional<Anchor> anchor, int end) {
        Collected into = new Collected(part);
        HprimHeader header = NO_HEADER;
        int text = from;
        if (anchor.isPresent()) {
            HeaderReader.Read read = HeaderReader.read(lines, anchor.get(), end, day, into);
            header = read.header();
            text = read.text();
        } else {
            into.defect(Defect.Kind.HEADER_LINES, from, from < lines.size() ? lines.get(from) : "");
        }
        LabReader results = new LabReader(into);
        List<String> written = body(text, end, results, into);
        HprimLetter letter = new HprimLetter(header, into.done(), written, results.done());
        letters.add(letter);
        defects.addAll(letter.fields().defects());
    }

    /// The text with its line numbers; what stands behind the end stays in it.
    private List<String> body(int text, int end, LabReader results, Collected into) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < text; i++) {
            written.add("");
        }
        boolean ended = false;
        boolean fileEnded = false;
        boolean behind = false;
        for (int i = text; i < end; i++) {
            String line = lines.get(i);
            Optional<Tag> tag = Tag.find(line);
            boolean result = tag.isEmpty() && LabReader.is(line);
            written.add(tag.isPresent() || result ? "" : line);
            if (tag.isPresent()) {
                switch (tag.get()) {
                    case LAB -> {
                        if (ended) {
                            into.defect(Defect.Kind.CLOSING_TAG, i, line.strip());
                        }
                    }
                    case END -> {
                        if (ended || fileEnded) {
                            into.defect(Defect.Kind.CLOSING_TAG, i, line.strip());
                        }
                        ended = true;
                    }
                    case END_OF_FILE -> {
                        if (!ended || fileEnded) {
                            into.defect(Defect.Kind.CLOSING_TAG, i, line.strip());
                        }
                        fileEnded = true;
                    }
                }
            } else if (result) {
                results.line(line, i);
            }
            if (tag.isEmpty() && (ended || fileEnded) && !line.isBlank() && !behind) {
                behind = true;
                into.defect(Defect.Kind.TEXT_AFTER_END, i, line.strip());
            }
        }
        boolean last = end >= lines.size();
        if (!ended || (last && !fileEnded)) {
            int at = Math.max(text, end - 1);
            into.defect(Defect.Kind.CLOSING_TAG, at, "");
        }
        return written;
    }

    private void defect(Defect.Kind kind, int line, String found) {
        defects.add(new Defect(kind, new Defect.Where.Line(part, line + 1), found));
    }

    private static final HprimHeader NO_HEADER =
            new HprimHeader(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
