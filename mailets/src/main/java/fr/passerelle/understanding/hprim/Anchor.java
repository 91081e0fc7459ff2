package fr.passerelle.understanding.hprim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a header stands: the one line of it that cannot be mistaken is the birth date, and the
/// line of post code and town above it. Lines are counted from 0.
///
/// @param from the first line of the header
/// @param birth the line of the birth date, `from + 6` where nothing is missing
record Anchor(int from, int birth) {
    /// Lines above the birth date where all are there.
    static final int NOMINAL = 6;

    /// Lines of a header (HPRIM Médecins 3.0).
    static final int LINES = 12;

    /// One fixed line of a laboratory's program stands in front, the patient's code at its end.
    private static final int FIXED_LINE = 150;

    /// Without both lines of address; with two more lines than there should be.
    private static final int[] ABOVE = {6, 5, 4, 7, 8};

    private static final Pattern POSTAL = Pattern.compile("\\s{0,9}\\d{5}(?:[\\s,-].{0,80})?");
    private static final Pattern NIR =
            Pattern.compile("\\s{0,9}[12378]\\d{4}[\\dAB]\\d{1}[\\d ]{6,12}\\s{0,9}");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} '’.-]{0,79}");

    /// Who writes a letter dates it by the day; nobody who is two months old has one in this form.
    private static final int DAYS_OF_A_LETTER = 60;

    /// In a file that says in another way that it is HPRIM: its name, or a tag.
    static Optional<Anchor> find(List<String> lines, int start) {
        for (int above : ABOVE) {
            if (isAnchored(lines, start, above)) {
                return Optional.of(new Anchor(start, start + above));
            }
        }
        // A town without its code, or none: the place alone must do.
        int birth = start + NOMINAL;
        boolean date = birth < lines.size() && HprimDate.isDate(lines.get(birth));
        return date ? Optional.of(new Anchor(start, birth)) : Optional.empty();
    }

    /// In a file that says nothing: twelve lines, a post code on the sixth, a date on the seventh.
    static Optional<Anchor> findInFile(List<String> lines, int start) {
        boolean whole = lines.size() - start >= LINES && isAnchored(lines, start, NOMINAL);
        if (whole && namesFit(lines, start)) {
            return Optional.of(new Anchor(start, start + NOMINAL));
        }
        for (int above : ABOVE) {
            if (isAnchored(lines, start, above) && isNir(lines, start + above + 1)) {
                return Optional.of(new Anchor(start, start + above));
            }
        }
        return Optional.empty();
    }

    /// In the text of a mail, where a letterhead and its date may look the same: besides, a NIR,
    /// or the lines that follow as they should be.
    static Optional<Anchor> findInBody(List<String> lines, int start, LocalDate day) {
        return findInFile(lines, start)
                .filter(
                        found ->
                                isNir(lines, found.birth + 1)
                                        || (restFits(lines, found.birth)
                                                && isLongAgo(lines.get(found.birth), day)));
    }

    /// In the middle of a file, where a line too many or too few would make a family name of a
    /// first name: behind an empty line or a tag, or with a code that no name can be.
    ///
    /// @param closed whether the letter before has its closing tag; without it, a NIR must prove
    ///     that this is a header
    static Optional<Anchor> findNext(List<String> lines, int start, boolean closed) {
        boolean fresh =
                lines.get(start - 1).isBlank()
                        || Tag.find(lines.get(start - 1)).isPresent()
                        || isCode(lines.get(start));
        if (!fresh) {
            return Optional.empty();
        }
        for (int above : ABOVE) {
            boolean here =
                    isAnchored(lines, start, above)
                            && (closed || isNir(lines, start + above + 1))
                            && (above == NOMINAL || isCode(lines.get(start)))
                            && namesFit(lines, start);
            if (here) {
                return Optional.of(new Anchor(start, start + above));
            }
        }
        return Optional.empty();
    }

    /// Empty, or with a digit: numbers have some, names have none.
    static boolean isCode(String line) {
        return isEmpty(line) || line.chars().anyMatch(Character::isDigit);
    }

    private static boolean isAnchored(List<String> lines, int start, int above) {
        int birth = start + above;
        return birth < lines.size()
                && HprimDate.isDate(lines.get(birth))
                && POSTAL.matcher(lines.get(birth - 1)).matches();
    }

    private static boolean namesFit(List<String> lines, int start) {
        return isName(lines.get(start + 1)) && isName(lines.get(start + 2));
    }

    /// NIR empty, case without blanks, its date, a sender.
    private static boolean restFits(List<String> lines, int birth) {
        return birth + 4 < lines.size()
                && isEmpty(lines.get(birth + 1))
                && lines.get(birth + 2).strip().indexOf(' ') < 0
                && (isEmpty(lines.get(birth + 3)) || HprimDate.isDate(lines.get(birth + 3)))
                && !isEmpty(lines.get(birth + 4));
    }

    private static boolean isLongAgo(String line, LocalDate day) {
        return HprimDate.find(line, day)
                .date()
                .filter(date -> date.isBefore(day.minusDays(DAYS_OF_A_LETTER)))
                .isPresent();
    }

    static boolean isFixedLine(String line) {
        return line.length() >= FIXED_LINE && line.contains("     ");
    }

    static boolean isPostal(String line) {
        return POSTAL.matcher(line).matches();
    }

    static boolean isNir(List<String> lines, int at) {
        return at < lines.size() && NIR.matcher(lines.get(at)).matches();
    }

    /// Letters, blanks and the marks that names bear.
    static boolean isName(String line) {
        return NAME.matcher(line.strip()).matches();
    }

    /// QUIRK: some programs write a dot where nothing is said (hprim/004-dots-for-empty-lines.hpr)
    static boolean isEmpty(String line) {
        String text = line.strip();
        return text.isEmpty() || text.equals(".");
    }
}
