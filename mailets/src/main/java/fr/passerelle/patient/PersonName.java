package fr.passerelle.patient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of a person, as they are written. The RNIV tells two family names apart: the one of
/// birth, a strict trait, and the one used, often that of a husband or wife.
///
/// Names are compared, never decided on: two people can have the same ones, and nothing may be
/// filed because names are equal.
///
/// @param birth family name of birth
/// @param used family name used, where it is said
/// @param given given names in the order of the register; a compound one (« Jean-Pierre ») is one
public record PersonName(String birth, Optional<String> used, List<String> given) {
    /// Longer names are compared by their beginnings.
    private static final int MAX_CHARS = 200;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z]++");
    private static final Pattern BETWEEN_GIVEN_NAMES = Pattern.compile("[\\s,;]++");

    public PersonName {
        given = List.copyOf(given);
    }

    /// @param given several in one text, with blanks or commas between them
    public static PersonName of(String birth, Optional<String> used, String given) {
        return new PersonName(
                birth,
                used,
                Arrays.stream(BETWEEN_GIVEN_NAMES.split(given, MAX_CHARS))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /// The form in which the RNIV keeps and compares names: capitals without accents, apostrophes
    /// and hyphens as blanks, two letters for œ and æ, particles kept. Whatever is no letter of
    /// ours is a blank.
    public static String plain(String name) {
        String start = name.length() <= MAX_CHARS ? name : name.substring(0, MAX_CHARS);
        String capitals = Letters.withoutAccents(start).toUpperCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(capitals).replaceAll(" ").strip();
    }

    /// The same without blanks: « Le Goff » and « LEGOFF » are one.
    public static String letters(String name) {
        return plain(name).replace(" ", "");
    }

    /// The first of several given names, as written.
    public static String first(String given) {
        return PersonName.of("", Optional.empty(), given).given().stream().findFirst().orElse("");
    }

    /// How the names of two records stand to each other.
    public NameMatch compare(PersonName other) {
        boolean sameBirth = letters(birth).equals(letters(other.birth));
        List<NameMatch.Difference> differences = new ArrayList<>();
        if (sameBirth || isReordered(birth, other.birth)) {
            differences.addAll(differences(birth, other.birth, sameBirth));
        } else if (isUsedBy(other) || other.isUsedBy(this)) {
            differences.add(NameMatch.Difference.USED_AGAINST_BIRTH);
        } else {
            return new NameMatch.Different(NameMatch.Difference.OTHER_FAMILY_NAME);
        }
        String here = String.join(" ", given);
        String there = String.join(" ", other.given);
        boolean sameGiven = letters(here).equals(letters(there));
        if (sameGiven || isReordered(here, there)) {
            differences.addAll(differences(here, there, sameGiven));
        } else if (isBeginning(here, there) || isBeginning(there, here)) {
            differences.add(NameMatch.Difference.FEWER_GIVEN_NAMES);
        } else {
            return new NameMatch.Different(NameMatch.Difference.OTHER_GIVEN_NAMES);
        }
        return differences.isEmpty() ? new NameMatch.Same() : new NameMatch.Close(differences);
    }

    /// Whether the family names of two records may be one person's, whatever the given names: the
    /// same up to writing and order, or the birth name of one the name used of the other.
    public boolean isOfFamily(PersonName other) {
        return switch (withoutGiven().compare(other.withoutGiven())) {
            case NameMatch.Same _, NameMatch.Close _ -> true;
            case NameMatch.Different _ -> false;
        };
    }

    private PersonName withoutGiven() {
        return new PersonName(birth, used, List.of());
    }

    /// Whether the given names may be one person's, whatever the family names: the same up to
    /// writing and order, or one says fewer of them.
    public boolean isGivenLike(PersonName other) {
        PersonName here = new PersonName("", Optional.empty(), given);
        return switch (here.compare(new PersonName("", Optional.empty(), other.given))) {
            case NameMatch.Same _, NameMatch.Close _ -> true;
            case NameMatch.Different _ -> false;
        };
    }

    /// One record has as birth name what the other one has as name used: a name was put into the
    /// wrong field, or only one was asked for.
    private boolean isUsedBy(PersonName other) {
        return other.used.filter(name -> letters(name).equals(letters(birth))).isPresent();
    }

    private static List<NameMatch.Difference> differences(
            String one, String other, boolean sameLetters) {
        if (!sameLetters) {
            return List.of(NameMatch.Difference.ORDER);
        }
        return one.equals(other) ? List.of() : List.of(NameMatch.Difference.WRITING);
    }

    private static boolean isReordered(String one, String other) {
        List<String> here = words(one);
        List<String> there = words(other);
        return here.size() == there.size() && new HashSet<>(here).equals(new HashSet<>(there));
    }

    private static boolean isBeginning(String few, String many) {
        List<String> here = words(few);
        List<String> there = words(many);
        return !here.isEmpty()
                && here.size() < there.size()
                && there.subList(0, here.size()).equals(here);
    }

    private static List<String> words(String name) {
        String plain = plain(name);
        return plain.isEmpty() ? List.of() : List.of(plain.split(" ", -1));
    }

    /// Says nothing about the person.
    @Override
    public String toString() {
        return "name with " + given.size() + " given names";
    }
}
