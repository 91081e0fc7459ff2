package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Ins;
import fr.passerelle.understanding.hprim.HprimHeader.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the lines of a header, each where it stands or where its shape says that it must be. A
/// line that fits nowhere ends the header: it is text.
final class HeaderReader {
    private static final int EARLIEST_BIRTH = 1900;
    private static final int CODE_COLUMNS = 10;
    private static final int CASE_COLUMNS = 20;

    /// A sender with code and address still fits; a sentence does not.
    private static final int PARTY_COLUMNS = 80;

    private static final int NIR = 13;
    private static final int NIR_AND_KEY = 15;
    private static final Pattern NIR_LIKE = Pattern.compile("[\\dAB ]{1,20}");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final Pattern SPACES = Pattern.compile("\\s++");

    private final List<String> lines;
    private final int end;
    private final LocalDate day;
    private final Collected into;
    private int next;
    private boolean broken;

    /// @param end the first line that is not this letter's
    private HeaderReader(List<String> lines, int end, LocalDate day, Collected into) {
        this.lines = lines;
        this.end = end;
        this.day = day;
        this.into = into;
    }

    /// @param text the first line behind the header
    record Read(HprimHeader header, int text) {}

    static Read read(List<String> lines, Anchor at, int end, LocalDate day, Collected into) {
        return new HeaderReader(lines, end, day, into).read(at);
    }

    private Read read(Anchor at) {
        Optional<Names> names = names(at);
        Optional<Address> address =
                names.map(found -> address(found.firstName() + 1, at.birth() - 1));
        postal(at.birth() - 1);
        Optional<LocalDate> born = birth(at.birth());
        next = at.birth() + 1;
        Optional<String> nir = nir();
        Optional<String> caseNumber = caseNumber();
        Optional<LocalDate> caseDate = caseDate();
        Optional<Party> sender = party();
        Optional<Party> receiver = party();
        int missing = at.birth() - at.from() - Anchor.NOMINAL;
        if (missing != 0 || broken) {
            into.defect(Defect.Kind.HEADER_LINES, at.birth(), lines.get(at.birth()));
        }
        HprimHeader header =
                new HprimHeader(
                        names.flatMap(found -> found.code(lines)),
                        names.flatMap(found -> name(found.lastName(), Field.BIRTH_NAME)),
                        names.flatMap(found -> name(found.firstName(), Field.GIVEN_NAMES)),
                        address.map(Address::lines).orElse(List.of()),
                        postalCode(at.birth() - 1),
                        town(at.birth() - 1),
                        born,
                        nir,
                        caseNumber,
                        caseDate,
                        sender,
                        receiver);
        return new Read(header, next);
    }

    /// The lines of code and names.
    private record Names(Optional<Integer> codeLine, int lastName, int firstName) {
        Optional<String> code(List<String> lines) {
            return codeLine.map(lines::get)
                    .map(
                            line ->
                                    Anchor.isFixedLine(line)
                                            ? line.substring(line.lastIndexOf(' ') + 1)
                                            : line.strip())
                    .filter(code -> !Anchor.isEmpty(code));
        }
    }

    /// Empty where nothing says which line is which: a first name taken for a family name would be
    /// somebody else.
    private Optional<Names> names(Anchor at) {
        int from = at.from();
        List<Names> possible = new ArrayList<>();
        if (at.birth() - from == Anchor.NOMINAL) {
            if (isNameOrEmpty(from + 1) && isNameOrEmpty(from + 2)) {
                possible.add(new Names(Optional.of(from), from + 1, from + 2));
            }
        } else {
            // As many lines as there are too many may stand in front of the code.
            int inFront = Math.max(0, at.birth() - from - Anchor.NOMINAL);
            for (int code = from; code <= from + inFront; code++) {
                if (Anchor.isCode(lines.get(code)) && isName(code + 1) && isName(code + 2)) {
                    possible.add(new Names(Optional.of(code), code + 1, code + 2));
                }
            }
            if (isName(from) && isName(from + 1) && !isName(from + 2)) {
                possible.add(new Names(Optional.empty(), from, from + 1));
            }
        }
        if (possible.size() != 1) {
            into.defect(Defect.Kind.BAD_NAME, from + 1, lines.get(from + 1));
            return Optional.empty();
        }
        return Optional.of(possible.getFirst());
    }

    private boolean isName(int line) {
        return Anchor.isName(lines.get(line));
    }

    private boolean isNameOrEmpty(int line) {
        return isName(line) || Anchor.isEmpty(lines.get(line));
    }

    private Optional<String> name(int line, Field field) {
        if (Anchor.isEmpty(lines.get(line))) {
            return Optional.empty();
        }
        String name = fold(lines.get(line));
        into.say(field, name, line);
        return Optional.of(name);
    }

    private record Address(List<String> lines) {}

