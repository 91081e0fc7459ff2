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
            Phrases.sections(QuoteMarks.class, "cues.fr.txt");
    private static final Phrases SEPARATORS =
            new Phrases(LISTS.getOrDefault("separator", List.of()));

    private static final Set<String> HEADER_NAMES =
            Set.of(
                    "de",
                    "expediteur",
                    "envoye",
                    "envoye le",
                    "date",
                    "a",
                    "pour",
                    "destinataire",
                    "destinataires",
                    "cc",
                    "copie",
                    "copie a",
                    "objet",
                    "sujet",
                    "repondre a",
                    "importance",
                    "de la part de",
                    "from",
                    "sent",
                    "to",
                    "subject",
                    "reply-to");

    private static final Set<String> AUTHOR_NAMES =
            Set.of("de", "expediteur", "from", "de la part de");

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
    /// is asked for: « Le patient m'a écrit : » is text.
    private static int attributionEnd(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < lines.size() && i < at + MAX_ATTRIBUTION_LINES; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                return -1;
            }
            joined.append(Fold.fold(line).strip()).append(' ');
            if (joined.length() > MAX_ATTRIBUTION_CHARS) {
                return -1;
            }
            String text = joined.toString().strip();
            if (i == at && !mayBeAttribution(text)) {
                return -1;
            }
            if (endsAttribution(text) && (saysWhen(text) || text.contains("@"))) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean mayBeAttribution(String text) {
        int start = 0;
        while (start < text.length() && ">- *_".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.startsWith("le ", start)
                || text.startsWith("on ", start)
                || text.contains(" a ecrit")
                || text.contains(" wrote")
                || text.contains("@");
    }

    private static boolean endsAttribution(String text) {
        int end = text.length();
        while (end > 0 && " :*_>-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = text.substring(0, end);
        if (bare.endsWith(" a ecrit") || bare.endsWith(" wrote")) {
            return true;
        }
        int verb = bare.indexOf(" a ecrit le ");
        return verb > 0 && text.endsWith(":");
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
        String name = Fold.fold(line.substring(0, colon)).replace("*", "").replace("_", "").strip();
        return HEADER_NAMES.contains(name) ? name : "";
    }
}
