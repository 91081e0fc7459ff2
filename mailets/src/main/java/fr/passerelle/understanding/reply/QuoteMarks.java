package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Dates;
import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells quoted lines from new ones by the marks that mail programs leave: `>`, attribution
/// lines (« Le 3 août 2026 à 09:14, X a écrit : »), header blocks (« De : … Objet : … »),
/// separators (« -----Message d'origine----- »).
final class QuoteMarks {
    enum Zone {
        NEW,
        /// Marked line by line.
        QUOTED,
        /// Behind a separator, not marked itself.
        BEHIND,
        /// A line that a mail program wrote.
        PROGRAM
    }

    private static final Map<String, List<String>> LISTS =
            Phrases.sections(QuoteMarks.class, "quotes.txt");
    private static final Phrases SEPARATORS =
            new Phrases(LISTS.getOrDefault("separator", List.of()));
    private static final Phrases WROTE = new Phrases(LISTS.getOrDefault("wrote", List.of()));
    private static final Set<String> BEGINS = folded("begins");
    private static final Set<String> AUTHOR_NAMES = folded("author");
    private static final Set<String> HEADER_NAMES = folded("header");

    /// « Le patient m'a écrit : » introduces text.
    private static final Set<String> TO_ME = Set.of("m", "nous", "vous", "lui", "t", "leur");

    private static final int MAX_ATTRIBUTION_LINES = 4;
    private static final int MAX_ATTRIBUTION_CHARS = 320;

    private QuoteMarks() {}

