package fr.passerelle.understanding.text;

import fr.passerelle.mail.IntegrationError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A subject taken apart by the rules of MSSanté (Référentiel 2, ECO.2.1.3): bracketed tags and
/// `RE:`, `TR:` in any order, then `XDM/1.0/DDM+<label> <NAME> <given names> <JJ/MM/AAAA>`.
///
/// What it says of a patient is a hint for people. The subject is never proof of identity: anybody
/// writes what they like there, and nothing may be filed by it.
///
/// @param tags what stands in brackets in front, `Annule et remplace`, without the brackets
/// @param answered true where `RE:`, `TR:` or their like stand in front: a person has had the mail
///     in hand
/// @param document empty where the prefix is not there
/// @param rest what is behind tags, `RE:` and the XDM prefix
public record XdmSubject(
        List<String> tags, boolean answered, Optional<Document> document, String rest) {
    public XdmSubject {
        tags = List.copyOf(tags);
    }

    /// The hints of one prefixed subject; each may be empty.
    ///
    /// @param label of the document's type, or "2 documents"
    public record Document(
            String label, String birthName, String givenNames, Optional<LocalDate> birthDate) {}

    private static final String PREFIX = "XDM/1.0/DDM";

    /// Tags and answers of answers; what goes on longer is read as text.
    private static final int MAX_PIECES = 20;

    private static final int MAX_TAG_CHARS = 80;

    /// The standard cuts the label at 40 characters; names are longer than one thinks.
    private static final int MAX_WORDS = 40;

    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /// Any text gives a subject; most have neither tag nor document.
    public static XdmSubject read(String subject) {
        List<String> tags = new ArrayList<>();
        boolean answered = false;
        String rest = subject.strip();
        for (int n = 0; n < MAX_PIECES; n++) {
            int close = tagEnd(rest);
            int colon = close < 0 ? Subject.prefixEnd(rest) : -1;
            if (close >= 0) {
                tags.add(rest.substring(1, close).strip());
            } else if (colon >= 0) {
                answered = true;
            } else {
                break;
            }
            rest = rest.substring(Math.max(close, colon) + 1).strip();
        }
        int behind = prefixEnd(rest);
        if (behind < 0) {
            return new XdmSubject(tags, answered, Optional.empty(), rest);
        }
        rest = rest.substring(behind).strip();
        return new XdmSubject(tags, answered, Optional.of(document(rest)), rest);
    }

    /// As people are shown it (ECO.3.1.3): tags, and no XDM prefix.
    public String shown() {
        StringBuilder shown = new StringBuilder();
        tags.forEach(tag -> shown.append('[').append(tag).append("] "));
        return shown.append(rest).toString().strip();
    }

    /// What a tag `[KO Intégration système !][902]` says, in any case, with or without accents
    /// and blanks; `[Erreur d’intégration !]` is the other published form. Empty where no such
    /// tag is there.
    public Optional<IntegrationError> integrationError() {
        for (int i = 0; i < tags.size(); i++) {
            Optional<IntegrationError> code =
                    i + 1 < tags.size() ? code(tags.get(i + 1)) : Optional.empty();
            if (saysNotIntegrated(tags.get(i), code.isPresent())) {
                return Optional.of(code.orElseGet(() -> IntegrationError.of("")));
            }
        }
        return Optional.empty();
    }

    private static boolean saysNotIntegrated(String tag, boolean codeFollows) {
        List<String> words = Words.bare(tag);
        String letters = String.join("", words);
        return letters.startsWith("kointegration")
                || letters.startsWith("erreurdintegration")
                // Accents sent in a charset that nobody declared.
                || (codeFollows && words.size() > 1 && words.getFirst().equals("ko"));
    }

    private static Optional<IntegrationError> code(String tag) {
        String folded = Fold.fold(tag).strip();
        return IntegrationError.find(
                folded.startsWith("code") ? folded.substring("code".length()) : tag);
    }

    /// Where the tag that `text` begins with ends, or -1.
    private static int tagEnd(String text) {
        int close = text.startsWith("[") ? text.indexOf(']') : -1;
        return close <= MAX_TAG_CHARS ? close : -1;
    }

    /// The offset behind the prefix and its plus sign, or -1. Case and blanks do not matter.
    private static int prefixEnd(String text) {
        int at = 0;
        for (int i = 0; i < PREFIX.length(); i++) {
            at = behindBlanks(text, at);
            if (at == text.length() || Character.toUpperCase(text.charAt(at)) != PREFIX.charAt(i)) {
                return -1;
            }
            at++;
        }
        if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            return -1;
        }
        int plus = behindBlanks(text, at);
        return plus < text.length() && text.charAt(plus) == '+' ? plus + 1 : at;
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Lines.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The name is the last run of words in capitals; where everything is in capitals, one word
    /// each for name and given name.
    private static Document document(String text) {
        List<String> words =
                new ArrayList<>(
                        Arrays.asList(text.isEmpty() ? new String[0] : text.split("\\s++", 200)));
        if (words.size() > MAX_WORDS) {
            return new Document(text, "", "", Optional.empty());
        }
        Optional<LocalDate> birth = words.isEmpty() ? Optional.empty() : birthDate(words.getLast());
        if (birth.isPresent()) {
            words.removeLast();
        }
        int given = words.size();
        while (given > 0 && !isCapitals(words.get(given - 1))) {
            given--;
        }
        int name = given;
        while (name > 0 && isCapitals(words.get(name - 1))) {
            name--;
        }
        boolean allCapitals = given == words.size();
        if (allCapitals) {
            given = Math.max(given - 1, 0);
        }
        if (allCapitals || name == 0) {
            // Nothing tells a label in capitals from a name: a name has one word more often.
            name = Math.max(given - 1, 0);
        }
        if (given == 0 || name == given) {
            return new Document(text, "", "", birth);
        }
        return new Document(
                String.join(" ", words.subList(0, name)),
                String.join(" ", words.subList(name, given)),
                String.join(" ", words.subList(given, words.size())),
                birth);
    }

    private static boolean isCapitals(String word) {
        return word.chars().anyMatch(Character::isUpperCase)
                && word.chars().noneMatch(Character::isLowerCase);
    }

    private static Optional<LocalDate> birthDate(String word) {
        try {
            return Optional.of(LocalDate.parse(word, BIRTH));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
