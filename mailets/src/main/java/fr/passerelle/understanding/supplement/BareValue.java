package fr.passerelle.understanding.supplement;

import fr.passerelle.document.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether some words are the value of a field and nothing else: « Marans », « oui elle est
/// d’accord », « le 14/02/1944 ». What could be anything else than a value is none.
final class BareValue {
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{1,2}[/.\\- ]\\d{1,2}[/.\\- ]\\d{4}|\\d{1,2}(er)? \\p{L}{3,9}+ \\d{4}");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .\\-()]{9,20}");
    private static final Pattern INS = Pattern.compile("[12378][\\dAB .\\-]{12,24}");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");

    /// A proper name, in capitals or with one at its head.
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’\\-]*+( [\\p{L}\\p{M}'’\\-]++){0,4}+");

    private static final int MAX_NAME = 60;

    private BareValue() {}

    /// The value as a form would have it behind its label; empty where the words are no value.
    static Optional<Labelled> read(Field field, SpokenLine line) {
        Optional<Labelled> said = saying(field, line);
        if (said.isPresent()) {
            return said;
        }
        return switch (field.kind()) {
            case YES_NO -> yesOrNo(field, line);
            case DATE -> shaped(field, line, DATE);
            case YEAR ->
                    // Who is asked for a year may say the whole date.
                    shaped(field, line, YEAR).or(() -> shaped(Field.BIRTH_DATE, line, DATE));
            case PHONE -> shaped(field, line, PHONE);
            case INS -> shaped(field, line, INS);
            case NAME, COMMUNE -> name(field, line);
            case TEXT ->
                    field == Field.POSTAL_CODE
                            ? shaped(field, line, POSTAL_CODE)
                            : Optional.empty();
            case SEX, MT_SITUATION -> Optional.empty();
        };
    }

    private static Optional<Labelled> saying(Field field, SpokenLine line) {
        return Cues.SAYINGS.stream()
                .filter(saying -> saying.field() == field && line.is(saying.phrases()))
                .map(saying -> new Labelled(field, saying.value()))
                .findFirst();
    }

    /// « Oui », or « oui » with a sentence that says the same.
    private static Optional<Labelled> yesOrNo(Field field, SpokenLine line) {
        int yes = line.skip(Cues.YES, 0);
        int no = line.skip(Cues.NO, 0);
        if (yes == no) {
            return Optional.empty();
        }
        String word = yes > no ? "oui" : "non";
        int begun = Math.max(yes, no);
        return begun == line.size()
                        || saying(field, line.part(begun, line.size()))
                                .filter(rest -> rest.value().equals(word))
                                .isPresent()
                ? Optional.of(new Labelled(field, word))
                : Optional.empty();
    }

    private static Optional<Labelled> shaped(Field field, SpokenLine line, Pattern shape) {
        int from = line.skip(field.kind() == Field.Kind.DATE ? Cues.BORN : Cues.IS, 0);
        from += line.skip(Cues.IS, from);
        from += line.skip(Cues.ON, from);
        String value = line.text(from, line.size());
        return shape.matcher(value).matches()
                ? Optional.of(new Labelled(field, value))
                : Optional.empty();
    }

    private static Optional<Labelled> name(Field field, SpokenLine line) {
        int from = field.kind() == Field.Kind.COMMUNE ? line.skip(Cues.LIVES, 0) : 0;
        from += line.skip(Cues.IS, from);
        from += field.kind() == Field.Kind.COMMUNE ? line.skip(Cues.AT, from) : 0;
        String value = line.text(from, line.size());
        String bare = field.kind() == Field.Kind.COMMUNE ? withoutCode(value) : value;
        List<String> words = line.part(from, line.size()).words();
        return value.length() <= MAX_NAME && NAME.matcher(bare).matches() && !Cues.TALK.in(words)
                ? Optional.of(new Labelled(field, value))
                : Optional.empty();
    }

    /// « 17230 Marans », « Marans (17230) »: the form takes the code apart.
    private static String withoutCode(String value) {
        return value.replaceFirst("^\\d{5} ", "").replaceFirst(" \\(?\\d{5}$", "");
    }
}