    static List<Zone> of(List<String> lines) {
        List<Zone> zones = new ArrayList<>(Collections.nCopies(lines.size(), Zone.NEW));
        boolean written = false;
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            if (isMarked(line)) {
                zones.set(i++, Zone.QUOTED);
                continue;
            }
            int program = separatorEnd(lines, i);
            if (program < 0) {
                written |= !line.isBlank();
                i++;
                continue;
            }
            for (int n = i; n < program; n++) {
                zones.set(n, Zone.PROGRAM);
            }
            i = program;
            // Behind a separator everything is quoted, unless lines are marked one by one, or
            // nothing stands above it: then the answer is below (bottom posting).
            if (written && !quoteFollows(lines, program)) {
                for (int n = program; n < lines.size(); n++) {
                    zones.set(n, isMarked(lines.get(n)) ? Zone.QUOTED : Zone.BEHIND);
                }
                return zones;
            }
        }
        return zones;
    }

    static boolean isMarked(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>';
    }

    private static boolean quoteFollows(List<String> lines, int from) {
        for (int i = from; i < lines.size() && i < from + 4; i++) {
            if (!lines.get(i).isBlank()) {
                return isMarked(lines.get(i));
            }
        }
        return false;
    }

    /// The line behind the separator that begins at `at`, or -1 where none does.
    private static int separatorEnd(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.isBlank()) {
            return -1;
        }
        int attribution = attributionEnd(lines, at);
        if (attribution > 0) {
            return attribution;
        }
        int headers = headerBlockEnd(lines, at, 3);
        if (headers > 0) {
            return headers;
        }
        String stripped = line.strip();
        char first = stripped.charAt(0);
        boolean ruled = first == '-' || first == '_' || first == '=' || first == '*';
        if ((ruled || stripped.endsWith(":"))
                && SEPARATORS.begin(Words.of(stripped.replace("=", "")))) {
            int block = headerBlockEnd(lines, nextWritten(lines, at + 1), 1);
            return Math.max(at + 1, block);
        }
        boolean rule =
                ruled && stripped.length() >= 10 && stripped.chars().allMatch(c -> c == first);
        if (rule) {
            return headerBlockEnd(lines, nextWritten(lines, at + 1), 2);
        }
        return -1;
    }

    private static int nextWritten(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && i < from + 3 && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    /// « Le … a écrit : » or "On … wrote:", broken over up to four lines. A date or an address
    /// is asked for: « Le patient m'a écrit : » is text. Without a known first word only what is
    /// clearly the rest of an address is joined, lest a line that somebody wrote goes with it.
    private static int attributionEnd(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        boolean dated = saysWhen(Fold.fold(lines.get(at)));
        boolean timed = saysTime(lines.get(at));
        boolean begins = dated && begins(lines.get(at));
        for (int i = at; i < lines.size() && i < at + MAX_ATTRIBUTION_LINES; i++) {
            String line = lines.get(i);
            boolean goesOn =
                    i == at || (dated && (begins || isRest(line)) && !isAnother(line, timed));
            if (line.isBlank() || !goesOn) {
                return -1;
            }
            joined.append(Fold.fold(line).strip()).append(' ');
            if (joined.length() > MAX_ATTRIBUTION_CHARS) {
                return -1;
            }
            String text = joined.toString().strip();
            if (endsAttribution(text, lines, i + 1) && (saysWhen(text) || hasAddress(text))) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean begins(String line) {
        int start = 0;
        while (start < line.length() && ">- *_".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return end > start
                && end - start <= 4
                && end < line.length()
                && BEGINS.contains(Fold.fold(line.substring(start, end)));
    }

    /// A line that begins such a line itself, or is a whole one: « X <a@b> a écrit : ».
    ///
    /// @param timed the line above names a time of day, as programs do: this is then its rest
    private static boolean isAnother(String line, boolean timed) {
        String text = Fold.fold(line).strip();
        boolean named = !timed && text.indexOf('<') > 0 && hasAddress(text);
        return (begins(line) && saysWhen(text)) || (named && WROTE.in(Words.bare(text)));
    }

    private static boolean isRest(String line) {
        String stripped = line.strip();
        return stripped.startsWith("<")
                || stripped.startsWith(">")
                || stripped.startsWith("(")
                || stripped.indexOf('@') > 0;
    }

    private static boolean hasAddress(String text) {
        int at = text.indexOf('@');
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// The verb at the end, the verb anywhere and a colon at the end, or, without a verb, a time
    /// of day and an address before the colon.
    private static boolean endsAttribution(String text, List<String> lines, int next) {
        boolean colon = text.endsWith(":") || text.endsWith(":*");
        if (!colon && !text.contains("ecrit") && !text.contains("wrote") && !hasAddress(text)) {
            return false;
        }
        List<String> words = Words.bare(text);
        int verb = WROTE.find(words, 0);
        if (verb >= 0) {
            boolean toMe = verb > 0 && TO_ME.contains(words.get(verb - 1));
            boolean last = verb + WROTE.lengthAt(words, verb) == words.size();
            return !toMe && (colon || last);
        }
        boolean addressed = text.indexOf('<') >= 0 && hasAddress(text);
        return addressed
                && (colon ? saysTime(text) : text.endsWith(">") && quoteFollows(lines, next))
                && saysWhen(text);
    }

    private static boolean saysWhen(String text) {
        for (String word : Words.bare(text)) {
            if (Dates.isMonth(word)
                    || (Character.isDigit(word.charAt(0)) && (word.length() == 4))) {
                return true;
            }
        }
        return text.indexOf('/') > 0;
    }

    /// A time of day: 16:32, 16.32, 16h32.
    private static boolean saysTime(String text) {
        for (int i = 1; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ':' || c == '.' || c == 'h')
                    && Character.isDigit(text.charAt(i - 1))
                    && Character.isDigit(text.charAt(i + 1))
                    && Character.isDigit(text.charAt(i + 2))) {
                return true;
            }
        }
        return false;
    }

    /// At least `least` header lines within eight lines, one of them naming the author.
    private static int headerBlockEnd(List<String> lines, int at, int least) {
        if (at >= lines.size() || headerName(lines.get(at)).isEmpty()) {
            return -1;
        }
        int names = 0;
        boolean author = false;
        int end = at;
        for (int i = at; i < lines.size() && i < at + 8; i++) {
            String name = headerName(lines.get(i));
            if (!name.isEmpty()) {
                names++;
                author |= AUTHOR_NAMES.contains(name);
                end = i + 1;
            } else if (lines.get(i).isBlank()) {
                break;
            }
        }
        return names >= least && author ? end : -1;
    }

    private static String headerName(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || colon > 24) {
            return "";
        }
        String name =
                Fold.fold(line.substring(0, colon))
                        .replace("*", "")
                        .replace("_", "")
                        .replace('-', ' ')
                        .strip();
        return HEADER_NAMES.contains(name) || AUTHOR_NAMES.contains(name) ? name : "";
    }

    private static Set<String> folded(String section) {
        return LISTS.getOrDefault(section, List.of()).stream()
                .map(Fold::fold)
                .collect(Collectors.toUnmodifiableSet());
    }
}
