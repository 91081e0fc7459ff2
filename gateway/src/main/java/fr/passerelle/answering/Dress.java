package fr.passerelle.answering;

/// One rendered letter in its two dresses. Text and HTML come from the same lines, so that they
/// can never disagree.
///
/// The lines know five shapes: a paragraph; a list (`- …`); a small table (two or more
/// neighbouring lines `Label : value`); a row of buttons (`[OUI](mailto:…)`), which the text
/// leaves out because its sentences say how to answer; and, after a line `-- `, the foot.
final class Dress {
    private static final int MAX_LABEL = 60;
    private static final String FOOT = "-- ";

    private Dress() {}

    /// The text as it is sent: no buttons, never two empty lines in a row, none at the ends.
    static String text(String rendered) {
        StringBuilder text = new StringBuilder(rendered.length());
        boolean gap = false;
        int at = 0;
        while (at < rendered.length()) {
            int end = endOfLine(rendered, at);
            if (isBlank(rendered, at, end)) {
                gap = true;
            } else if (!isButtons(rendered, at, end)) {
                if (gap && !text.isEmpty()) {
                    text.append('\n');
                }
                gap = false;
                text.append(rendered, at, end).append('\n');
            }
            at = end + 1;
        }
        return text.toString();
    }

    /// The body of the HTML dress; the layout goes around it.
    static String html(String rendered) {
        StringBuilder html = new StringBuilder(rendered.length() * 2);
        boolean first = true;
        boolean foot = false;
        int at = 0;
        while (at < rendered.length()) {
            int end = endOfLine(rendered, at);
            if (isBlank(rendered, at, end)) {
                at = end + 1;
                continue;
            }
            if (end - at == FOOT.length() && rendered.startsWith(FOOT, at)) {
                html.append("<div class=\"foot\">\n");
                foot = true;
                at = end + 1;
                continue;
            }
            if (isButtons(rendered, at, end)) {
                buttons(rendered, at, end, html);
                at = end + 1;
            } else if (isItem(rendered, at)) {
                at = list(rendered, at, html);
            } else {
                int after = endOfBlock(rendered, at);
                if (isTable(rendered, at, after)) {
                    table(rendered, at, after, html);
                } else {
                    paragraph(rendered, at, after, first ? "<p class=\"lead\">" : "<p>", html);
                    first = false;
                }
                at = after;
            }
        }
        return html.append(foot ? "</div>\n" : "").toString();
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(String text, int at, int end) {
        for (int i = at; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isButtons(String text, int at, int end) {
        return at < end
                && text.charAt(at) == '['
                && text.charAt(end - 1) == ')'
                && text.substring(at, end).contains("](mailto:");
    }

    private static boolean isItem(String text, int at) {
        return text.startsWith("- ", at);
    }

    /// The start of the first line behind `at` that is blank, an item, a row of buttons or the
    /// foot.
    private static int endOfBlock(String text, int at) {
        int line = endOfLine(text, at) + 1;
        while (line < text.length()) {
            int end = endOfLine(text, line);
            if (isBlank(text, line, end)
                    || isItem(text, line)
                    || isButtons(text, line, end)
                    || text.startsWith(FOOT, line)) {
                return line;
            }
            line = end + 1;
        }
        return text.length();
    }

    private static void paragraph(String text, int at, int after, String tag, StringBuilder html) {
        html.append(tag);
        int line = at;
        while (line < after) {
            int end = Math.min(endOfLine(text, line), after);
            if (line > at) {
                html.append("<br>\n");
            }
            escape(text, line, end, html);
            line = end + 1;
        }
        html.append("</p>\n");
    }

    private static int list(String text, int at, StringBuilder html) {
        html.append("<ul>\n");
        int line = at;
        while (line < text.length() && isItem(text, line)) {
            int end = endOfLine(text, line);
            html.append("<li>");
            escape(text, line + 2, end, html);
            html.append("</li>\n");
            line = end + 1;
        }
        html.append("</ul>\n");
        return line;
    }

    private static boolean isTable(String text, int at, int after) {
        int lines = 0;
        int line = at;
        while (line < after) {
            int end = Math.min(endOfLine(text, line), after);
            if (endOfLabel(text, line, end) < 0) {
                return false;
            }
            lines++;
            line = end + 1;
        }
        return lines > 1;
    }

    /// Where the colon of `Label : value` stands, or -1.
    private static int endOfLabel(String text, int at, int end) {
        if (!Character.isUpperCase(text.charAt(at))) {
            return -1;
        }
        for (int i = at; i < end - 2 && i < at + MAX_LABEL; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '?' || c == '!') {
                return -1;
            }
            if (c == ':' && text.charAt(i + 1) == ' ') {
                return i;
            }
        }
        return -1;
    }

    private static void table(String text, int at, int after, StringBuilder html) {
        html.append("<table role=\"presentation\">\n");
        int line = at;
        while (line < after) {
            int end = Math.min(endOfLine(text, line), after);
            int colon = endOfLabel(text, line, end);
            int labelEnd = text.charAt(colon - 1) == '\u00a0' ? colon - 1 : colon;
            html.append("<tr><th>");
            escape(text, line, labelEnd, html);
            html.append("</th><td>");
            escape(text, colon + 2, end, html);
            html.append("</td></tr>\n");
            line = end + 1;
        }
        html.append("</table>\n");
    }

    private static void buttons(String text, int at, int end, StringBuilder html) {
        html.append("<p>");
        int from = at;
        boolean first = true;
        while (from < end) {
            int middle = text.indexOf("](mailto:", from);
            int close = middle < 0 ? -1 : text.indexOf(')', middle);
            if (middle < 0 || close < 0 || close >= end) {
                break;
            }
            html.append("<a class=\"")
                    .append(first ? "button" : "button quiet")
                    .append("\" href=\"");
            escape(text, middle + 2, close, html);
            html.append("\">");
            escape(text, text.indexOf('[', from) + 1, middle, html);
            html.append("</a> ");
            first = false;
            from = close + 1;
        }
        html.append("</p>\n");
    }

    static void escape(String text, int at, int end, StringBuilder html) {
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }
}
