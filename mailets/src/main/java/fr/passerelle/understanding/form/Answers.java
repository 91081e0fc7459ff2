package fr.passerelle.understanding.form;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.form.FormLayout.Section;
import fr.passerelle.understanding.intake.Blanks;
import fr.passerelle.understanding.intake.Boxes;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.intake.PatientLine;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.intake.Values;
import fr.passerelle.understanding.text.HtmlText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was answered to the questions of a form, made into fields.
final class Answers {
    /// Of whomever the heading above speaks.
    private static final Set<Field> ANYBODYS =
            Set.of(
                    Field.GIVEN_NAMES,
                    Field.PHONE,
                    Field.ADDRESS,
                    Field.COMMUNE,
                    Field.POSTAL_CODE,
                    Field.SEX);

    /// What stands in a letterhead.
    private static final Set<Field> WHERE_TO_FIND =
            Set.of(Field.PHONE, Field.ADDRESS, Field.COMMUNE, Field.POSTAL_CODE);

    private static final Pattern TWO_NUMBERS =
            Pattern.compile("(\\d{1,2}) ?([/. -]) ?(\\d{1,2}) ?\\2 ?(\\d{4})");

    private final Vocabulary words;
    private final LocalDate day;
    private final ReadFields.Collector into;
    private final Set<Field> decided;
    private Section section = Section.PATIENT;

    /// The referrer has just been spoken of: the next phone number is theirs.
    private boolean besideReferrer;

    /// The lines here stand below the name of a doctor.
    private boolean letterhead;

    /// @param decided fields of which nothing is to be said here, because it has been said
    // elsewhere
    Answers(Vocabulary words, LocalDate day, ReadFields.Collector into, Set<Field> decided) {
        this.words = words;
        this.day = day;
        this.into = into;
        this.decided = decided;
    }

    /// What follows is about somebody else.
    void under(Section whose) {
        section = whose;
        besideReferrer = false;
        letterhead = false;
    }

    /// A blank line, or a line of words: nobody is spoken of any more.
    void apart() {
        besideReferrer = false;
        letterhead = false;
    }

    /// « Dr Paul EXEMPLAIRE », alone on a line: the number and address right below are not the
    /// patient's.
    void belowLetterhead() {
        letterhead = true;
    }

