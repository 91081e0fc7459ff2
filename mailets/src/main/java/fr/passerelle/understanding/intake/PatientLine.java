package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A person on one line: « Mme TESTPATIENT Marie, née le 14/02/1944 », « M. Jean EXEMPLE né en
/// 1950 », « Mme EXEMPLE née TESTPATIENT Marie ». Names in capitals are family names; without
/// capitals nothing says which word is which, and the line is left alone.
public final class PatientLine {
    /// Behind a blank or mark, and before a bracket; what is cut stays in its piece.
    private static final Pattern PIECES = Pattern.compile("(?<=[\\s,;(])|(?=[(])");

    private static final Set<String> TITLES =
            Set.of("mme", "madame", "mlle", "mademoiselle", "m", "mr", "monsieur");

    private static final Set<String> PARTICLES = Set.of("le", "la", "les", "de", "du", "des");

    private PatientLine() {}

    /// Whether more than a name stands where a name is asked for: « Mme EXEMPLE née TESTPATIENT ».
    public static boolean isWhole(String text) {
        List<String> words = Words.of(text);
        boolean titled = !words.isEmpty() && TITLES.contains(words.getFirst());
        return (titled && !startsElided(text)) || words.contains("nee");
    }

    private static boolean startsElided(String text) {
        String start = text.strip();
        return start.length() > 1 && "'’-".indexOf(start.charAt(1)) >= 0;
    }

    /// True where at least a family name was read.
    public static boolean read(
            String text, Defect.Where where, LocalDate day, ReadFields.Collector into) {
        List<String> family = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> birthName = new ArrayList<>();
        String sex = "";
        String particle = "";
        boolean born = false;
        boolean date = false;
        int consumed = 0;
        for (String piece : PIECES.split(text, 60)) {
            consumed += piece.length();
            String word = piece.strip().replace(",", "").replace(";", "").replace("(", "");
            List<String> folded = Words.of(word);
            if (folded.isEmpty()) {
                continue;
            }
            // « M'BAYE » is no « M. », and neither is « LE GOFF » a date.
            boolean name =
                    folded.size() > 1
                            || (PARTICLES.contains(folded.getFirst())
                                    && !(born && isDate(text, consumed, word)));
            String first = name ? "" : folded.getFirst();
            if (name && folded.size() == 1 && !isCapitals(word)) {
                if (!given.isEmpty() && !(born ? birthName : family).isEmpty()) {
                    // « TESTPATIENT Marie de COURÇON » says where she lives.
                    return names(family, given, birthName, sex, where, into);
                }
                particle = particle.isEmpty() ? word : particle + " " + word;
                continue;
            }
            switch (first) {
                case "mme", "madame", "mlle", "mademoiselle" -> sex = "f";
                case "m", "mr", "monsieur" -> {
                    if (family.isEmpty() && given.isEmpty()) {
                        sex = "m";
                    }
                }
                case "nee", "ne" -> {
                    born = true;
                    sex = sex.isEmpty() ? (first.equals("nee") ? "f" : "m") : sex;
                }
                case "le", "en", "dn", "ddn" -> date |= born || first.startsWith("d");
                default -> {
                    if (date || Character.isDigit(folded.getFirst().charAt(0))) {
                        int start = consumed - piece.length();
                        birth(text.substring(start), where, day, into);
                        return names(family, given, birthName, sex, where, into);
                    }
                    if (!isName(word)) {
                        return names(family, given, birthName, sex, where, into);
                    }
                    if (isCapitals(word)) {
                        (born ? birthName : family)
                                .add(particle.isEmpty() ? word : particle + " " + word);
                        particle = "";
                    } else if (particle.isEmpty()) {
                        given.add(word);
                    } else {
                        return names(family, given, birthName, sex, where, into);
                    }
                }
            }
        }
        return names(family, given, birthName, sex, where, into);
    }

    private static void birth(
            String text, Defect.Where where, LocalDate day, ReadFields.Collector into) {
        List<String> words = Words.of(text);
        if (!words.isEmpty() && words.getFirst().length() == 4 && !text.strip().contains("-")) {
            Values.read(Field.BIRTH_YEAR, words.getFirst(), where, day, into);
            return;
        }
        Optional<LocalDate> date = Values.fullDate(words, day);
        if (date.isPresent()) {
            Values.read(Field.BIRTH_DATE, date.get().toString(), where, day, into);
        } else {
            into.defect(Defect.Kind.BAD_DATE, where, text.strip());
        }
    }

    private static boolean names(
            List<String> family,
            List<String> given,
            List<String> birthName,
            String sex,
            Defect.Where where,
            ReadFields.Collector into) {
        if (family.isEmpty() && birthName.isEmpty()) {
            return false;
        }
        if (!sex.isEmpty()) {
            into.say(Field.SEX, sex, where);
        }
        if (birthName.isEmpty()) {
            into.say(Field.BIRTH_NAME, String.join(" ", family), where);
        } else {
            into.say(Field.BIRTH_NAME, String.join(" ", birthName), where);
            into.say(Field.USED_NAME, String.join(" ", family), where);
        }
        into.say(Field.GIVEN_NAMES, String.join(" ", given), where);
        return true;
    }

    /// « née le 14/02/1944 », « née le premier mai 1944 »; « NÉE LE GOFF » is a name.
    private static boolean isDate(String text, int behind, String word) {
        String rest = text.substring(behind).strip();
        return word.equals("le") || (!rest.isEmpty() && Character.isDigit(rest.charAt(0)));
    }

    private static boolean isName(String word) {
        return Character.isUpperCase(word.charAt(0)) || isCapitals(bare(word));
    }

    private static boolean isCapitals(String word) {
        String bare = bare(word);
        return bare.length() > 1 && bare.chars().noneMatch(Character::isLowerCase);
    }

    /// « d'EXEMPLE » without its particle.
    private static String bare(String word) {
        boolean elided = word.length() > 2 && "'’".indexOf(word.charAt(1)) >= 0;
        return elided && "dl".indexOf(word.charAt(0)) >= 0 ? word.substring(2) : word;
    }
}
