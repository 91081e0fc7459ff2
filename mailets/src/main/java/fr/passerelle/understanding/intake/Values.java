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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values as people write them, made into what [Field.Kind] promises. What cannot be read is a
/// defect, never a guess: « 14/02/25 » may be 1925 or 2025, so it is neither.
public final class Values {
    private static final Phrases NOT_SAID = phrases("not-said");
    private static final Phrases YES = phrases("yes");
    private static final Phrases NO = phrases("no");
    private static final Phrases NEITHER = phrases("neither");
    private static final Phrases WOMAN = phrases("woman");
    private static final Phrases MAN = phrases("man");
    private static final Phrases NO_DOCTOR = phrases("no-doctor");
    private static final Phrases DOCTOR_GONE = phrases("doctor-gone");
    private static final Phrases DOCTOR_STILL_THERE = phrases("doctor-still-there");
    private static final Phrases DOCTOR_DECLARED = phrases("doctor-declared");
    private static final Phrases UNKNOWN = phrases("unknown");

    private static final Pattern SPACES = Pattern.compile("\\s++");
    private static final Pattern AROUND_NAMES = Pattern.compile("[\\s(),]++");
    private static final Pattern YES_WORD =
            Pattern.compile("^\\W{0,3}\\w{1,4}+[\\s,;:(\\-–]{0,4}+");

    private static final Pattern BEHIND_DATE = Pattern.compile("[(,]");
    private static final FrenchDate NO_DATE = new FrenchDate.Lunar(0, 0, 0);
    private static final Pattern AGE = Pattern.compile("\\b(\\d{1,3}) ans?\\b");
    private static final Set<String> BETWEEN_TWO = Set.of("ou", "et", "or", "and", "/");
    private static final int EARLIEST_BIRTH = 1900;
    private static final int INS = 15;
    private static final int OLD_INS = 22;

    private Values() {}

    /// Reads one value into `into`: nothing where only a blank, a prompt or boxes without a mark
    /// stand there.
    public static void read(
            Field field,
            String text,
            Defect.Where where,
            LocalDate day,
            ReadFields.Collector into) {
        String value = fold(Blanks.without(text));
        List<Boxes.Option> options = Boxes.of(value);
        if (options.isEmpty()) {
            plain(field, value, where, day, into);
        } else {
            ticked(field, value, options, where, day, into);
        }
    }

    /// The boxes with a mark; of those that exclude each other none is taken.
    private static void ticked(
            Field field,
            String value,
            List<Boxes.Option> options,
            Defect.Where where,
            LocalDate day,
            ReadFields.Collector into) {
        List<String> ticked =
                options.stream().filter(Boxes.Option::ticked).map(Boxes.Option::words).toList();
        if (ticked.isEmpty()) {
            return;
        }
        switch (field.kind()) {
            case YES_NO -> yesOrNo(field, ticked, value, where, into);
            case SEX, MT_SITUATION -> {
                ReadFields.Collector each = new ReadFields.Collector();
                ticked.forEach(words -> plain(field, words, where, day, each));
                if (each.contradicts()) {
                    into.defect(Defect.Kind.SEVERAL_TICKED, where, value);
                } else {
                    into.take(each);
                }
            }
            case TEXT, NAME, DATE, YEAR, PHONE, COMMUNE, INS ->
                    plain(field, String.join(", ", ticked), where, day, into);
        }
    }

    private static void plain(
            Field field,
            String value,
            Defect.Where where,
            LocalDate day,
            ReadFields.Collector into) {
        List<String> words = Words.of(value);
        boolean notSaid = words.isEmpty() || NOT_SAID.lengthAt(words, 0) == words.size();
        if (notSaid && field.kind() != Field.Kind.MT_SITUATION) {
            return;
        }
        switch (field.kind()) {
            case TEXT, NAME -> into.say(field, value, where);
            case DATE -> date(field, value, words, where, day, into);
            case YEAR -> year(field, value, words, where, day, into);
            case YES_NO -> yesOrNo(field, List.of(value), value, where, into);
            case PHONE -> phone(field, value, where, into);
            case COMMUNE -> commune(value, where, into);
            case INS -> ins(value, where, into);
            case SEX -> sex(words, where, into);
            case MT_SITUATION -> situation(value, words, where, into);
        }
    }