    /// Whether a heading may mean whoever this question asks for (« Demandeur » with « Nom » and
    /// « Téléphone » below).
    static Optional<Section> heading(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Heading(var whose) -> Optional.of(whose);
            case Meaning.Person _ -> Optional.of(Section.PATIENT);
            case Meaning.Asks(var field) ->
                    switch (field) {
                        case REFERRER_NAME -> Optional.of(Section.REFERRER);
                        case CONTACT_PERSON -> Optional.of(Section.RELATIVE);
                        case FORMER_MT -> Optional.of(Section.FORMER_DOCTOR);
                        default -> Optional.empty();
                    };
            case Meaning.BareName _, Meaning.Ignored _ -> Optional.empty();
        };
    }

    /// Whether this question means whoever the heading above it speaks of.
    static boolean isAnybodys(Meaning meaning, String label) {
        return switch (meaning) {
            case Meaning.BareName _ -> true;
            case Meaning.Person _ -> label.startsWith("nom");
            case Meaning.Asks(var field) -> ANYBODYS.contains(field) && !label.contains("patient");
            case Meaning.Ignored _, Meaning.Heading _ -> false;
        };
    }

    /// @param label its key
    /// @param text what was written, blanks and boxes included
    void answer(Meaning meaning, String label, String text, Defect.Where where) {
        if (isAnybodys(meaning, label)) {
            if (section != Section.PATIENT) {
                aside(meaning, Blanks.without(text), where);
                return;
            }
            if (besideReferrer && meaning.equals(new Meaning.Asks(Field.PHONE))) {
                read(Field.REFERRER_PHONE, text, where);
                return;
            }
        }
        if (text.contains(HtmlText.STRUCK) && !isProse(meaning)) {
            // Nothing says where the words that were taken back begin.
            unknown(label.isEmpty() ? text.strip() : label + " : " + text.strip(), where);
            return;
        }
        switch (meaning) {
            case Meaning.Asks(var field) -> {
                if (letterhead && WHERE_TO_FIND.contains(field)) {
                    unknown(label.isEmpty() ? text.strip() : label + " : " + text.strip(), where);
                    return;
                }
                letterhead = false;
                besideReferrer = field == Field.REFERRER_NAME || field == Field.REFERRER_ROLE;
                if (!besideReferrer && field != Field.REFERRER_PHONE) {
                    section = Section.PATIENT;
                }
                read(field, text, where);
            }
            case Meaning.Person _ -> person(Blanks.without(text), where);
            case Meaning.BareName _ -> name(Blanks.without(text), where);
            case Meaning.Heading(var whose) -> under(whose, Blanks.without(text), where);
            case Meaning.Ignored _ -> {
                // The form's own words, or the office's.
            }
        }
    }

    private static boolean isProse(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Asks(var field) -> isLong(field);
            case Meaning.Ignored _ -> true;
            case Meaning.Person _, Meaning.BareName _, Meaning.Heading _ -> false;
        };
    }

    private void under(Section whose, String text, Defect.Where where) {
        under(whose);
        if (text.isEmpty()) {
            return;
        }
        switch (whose) {
            case PATIENT -> person(text, where);
            case REFERRER -> read(Field.REFERRER_NAME, text, where);
            case RELATIVE -> read(Field.CONTACT_PERSON, text, where);
            case FORMER_DOCTOR -> read(Field.FORMER_MT, text, where);
        }
    }

    private void read(Field field, String text, Defect.Where where) {
        into.asks(field);
        if (!isAnswered(text) || decided.contains(field)) {
            return;
        }
        into.label();
        if (field == Field.BIRTH_NAME
                && PatientLine.isWhole(text)
                && PatientLine.read(Blanks.without(text), where, day, into)) {
            return;
        }
        if (field == Field.REMARKS) {
            into.add(field, Values.fold(Blanks.without(text)), where);
            return;
        }
        List<String> ticked =
                Boxes.of(text).stream()
                        .filter(Boxes.Option::ticked)
                        .map(Boxes.Option::words)
                        .toList();
        String said = ticked.size() == 1 ? ticked.getFirst() : text;
        Optional<String> chosen = words.choice(field, Blanks.without(said));
        if (chosen.isPresent()) {
            into.say(field, chosen.get(), where);
        } else if (ticked.size() > 1 && ticked.stream().allMatch(it -> isChoice(field, it))) {
            several(field, ticked, text, where);
        } else {
            Values.read(field, inFrenchOrder(field, text), where, day, into);
        }
    }

    private boolean isChoice(Field field, String text) {
        return words.choice(field, text).isPresent();
    }

    /// Of choices that exclude each other, none is taken.
    private void several(Field field, List<String> ticked, String text, Defect.Where where) {
        List<String> values =
                ticked.stream().flatMap(it -> words.choice(field, it).stream()).distinct().toList();
        if (values.size() == 1) {
            into.say(field, values.getFirst(), where);
        } else {
            into.defect(
                    field.kind() == Field.Kind.YES_NO
                            ? Defect.Kind.NOT_YES_OR_NO
                            : Defect.Kind.SEVERAL_TICKED,
                    where,
                    Values.fold(text));
        }
    }

    private String inFrenchOrder(Field field, String text) {
        if (field.kind() != Field.Kind.DATE
                || words.layout().dates() == FormLayout.Dates.DAY_FIRST) {
            return text;
        }
        Matcher numbers = TWO_NUMBERS.matcher(Values.fold(text));
        return numbers.matches()
                ? numbers.group(3) + "/" + numbers.group(1) + "/" + numbers.group(4)
                : text;
    }

    private void person(String text, Defect.Where where) {
        under(Section.PATIENT);
        into.asks(Field.BIRTH_NAME);
        if (text.isEmpty() || decided.contains(Field.BIRTH_NAME)) {
            return;
        }
        into.label();
        if (!PatientLine.read(text.replace(" / ", " "), where, day, into)) {
            into.defect(Defect.Kind.UNKNOWN_LABEL, where, text);
            into.add(Field.REMARKS, text, where);
        }
    }

    private void name(String text, Defect.Where where) {
        letterhead = false;
        into.asks(Field.BIRTH_NAME);
        if (text.isEmpty() || decided.contains(Field.BIRTH_NAME)) {
            return;
        }
        into.label();
        // A bare « Nom » is the birth name unless another line says which one is.
        if (PatientLine.isWhole(text) && PatientLine.read(text, where, day, into)) {
            return;
        }
        boolean birth = !into.says(Field.BIRTH_NAME);
        into.say(birth ? Field.BIRTH_NAME : Field.USED_NAME, Values.fold(text), where);
    }

    /// Names and numbers of somebody who is not the patient.
    private void aside(Meaning meaning, String text, Defect.Where where) {
        Optional<Field> asked =
                meaning instanceof Meaning.Asks(var field) ? Optional.of(field) : Optional.empty();
        boolean phone = asked.filter(Field.PHONE::equals).isPresent();
        boolean name = asked.isEmpty() || asked.filter(Field.GIVEN_NAMES::equals).isPresent();
        switch (section) {
            case REFERRER -> {
                if (phone) {
                    read(Field.REFERRER_PHONE, text, where);
                } else if (name) {
                    piece(Field.REFERRER_NAME, " ", text, where);
                }
            }
            case RELATIVE -> {
                if (phone || name) {
                    piece(Field.CONTACT_PERSON, phone ? ", " : " ", text, where);
                }
            }
            case FORMER_DOCTOR -> {
                if (name) {
                    piece(Field.FORMER_MT, " ", text, where);
                }
            }
            case PATIENT -> throw new IllegalStateException("the patient stands beside nobody");
        }
    }

    private void piece(Field field, String between, String text, Defect.Where where) {
        if (!text.isBlank()) {
            into.label();
            into.append(field, between, Values.fold(text), where);
        }
    }

    /// Boxes without a question: « ☒ Mme ☐ M. », « ☒ Patient en ALD », a choice that only one
    /// question offers.
    void boxes(String text, Defect.Where where) {
        for (Boxes.Option option : Boxes.of(text)) {
            box(option, where);
        }
    }

    /// Whether every box here speaks for itself.
    boolean standAlone(String text) {
        return Boxes.of(text).stream().allMatch(option -> isKnown(option.words()));
    }

    private boolean isKnown(String said) {
        return yesNo(said).isPresent()
                || words.choice(said).isPresent()
                || Values.findSex(said).isPresent();
    }

    private Optional<Field> yesNo(String said) {
        return words.find(said)
                .flatMap(
                        it ->
                                it instanceof Meaning.Asks(var field)
                                                && field.kind() == Field.Kind.YES_NO
                                        ? Optional.of(field)
                                        : Optional.empty());
    }

    private void box(Boxes.Option option, Defect.Where where) {
        String said = Blanks.without(option.words());
        Optional<Vocabulary.Chosen> chosen =
                yesNo(said)
                        .map(field -> new Vocabulary.Chosen(field, "oui"))
                        .or(() -> words.choice(said))
                        .or(
                                () ->
                                        Values.findSex(said)
                                                .map(sex -> new Vocabulary.Chosen(Field.SEX, sex)));
        if (chosen.isPresent()) {
            Field field = chosen.get().field();
            into.asks(field);
            if (option.ticked() && !decided.contains(field)) {
                into.label();
                into.say(field, chosen.get().value(), where);
            }
        } else if (option.ticked() && !said.isEmpty()) {
            unknown("☒ " + said, where);
        }
    }

    /// Something is said that this form does not know: kept for people.
    void unknown(String text, Defect.Where where) {
        into.defect(Defect.Kind.UNKNOWN_LABEL, where, text);
        into.add(Field.REMARKS, text, where);
    }

    /// Whether anything was written or ticked.
    static boolean isAnswered(String text) {
        return Boxes.in(text)
                ? Boxes.of(text).stream().anyMatch(Boxes.Option::ticked)
                : !Blanks.without(text).isEmpty();
    }

    /// Whether this can be the answer, where nothing but its place says so.
    static boolean fits(Meaning meaning, String text) {
        if (Boxes.in(text)) {
            return true;
        }
        boolean bracketed = text.startsWith("(") && text.endsWith(")");
        boolean heading = text.endsWith(":") || isNumbered(text);
        boolean digit = text.chars().anyMatch(Character::isDigit);
        boolean few = text.length() <= 60 && text.split(" ", 10).length <= 8;
        return switch (meaning) {
            case Meaning.Asks(var field) ->
                    !bracketed
                            && switch (field.kind()) {
                                case DATE, YEAR, PHONE, INS -> digit && few;
                                case YES_NO -> Values.isYesOrNo(text);
                                case SEX -> Values.findSex(text).isPresent();
                                case NAME, COMMUNE -> few && !heading;
                                case MT_SITUATION -> few && !heading;
                                case TEXT ->
                                        isLong(field)
                                                || (few
                                                        && !heading
                                                        && (digit || field != Field.POSTAL_CODE));
                            };
            case Meaning.Person _, Meaning.BareName _ -> few && !heading && !bracketed;
            case Meaning.Ignored _, Meaning.Heading _ -> false;
        };
    }

    /// Whether the answer may go on over several lines.
    static boolean isLong(Field field) {
        return switch (field) {
            case REASON, REMARKS, URGENCY, ACTORS, ADDRESS, CONTACT_PERSON -> true;
            default -> false;
        };
    }

    /// « 2. Situation médicale », « B - Situation »
    private static boolean isNumbered(String text) {
        String first = Labels.NONE;
        int end = text.indexOf(' ');
        if (end > 0) {
            first = text.substring(0, end);
        }
        return !first.isEmpty()
                && first.length() <= 4
                && (first.endsWith(".") || first.endsWith(")"))
                && Character.isLetterOrDigit(first.charAt(0));
    }
}
