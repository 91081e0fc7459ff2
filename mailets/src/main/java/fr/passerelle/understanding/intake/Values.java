package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Checked;
import fr.passerelle.patient.FrenchDate;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PhoneNumber;
import fr.passerelle.understanding.text.Dates;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values as people write them, made into what [Field.Kind] promises. What cannot be read is a
/// defect, never a guess: « 14/02/25 » may be 1925 or 2025, so it is neither.
final class Values {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(Values.class, "labels.txt");
    private static final Phrases NOT_SAID = phrases("not-said");
    private static final Phrases YES = phrases("yes");
    private static final Phrases NO = phrases("no");
    private static final Phrases WOMAN = phrases("woman");
    private static final Phrases MAN = phrases("man");
    private static final Phrases NO_DOCTOR = phrases("no-doctor");
    private static final Phrases DOCTOR_GONE = phrases("doctor-gone");
    private static final Phrases DOCTOR_DECLARED = phrases("doctor-declared");
    private static final Phrases UNKNOWN = phrases("unknown");

    private static final Pattern SPACES = Pattern.compile("\\s++");
    private static final Pattern AROUND_NAMES = Pattern.compile("[\\s(),]++");
    private static final Pattern YES_WORD =
            Pattern.compile("^\\W{0,3}\\w{1,4}+[\\s,;:(\\-–]{0,4}+");

    private static final Pattern BEHIND_DATE = Pattern.compile("[(,]");
    private static final FrenchDate NO_DATE = new FrenchDate.Lunar(0, 0, 0);
    private static final Pattern AGE = Pattern.compile("\\b(\\d{1,3}) ans?\\b");
    private static final int EARLIEST_BIRTH = 1900;
    private static final int INS = 15;
    private static final int OLD_INS = 22;

    private Values() {}

    /// Reads one value into `into`.
    static void read(Field field, String text, int line, LocalDate day, ReadFields.Collector into) {
        String value = fold(text);
        List<String> words = Words.of(value);
        boolean notSaid = words.isEmpty() || NOT_SAID.lengthAt(words, 0) == words.size();
        if (notSaid && field.kind() != Field.Kind.MT_SITUATION) {
            return;
        }
        switch (field.kind()) {
            case TEXT, NAME -> into.say(field, value, line);
            case DATE -> date(field, value, words, line, day, into);
            case YEAR -> year(field, value, words, line, day, into);
            case YES_NO -> yesOrNo(field, value, line, into);
            case PHONE -> phone(field, value, line, into);
            case COMMUNE -> commune(value, line, into);
            case INS -> ins(value, line, into);
            case SEX -> sex(words, line, into);
            case MT_SITUATION -> situation(value, words, line, into);
        }
    }

    private static void date(
            Field field,
            String value,
            List<String> words,
            int line,
            LocalDate day,
            ReadFields.Collector into) {
        if (field == Field.BIRTH_DATE && birthDate(value, line, day, into)) {
            return;
        }
        Optional<LocalDate> date = fullDate(words, day);
        if (date.isEmpty()) {
            into.defect(Defect.Kind.BAD_DATE, line, value);
        } else if (field == Field.BIRTH_DATE && !isPossibleBirth(date.get(), day)) {
            into.defect(Defect.Kind.IMPOSSIBLE_DATE, line, value);
        } else {
            into.say(field, date.get().toString(), line);
        }
    }

    /// What a birth date can be besides a day: a year, or a day of one of two centuries.
    ///
    /// @return false where it is an ordinary day, or nothing of the kind
    static boolean birthDate(String value, int line, LocalDate day, ReadFields.Collector into) {
        // The age stands behind the date, in brackets or behind a comma.
        String alone = BEHIND_DATE.split(value, 2)[0];
        return switch (FrenchDate.read(alone).value().orElse(NO_DATE)) {
            case FrenchDate.Incomplete(int year, _) -> {
                if (year < EARLIEST_BIRTH || year > day.getYear()) {
                    yield false;
                }
                into.say(Field.BIRTH_YEAR, String.valueOf(year), line);
                into.defect(Defect.Kind.INCOMPLETE_DATE, line, value);
                yield true;
            }
            case FrenchDate.TwoDigits either -> {
                Optional<LocalDate> date = either.until(day).or(() -> ofAge(either, value, day));
                date.ifPresentOrElse(
                        it -> into.say(Field.BIRTH_DATE, it.toString(), line),
                        () -> into.defect(Defect.Kind.AMBIGUOUS_YEAR, line, value));
                yield true;
            }
            case FrenchDate.Day _, FrenchDate.Lunar _ -> false;
        };
    }

    private static Optional<LocalDate> ofAge(
            FrenchDate.TwoDigits either, String value, LocalDate day) {
        Matcher age = AGE.matcher(value);
        return age.find() ? either.atAge(Integer.parseInt(age.group(1)), day) : Optional.empty();
    }

    static boolean isPossibleBirth(LocalDate date, LocalDate day) {
        return date.getYear() >= EARLIEST_BIRTH && !date.isAfter(day);
    }

    /// A date with its year, alone or first in the words. Two digits of a year are only read
    /// where the other century would lie in the future.
    static Optional<LocalDate> fullDate(List<String> words, LocalDate day) {
        Optional<Dates.Found> found = Dates.at(words, 0, day, Dates.Way.BACK);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String last = words.get(found.get().end() - 1);
        boolean iso = words.getFirst().length() == 4;
        LocalDate date = found.get().date();
        if (iso || (last.length() == 4 && Character.isDigit(last.charAt(3)))) {
            return Optional.of(date);
        }
        boolean twoDigits = found.get().end() == 5 && words.get(3).equals("/");
        return twoDigits && date.isAfter(day)
                ? Optional.of(date.minusYears(100))
                : Optional.empty();
    }