    private static void date(
            Field field,
            String value,
            List<String> words,
            Defect.Where where,
            LocalDate day,
            ReadFields.Collector into) {
        if (field == Field.BIRTH_DATE && isOneOfTwo(words, day)) {
            into.defect(Defect.Kind.BAD_DATE, where, value);
            return;
        }
        if (field == Field.BIRTH_DATE && birthDate(value, where, day, into)) {
            return;
        }
        Optional<LocalDate> date = fullDate(words, day);
        if (date.isEmpty()) {
            into.defect(Defect.Kind.BAD_DATE, where, value);
        } else if (field == Field.BIRTH_DATE && !isPossibleBirth(date.get(), day)) {
            into.defect(Defect.Kind.IMPOSSIBLE_DATE, where, value);
        } else {
            into.say(field, date.get().toString(), where);
        }
    }

    /// What a birth date can be besides a day: a year, or a day of one of two centuries.
    ///
    /// @return false where it is an ordinary day, or nothing of the kind
    static boolean birthDate(
            String value, Defect.Where where, LocalDate day, ReadFields.Collector into) {
        // The age stands behind the date, in brackets or behind a comma.
        String alone = BEHIND_DATE.split(value, 2)[0];
        return switch (FrenchDate.read(alone).value().orElse(NO_DATE)) {
            case FrenchDate.Incomplete(int year, _) -> {
                if (year < EARLIEST_BIRTH || year > day.getYear()) {
                    yield false;
                }
                into.say(Field.BIRTH_YEAR, String.valueOf(year), where);
                into.defect(Defect.Kind.INCOMPLETE_DATE, where, value);
                yield true;
            }
            case FrenchDate.TwoDigits either -> {
                Optional<LocalDate> date = either.until(day).or(() -> ofAge(either, value, day));
                date.ifPresentOrElse(
                        it -> into.say(Field.BIRTH_DATE, it.toString(), where),
                        () -> into.defect(Defect.Kind.AMBIGUOUS_YEAR, where, value));
                yield true;
            }
            case FrenchDate.Day _, FrenchDate.Lunar _ -> false;
        };
    }

    /// « 14/02/1944 ou 14/12/1944 »: nobody knows which, and none is taken.
    private static boolean isOneOfTwo(List<String> words, LocalDate day) {
        Optional<Dates.Found> first = Dates.at(words, 0, day, Dates.Way.BACK);
        if (first.isEmpty()) {
            return false;
        }
        int next = first.get().end();
        return next + 1 < words.size()
                && BETWEEN_TWO.contains(words.get(next))
                && Dates.at(words, next + 1, day, Dates.Way.BACK)
                        .filter(it -> !it.date().equals(first.get().date()))
                        .isPresent();
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
            Defect.Where where,
            LocalDate day,
            ReadFields.Collector into) {
        for (String word : words) {
            if (word.length() == 4 && word.chars().allMatch(Character::isDigit)) {
                int year = Integer.parseInt(word);
                if (year >= EARLIEST_BIRTH && year <= day.getYear()) {
                    into.say(field, word, where);
                    return;
                }
            }
        }
        into.defect(Defect.Kind.BAD_DATE, where, value);
    }

    /// @param answers one, or those of the boxes that have a mark
    private static void yesOrNo(
            Field field,
            List<String> answers,
            String value,
            Defect.Where where,
            ReadFields.Collector into) {
        boolean yes = false;
        boolean no = false;
        boolean neither = false;
        for (String answer : answers) {
            List<String> words = Words.of(answer);
            // A box without words is its label's.
            int ofYes = words.isEmpty() ? 1 : YES.lengthAt(words, 0);
            int ofNo = words.isEmpty() ? 0 : NO.lengthAt(words, 0);
            boolean both = (YES.in(words) && NO.in(words)) || NEITHER.in(words);
            neither |= both || ofYes == ofNo;
            yes |= ofYes > ofNo;
            no |= ofNo > ofYes;
        }
        if (neither || yes == no) {
            into.defect(Defect.Kind.NOT_YES_OR_NO, where, value);
            return;
        }
        into.say(field, yes ? "oui" : "non", where);
        if (field == Field.ALD && yes) {
            // « oui (diabète) » says which one.
            String rest = YES_WORD.matcher(answers.getFirst()).replaceFirst("");
            String kind = rest.endsWith(")") ? rest.substring(0, rest.length() - 1) : rest;
            if (!rest.equals(answers.getFirst()) && kind.length() > 2) {
                into.say(Field.ALD_CATEGORY, Blanks.without(kind), where);
            }
        }
    }

