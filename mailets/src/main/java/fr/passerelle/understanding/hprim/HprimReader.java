package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a file or a body as HPRIM Médecins, or says that it is none. Never throws for what it
/// holds; bounded by [Limits#TEXT_CHARS] and [Limits#TEXT_LINES].
public final class HprimReader {
    /// `.hpr`, `.hpm`, `.hpm1`, `.hprim`.
    private static final Pattern ENDING = Pattern.compile(".*\\.(?:hpr|hpm\\d{0,3}|hprim)");

    /// Behind it a text file is something else, whatever else it holds.
    private static final int MARK_WITHIN = 4096;

    private static final Pattern SANTE = Pattern.compile("H\\|[~^\\\\&|]{3,5}.*");

    private HprimReader() {}

    /// Where the text comes from: a form of letters and dates that proves nothing in a mail does
    /// in a file.
    public enum Carrier {
        BODY,
        FILE
    }

    /// @param declared the charset its carrier says
    /// @param day the day of the message, against which dates are checked
    public static HprimRead read(
            byte[] content,
            Optional<String> declared,
            Optional<String> fileName,
            Carrier carrier,
            String part,
            LocalDate day) {
        String name = fileName.orElse("").toLowerCase(Locale.ROOT);
        if (name.endsWith(".apz")) {
            return new HprimRead.Foreign(HprimRead.Relative.APICRYPT);
        }
        if (isBinary(content)) {
            return new HprimRead.NotHprim();
        }
        SourceText text = SourceText.of(content, declared, part);
        boolean named = ENDING.matcher(name).matches();
        return read(text.lines(), named, carrier, part, day, text.defects());
    }

    /// The same for lines that are there already.
    public static HprimRead read(List<String> lines, String part, LocalDate day) {
        return read(lines, false, Carrier.BODY, part, day, List.of());
    }

    private static HprimRead read(
            List<String> lines,
            boolean named,
            Carrier carrier,
            String part,
            LocalDate day,
            List<Defect> defects) {
        Optional<HprimRead.Relative> relative = relative(lines);
        if (relative.isPresent()) {
            return new HprimRead.Foreign(relative.get());
        }
        int start = start(lines);
        boolean marked = named || isMarked(lines);
        Optional<Anchor> first =
                marked
                        ? Anchor.find(lines, start)
                        : switch (carrier) {
                            case FILE -> Anchor.findInFile(lines, start);
                            case BODY -> Anchor.findInBody(lines, start, day);
                        };
        if (first.isEmpty() && !marked) {
            return new HprimRead.NotHprim();
        }
        LetterReader.Whole whole = LetterReader.read(lines, start, first, part, day);
        if (carrier == Carrier.BODY
                && whole.letters().stream().allMatch(HprimReader::saysNothing)) {
            return new HprimRead.NotHprim();
        }
        List<Defect> all = new ArrayList<>(defects);
        all.addAll(whole.defects());
        return whole.letters().size() == 1
                ? new HprimRead.One(whole.letters().getFirst(), all)
                : new HprimRead.Several(whole.letters(), all);
    }

    /// A tag alone in the text of a mail makes no letter of it.
    private static boolean saysNothing(HprimLetter letter) {
        return letter.fields().labels() == 0 && letter.results().isEmpty();
    }

    /// An empty first line is that of a code that was not said, where the header fits behind it.
    private static int start(List<String> lines) {
        int start = 0;
        while (start < lines.size()
                && lines.get(start).isBlank()
                && Anchor.find(lines, start).isEmpty()) {
            start++;
        }
        return start == lines.size() ? 0 : start;
    }

    /// A tag or a coded result: nobody writes them by hand.
    private static boolean isMarked(List<String> lines) {
        return lines.stream().anyMatch(line -> Tag.find(line).isPresent() || LabReader.is(line));
    }

    private static Optional<HprimRead.Relative> relative(List<String> lines) {
        int read = 0;
        for (String line : lines) {
            String text = line.stripLeading();
            if (text.startsWith("$APICRYPT")) {
                return Optional.of(HprimRead.Relative.APICRYPT);
            }
            if (read == 0 && SANTE.matcher(text).matches()) {
                return Optional.of(HprimRead.Relative.HPRIM_SANTE);
            }
            if (text.startsWith("<") && isHprimXml(text)) {
                return Optional.of(HprimRead.Relative.HPRIM_XML);
            }
            read += text.length();
            if (read > MARK_WITHIN) {
                break;
            }
        }
        return Optional.empty();
    }

    /// Its namespace, or the name of its schemas.
    private static boolean isHprimXml(String line) {
        String start =
                line.substring(0, Math.min(line.length(), MARK_WITHIN)).toLowerCase(Locale.ROOT);
        return start.contains("hprim.org/hprimxml")
                || start.contains("hprimxml")
                || start.startsWith("<evenementsserveur")
                || start.startsWith("<evenementspmsi")
                || start.startsWith("<evenementspatients");
    }

    /// Pictures, programs, PDF and zip: what has control characters is no text. In UTF-16 every
    /// second byte is zero, and the others may be anything.
    private static boolean isBinary(byte[] content) {
        int looked = Math.min(content.length, MARK_WITHIN);
        int zeros = 0;
        int controls = 0;
        for (int i = 0; i < looked; i++) {
            byte b = content[i];
            zeros += b == 0 ? 1 : 0;
            boolean blank = b == '\t' || b == '\n' || b == '\r' || b == '\f';
            // 0x1A ends the files of the oldest programs.
            controls += b > 0 && b < ' ' && !blank && b != 0x1A ? 1 : 0;
        }
        return zeros < looked / 4 && zeros + controls > 0;
    }
}
