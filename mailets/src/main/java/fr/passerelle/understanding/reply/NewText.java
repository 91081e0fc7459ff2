package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What its author newly wrote in a reply. Two readings must agree: the marks of mail programs
/// ([QuoteMarks]) and the subtraction of what we had sent ([OwnText]). Linear in the text.
public final class NewText {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(NewText.class, "cues.fr.txt");
    private static final Phrases CLOSINGS = phrases("closing");
    private static final Phrases MOBILE = phrases("mobile");
    private static final Phrases DISCLAIMERS = phrases("disclaimer");
    /// Nobody answers a proposal in more lines; a longer one is not read for a decision.
    private static final int MAX_LINES = 1_000;

    /// Quotes of quotes included.
    private static final int MAX_CHARS = 100_000;

    private static final int MAX_CLOSING_WORDS = 8;

    private NewText() {}

    /// What came out.
    public sealed interface Result {
        /// @param body the authored lines down to the closing
        /// @param tail what stands behind it: a signature, or a second thought
        record Fresh(List<String> body, List<String> tail) implements Result {}

        /// The two readings do not agree, or the text cannot be taken apart.
        record Doubtful(String because) implements Result {}
    }

    /// @param sentBody what we had sent, empty where nothing is known of it
    /// @param authorWords the words of the author's name and address
    public static Result read(List<String> lines, String sentBody, List<String> authorWords) {
        int chars = lines.stream().mapToInt(String::length).sum();
        if (lines.size() > MAX_LINES || chars > MAX_CHARS) {
            return new Result.Doubtful("the text is too long to be read for a decision");
        }
        List<QuoteMarks.Zone> zones = QuoteMarks.of(lines);
        List<OwnText.Origin> origins = new OwnText(sentBody).of(lines);
        List<String> authored = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            switch (zones.get(i)) {
                case NEW -> {
                    switch (origins.get(i)) {
                        case THEIRS -> authored.add(line);
                        case OURS -> authored.add("");
                        case MIXED -> {
                            return new Result.Doubtful("an answer is written into our own words");
                        }
                    }
                }
                case BEHIND -> {
                    boolean decisive =
                            origins.get(i) != OwnText.Origin.OURS && Cues.decide(Words.of(line));
                    if (decisive) {
                        return new Result.Doubtful("a decision stands where a quote should be");
                    }
                    authored.add("");
                }
                case PROGRAM -> {
                    if (origins.get(i) != OwnText.Origin.OURS && Cues.weigh(Words.of(line))) {
                        return new Result.Doubtful("a program's line holds words that decide");
                    }
                    authored.add("");
                }
                case QUOTED -> authored.add("");
            }
        }
        return split(withoutDisclaimers(authored), new HashSet<>(authorWords));
    }

    /// Everything not marked as quoted, for forms and orders, where nothing is at stake but
    /// being understood.
    public static List<String> unquoted(List<String> lines) {
        List<QuoteMarks.Zone> zones = QuoteMarks.of(lines);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            kept.add(zones.get(i) == QuoteMarks.Zone.NEW ? lines.get(i) : "");
        }
        return kept;
    }

    /// True where the line closes a letter (« Bien cordialement, »).
    public static boolean isClosing(String line) {
        List<String> words = Words.of(line);
        return words.size() <= MAX_CLOSING_WORDS && CLOSINGS.begin(words);
    }

    private static Result split(List<String> lines, Set<String> authorWords) {
        List<String> body = new ArrayList<>();
        List<String> tail = new ArrayList<>();
        boolean closed = false;
        boolean signed = false;
        for (String line : lines) {
            List<String> words = Words.of(line);
            if (words.isEmpty() && !line.startsWith("--")) {
                continue;
            }
            if (isMobileLine(line, words)) {
                continue;
            }
            if (!body.isEmpty() && !closed) {
                closed = isClosing(line) && !Cues.decide(words);
                signed = isSignatureStart(line, words, authorWords);
                if (closed || signed) {
                    closed = true;
                    tail.add(line);
                    continue;
                }
            }
            (closed ? tail : body).add(line);
        }
        return new Result.Fresh(body, tail);
    }

    /// The signature mark of RFC 3676 §4.3, a title with a name, a line made of the author's own
    /// name, a phone number or an address.
    private static boolean isSignatureStart(
            String line, List<String> words, Set<String> authorWords) {
        if (line.equals("-- ") || line.equals("--")) {
            return true;
        }
        if (words.size() > MAX_CLOSING_WORDS) {
            return false;
        }
        boolean titled =
                switch (words.isEmpty() ? "" : words.getFirst()) {
                    case "dr", "docteur", "doctor", "pr", "dre" -> words.size() > 1;
                    default -> false;
                };
        if (titled || line.indexOf('@') > 0) {
            return !Cues.decide(words);
        }
        return authorWords.containsAll(words) || words.stream().allMatch(NewText::isNumber);
    }

    private static boolean isNumber(String word) {
        return word.equals("+") || word.chars().allMatch(Character::isDigit);
    }

    /// « Envoyé de mon iPhone »: short and alone on its line.
    private static boolean isMobileLine(String line, List<String> words) {
        return words.size() <= 10 && !line.endsWith(",") && MOBILE.begin(words);
    }

    /// Paragraphs with two or more of the words of disclaimers; they speak of accepting and
    /// refusing, and mean nothing by it.
    private static List<String> withoutDisclaimers(List<String> lines) {
        List<String> kept = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            while (to < lines.size() && !lines.get(to).isBlank()) {
                to++;
            }
            List<String> paragraph = lines.subList(from, to);
            if (DISCLAIMERS.count(Words.of(paragraph)) < 2) {
                kept.addAll(paragraph);
            }
            kept.add("");
            from = to + 1;
        }
        return kept;
    }

    /// True where the first letter of each word after the first is a capital: « Bonjour Madame
    /// Durand ».
    static boolean isCapitalised(String line) {
        boolean first = true;
        for (String word : line.strip().split("[\\s,]++", 12)) {
            if (!first && !word.isEmpty() && Character.isLowerCase(word.charAt(0))) {
                String folded = Fold.fold(word);
                if (!folded.equals("a") && !folded.equals("tous") && !folded.equals("toutes")) {
                    return false;
                }
            }
            first = false;
        }
        return true;
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