    private Address address(int from, int to) {
        List<String> written = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!Anchor.isEmpty(lines.get(i))) {
                written.add(fold(lines.get(i)));
            }
        }
        if (!written.isEmpty()) {
            into.say(Field.ADDRESS, String.join(", ", written), from);
        }
        return new Address(written);
    }

    private void postal(int line) {
        postalCode(line).ifPresent(code -> into.say(Field.POSTAL_CODE, code, line));
        town(line).ifPresent(town -> into.say(Field.COMMUNE, town, line));
    }

    private Optional<String> postalCode(int line) {
        return Anchor.isPostal(lines.get(line))
                ? Optional.of(lines.get(line).strip().substring(0, 5))
                : Optional.empty();
    }

    private Optional<String> town(int line) {
        if (!Anchor.isPostal(lines.get(line))) {
            return Optional.empty();
        }
        String town = fold(POSTAL_CODE.matcher(lines.get(line)).replaceFirst("").strip());
        return Optional.of(town).filter(Anchor::isName);
    }

    private Optional<LocalDate> birth(int line) {
        Optional<LocalDate> date = date(line);
        if (date.isPresent() && !isPossibleBirth(date.get())) {
            into.defect(Defect.Kind.IMPOSSIBLE_DATE, line, lines.get(line).strip());
            return Optional.empty();
        }
        date.ifPresent(born -> into.say(Field.BIRTH_DATE, born.toString(), line));
        return date;
    }

    private Optional<LocalDate> date(int line) {
        String written = lines.get(line).strip();
        HprimDate read = HprimDate.find(written, day);
        if (!read.centurySaid()) {
            into.defect(Defect.Kind.CENTURY_NOT_SAID, line, written);
        } else if (read.date().isEmpty()) {
            into.defect(Defect.Kind.BAD_DATE, line, written);
        }
        return read.date();
    }

    private boolean isPossibleBirth(LocalDate date) {
        return date.getYear() >= EARLIEST_BIRTH && !date.isAfter(day);
    }

    /// Never a field of the fiche: it may be that of a parent or spouse, and it is no INS.
    private Optional<String> nir() {
        if (isOver()) {
            return Optional.empty();
        }
        String line = lines.get(next).strip();
        if (Anchor.isEmpty(line)) {
            next++;
            return Optional.empty();
        }
        if (!NIR_LIKE.matcher(line).matches() || isFollowedByCaseDate()) {
            broken = true;
            return Optional.empty();
        }
        String nir = line.replace(" ", "");
        boolean fits =
                nir.length() == NIR
                        || (nir.length() == NIR_AND_KEY && Ins.read(nir).valid().isPresent());
        into.defect(fits ? Defect.Kind.NIR_IS_NO_INS : Defect.Kind.BAD_NIR, next, line);
        next++;
        return fits ? Optional.of(nir) : Optional.empty();
    }

    /// Then this line is the number of the case, and that of the NIR is missing.
    private boolean isFollowedByCaseDate() {
        return next + 1 < end
                && HprimDate.isDate(lines.get(next + 1))
                && lines.get(next).replace(" ", "").length() < NIR;
    }

    private Optional<String> caseNumber() {
        if (isOver()) {
            return Optional.empty();
        }
        String line = lines.get(next).strip();
        boolean fits = line.length() <= CASE_COLUMNS && line.indexOf(':') < 0;
        boolean dated =
                next + 1 < end
                        && (Anchor.isEmpty(lines.get(next + 1))
                                || HprimDate.isDate(lines.get(next + 1)));
        if (HprimDate.isDate(line) || !fits || (broken && !dated)) {
            broken = true;
            return Optional.empty();
        }
        next++;
        return Optional.of(line).filter(number -> !Anchor.isEmpty(number));
    }

    private Optional<LocalDate> caseDate() {
        if (isOver()) {
            return Optional.empty();
        }
        String line = lines.get(next).strip();
        if (Anchor.isEmpty(line)) {
            next++;
            return Optional.empty();
        }
        if (!HprimDate.isDate(line)) {
            broken = true;
            return Optional.empty();
        }
        return date(next++);
    }

    private Optional<Party> party() {
        // Where the lines before were not what they should be, nothing tells a sender from text.
        if (broken || isOver()) {
            return Optional.empty();
        }
        String line = lines.get(next);
        if (line.length() > PARTY_COLUMNS) {
            broken = true;
            return Optional.empty();
        }
        next++;
        return Anchor.isEmpty(line) ? Optional.empty() : Optional.of(party(line));
    }

    /// Ten columns of code, a blank, the name; or a first word that is longer than ten (the
    /// `prenom.nom` of Apicrypt).
    private static Party party(String line) {
        String code = line.substring(0, Math.min(CODE_COLUMNS, line.length())).strip();
        boolean columns = line.length() <= CODE_COLUMNS || line.charAt(CODE_COLUMNS) == ' ';
        if (columns && code.indexOf(' ') < 0) {
            String name = line.length() <= CODE_COLUMNS ? "" : fold(line.substring(CODE_COLUMNS));
            return new Party(said(code), said(name));
        }
        int blank = line.strip().indexOf(' ');
        String first = blank < 0 ? line.strip() : line.strip().substring(0, blank);
        return first.length() > CODE_COLUMNS
                ? new Party(Optional.of(first), said(fold(line.strip().substring(first.length()))))
                : new Party(Optional.empty(), said(fold(line)));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(it -> !Anchor.isEmpty(it));
    }

    /// True at the end of the letter and at a tag.
    private boolean isOver() {
        boolean over =
                next >= end
                        || Tag.find(lines.get(next)).isPresent()
                        || LabReader.is(lines.get(next));
        broken |= over;
        return over;
    }

    private static String fold(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }
}