    /// Ten digits, or E.164 where a country is given.
    private static void phone(
            Field field, String value, Defect.Where where, ReadFields.Collector into) {
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
        read.value().ifPresent(number -> into.say(field, number.number(), where));
        read.doubts().forEach(doubt -> into.defect(Defect.Kind.of(doubt), where, value));
    }

    /// « 17230 Marans », « Marans (17230) »: the post code is a field of its own.
    private static void commune(String value, Defect.Where where, ReadFields.Collector into) {
        StringBuilder name = new StringBuilder();
        for (String piece : AROUND_NAMES.split(value, 20)) {
            boolean code =
                    piece.length() == 5
                            && Character.isDigit(piece.charAt(0))
                            && Character.isDigit(piece.charAt(4));
            if (code) {
                into.say(Field.POSTAL_CODE, piece, where);
            } else if (!piece.isEmpty()) {
                name.append(name.isEmpty() ? "" : " ").append(piece);
            }
        }
        into.say(Field.COMMUNE, name.toString(), where);
    }

    private static void ins(String value, Defect.Where where, ReadFields.Collector into) {
        int oid = value.indexOf("1.2.250.1.213.1.4.");
        Checked<Ins> read =
                oid < 0
                        ? Ins.read(matricule(value))
                        : Ins.read(matricule(value.substring(0, oid)), oid(value, oid));
        read.doubts().forEach(doubt -> into.defect(Defect.Kind.of(doubt), where, value));
        read.value()
                .filter(Ins::belongsInFiche)
                .ifPresent(ins -> into.say(Field.INS, ins.text(), where));
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

    private static void sex(List<String> words, Defect.Where where, ReadFields.Collector into) {
        boolean woman = WOMAN.in(words);
        boolean man = MAN.in(words);
        into.say(Field.SEX, woman == man ? "inconnu" : woman ? "f" : "m", where);
    }

    /// Whether an answer begins with one of the words for yes and no.
    public static boolean isYesOrNo(String text) {
        List<String> words = Words.of(text);
        return YES.begin(words) || NO.begin(words);
    }

    /// The sex that a word beside a box says by itself (« Mme », « Masculin »); empty for a
    /// sentence.
    public static Optional<String> findSex(String text) {
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean woman = WOMAN.lengthAt(words, 0) == words.size();
        boolean man = MAN.lengthAt(words, 0) == words.size();
        return woman == man ? Optional.empty() : Optional.of(woman ? "f" : "m");
    }

    private static void situation(
            String value, List<String> words, Defect.Where where, ReadFields.Collector into) {
        boolean named = words.contains("dr") || words.contains("docteur");
        boolean perhapsName = named && NO_DOCTOR.in(words) && !NO_DOCTOR.begin(words);
        if (DOCTOR_STILL_THERE.in(words) || (perhapsName && !DOCTOR_GONE.in(words))) {
            unclear(value, where, into);
        } else if (DOCTOR_GONE.in(words)) {
            into.say(Field.MT_SITUATION, "parti", where);
            if (named) {
                into.say(Field.FORMER_MT, value, where);
            }
        } else if (NO_DOCTOR.in(words)) {
            into.say(Field.MT_SITUATION, "aucun", where);
        } else if (UNKNOWN.in(words)) {
            into.say(Field.MT_SITUATION, "inconnu", where);
        } else if (named || DOCTOR_DECLARED.in(words)) {
            into.say(Field.MT_SITUATION, "declare", where);
        } else if (!words.isEmpty() && NOT_SAID.lengthAt(words, 0) != words.size()) {
            unclear(value, where, into);
        }
    }

    /// Kept for people, and taken for nothing.
    private static void unclear(String value, Defect.Where where, ReadFields.Collector into) {
        into.defect(Defect.Kind.UNKNOWN_LABEL, where, value);
        into.add(Field.REMARKS, value, where);
    }

    /// White space folded.
    public static String fold(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    private static Phrases phrases(String section) {
        return new Phrases(ReferenceFiche.list(section));
    }
}
