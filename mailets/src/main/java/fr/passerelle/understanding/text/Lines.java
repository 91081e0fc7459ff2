package fr.passerelle.understanding.text;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;

/// A text as lines that can be compared: line ends, exotic spaces and invisible characters made
/// plain, soft line breaks of RFC 3676 undone.
public final class Lines {
    private Lines() {}

    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int end = Math.min(text.length(), Limits.TEXT_CHARS);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < end && lines.size() < Limits.TEXT_LINES; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\f') {
                if (c == '\r' && i + 1 < end && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lines.add(stripEnd(line));
                line.setLength(0);
            } else if (c == '\t') {
                line.append('\t');
            } else if (isSpace(c)) {
                line.append(' ');
            } else if (!isInvisible(c)) {
                line.append(c);
            }
        }
        if (!line.isEmpty()) {
            lines.add(stripEnd(line));
        }
        return lines;
    }

    /// RFC 3676 §4: a line that ends in a space goes on in the next one of the same quote
    /// depth; one leading space is stuffing; "-- " never flows.
    static List<String> unflowed(String text, boolean delSp) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int openDepth = -1;
        int end = Math.min(text.length(), Limits.TEXT_CHARS);
        for (int from = 0; from < end && lines.size() < Limits.TEXT_LINES; ) {
            int newline = text.indexOf('\n', from);
            int stop = newline < 0 || newline > end ? end : newline;
            int last = stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            String line = text.substring(from, last);
            from = stop + 1;
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            if (content.startsWith(" ")) {
                content = content.substring(1);
            }
            boolean flows = content.endsWith(" ") && !content.equals("-- ");
            if (openDepth >= 0 && openDepth != depth) {
                lines.addAll(of(open.toString()));
                open.setLength(0);
                openDepth = -1;
            }
            if (openDepth < 0) {
                open.append(depth == 0 ? "" : ">".repeat(depth) + " ");
            }
            open.append(content, 0, content.length() - (flows && delSp ? 1 : 0));
            openDepth = depth;
            if (!flows) {
                addLine(lines, open);
                openDepth = -1;
            }
        }
        if (openDepth >= 0) {
            addLine(lines, open);
        }
        return lines;
    }

    private static void addLine(List<String> lines, StringBuilder open) {
        if (open.isEmpty()) {
            lines.add("");
        } else {
            lines.addAll(of(open.toString()));
        }
        open.setLength(0);
    }

    /// Every blank that is not a line end: tab, NBSP, thin and figure spaces.
    static boolean isSpace(char c) {
        return c == ' '
                || c == '\t'
                || c == 0x0B
                || c == 0xA0
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /// Zero-width and direction marks, soft hyphens, other control characters: nobody sees
    /// them, so nobody means them.
    static boolean isInvisible(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || (c >= 0x7F && c < 0xA0)
                || c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xFE0F
                || c == 0xFEFF;
    }

    private static String stripEnd(StringBuilder line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        // RFC 3676 §4.3: "-- " is the signature mark, its space is part of it.
        return end == 2 && line.length() > 2 && line.charAt(0) == '-' && line.charAt(1) == '-'
                ? "-- "
                : line.substring(0, end);
    }
}