    private static void year(
            Field field,
            String value,
            List<String> words,
            int line,
            LocalDate day,
            ReadFields.Collector into) {
        for (String word : words) {
            if (word.length() == 4 && word.chars().allMatch(Character::isDigit)) {
                int year = Integer.parseInt(word);
                if (year >= EARLIEST_BIRTH && year <= day.getYear()) {
                    into.say(field, word, line);
                    return;
                }
            }
        }
        into.defect(Defect.Kind.BAD_DATE, line, value);
    }

    private static void yesOrNo(Field field, String value, int line, ReadFields.Collector into) {
        String ticked = Boxes.ticked(value).orElse(value);
        List<String> words = Words.of(ticked);
        int yes = words.isEmpty() ? 0 : YES.lengthAt(words, 0);
        int no = words.isEmpty() ? 0 : NO.lengthAt(words, 0);
        boolean both = YES.in(words) && NO.in(words);
        if (yes == no || both) {
            into.defect(Defect.Kind.NOT_YES_OR_NO, line, value);
            return;
        }
        into.say(field, yes > no ? "oui" : "non", line);
        if (field == Field.ALD && yes > no) {
            // « oui (diabète) » says which one.
            String rest = YES_WORD.matcher(ticked).replaceFirst("");
            String kind = rest.endsWith(")") ? rest.substring(0, rest.length() - 1) : rest;
            if (!rest.equals(ticked) && kind.length() > 2) {
                into.say(Field.ALD_CATEGORY, kind, line);
            }
        }
    }

    /// Ten digits, or E.164 where a country is given.
    private static void phone(Field field, String value, int line, ReadFields.Collector into) {
        StringBuilder digits = new StringBuilder();
        int i = 0;
        for (; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean between = " .-/()\u00A0\u2009\u202F".indexOf(c) >= 0;
            boolean plus = c == '+' && (digits.isEmpty() || digits.toString().equals("("));
            if (!digit && !between && !plus) {
                break;
            }
            digits.append(c);
        }
        Checked<PhoneNumber> read = PhoneNumber.read(digits.toString());
        read.value().ifPresent(number -> into.say(field, number.number(), line));
        read.doubts().forEach(doubt -> into.defect(Defect.Kind.of(doubt), line, value));
    }

    /// « 17230 Marans », « Marans (17230) »: the post code is a field of its own.
    private static void commune(String value, int line, ReadFields.Collector into) {
        StringBuilder name = new StringBuilder();
        for (String piece : AROUND_NAMES.split(value, 20)) {
            boolean code =
                    piece.length() == 5
                            && Character.isDigit(piece.charAt(0))
                            && Character.isDigit(piece.charAt(4));
            if (code) {
                into.say(Field.POSTAL_CODE, piece, line);
            } else if (!piece.isEmpty()) {
                name.append(name.isEmpty() ? "" : " ").append(piece);
            }
        }
        into.say(Field.COMMUNE, name.toString(), line);
    }

    private static void ins(String value, int line, ReadFields.Collector into) {
        int oid = value.indexOf("1.2.250.1.213.1.4.");
        Checked<Ins> read =
                oid < 0
                        ? Ins.read(matricule(value))
                        : Ins.read(matricule(value.substring(0, oid)), oid(value, oid));
        read.doubts().forEach(doubt -> into.defect(Defect.Kind.of(doubt), line, value));
        read.value()
                .filter(Ins::belongsInFiche)
                .ifPresent(ins -> into.say(Field.INS, ins.text(), line));
    }

    /// Letters and digits up to the first mark that stands in no number (« 2 79 … 89 (NIR) »).
    private static String matricule(String value) {
        StringBuilder matricule = new StringBuilder();
        for (int i = 0; i < value.length() && matricule.length() < OLD_INS; i++) {
            char c = value.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                matricule.append(c);
            } else if (" .-/".indexOf(c) < 0) {
                break;
            }
        }
        // An old INS-C goes on in digits; words behind a number are no part of it.
        boolean wordsFollow = matricule.length() > INS && !Character.isDigit(matricule.charAt(INS));
        return wordsFollow ? matricule.substring(0, INS) : matricule.toString();
    }

    private static String oid(String value, int from) {
        int end = from;
        while (end < value.length()
                && (value.charAt(end) == '.' || Character.isDigit(value.charAt(end)))) {
            end++;
        }
        return value.substring(from, end);
    }

    private static void sex(List<String> words, int line, ReadFields.Collector into) {
        boolean woman = WOMAN.in(words);
        boolean man = MAN.in(words);
        into.say(Field.SEX, woman == man ? "inconnu" : woman ? "f" : "m", line);
    }

    private static void situation(
            String value, List<String> words, int line, ReadFields.Collector into) {
        String ticked = Boxes.ticked(value).orElse(value);
        List<String> read = ticked.equals(value) ? words : Words.of(ticked);
        boolean named = read.contains("dr") || read.contains("docteur");
        if (DOCTOR_GONE.in(read)) {
            into.say(Field.MT_SITUATION, "parti", line);
            if (named) {
                into.say(Field.FORMER_MT, ticked, line);
            }
        } else if (NO_DOCTOR.in(read)) {
            into.say(Field.MT_SITUATION, "aucun", line);
        } else if (UNKNOWN.in(read)) {
            into.say(Field.MT_SITUATION, "inconnu", line);
        } else if (named || DOCTOR_DECLARED.in(read)) {
            into.say(Field.MT_SITUATION, "declare", line);
        } else if (!read.isEmpty() && NOT_SAID.lengthAt(read, 0) != read.size()) {
            into.defect(Defect.Kind.UNKNOWN_LABEL, line, value);
            into.add(Field.REMARKS, value, line);
        }
    }

    /// White space folded.
    static String fold(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
