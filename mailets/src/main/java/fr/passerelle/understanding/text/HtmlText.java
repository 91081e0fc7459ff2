package fr.passerelle.understanding.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as the lines a person sees. What the known mail programs mark as quoted begins with
/// `> `, as in plain text; what is hidden is left out; what is struck through is marked, because
/// its author took it back.
public final class HtmlText {
    /// Behind struck-through text; no phrase list knows it.
    public static final String STRUCK = "␡";

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "tr",
                    "table",
                    "ul",
                    "ol",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "pre",
                    "address",
                    "blockquote",
                    "dl",
                    "dt",
                    "dd");

    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "noscript", "template");

    private static final Set<String> QUOTE_CLASSES =
            Set.of(
                    "gmail_quote",
                    "gmail_quote_container",
                    "gmail_attr",
                    "yahoo_quoted",
                    "protonmail_quote",
                    "moz-cite-prefix",
                    "moz-forward-container",
                    "cm_quote");

    /// The element and everything behind it is quoted: Outlook on the web, new Outlook, Zimbra.
    private static final Set<String> QUOTE_FROM_IDS =
            Set.of(
                    "appendonsend",
                    "divrplyfwdmsg",
                    "mail-editor-reference-message-container",
                    "zwchr",
                    "olk_src_body_section");

    /// Zimbra, where the ids were lost on the way; its other markers are signatures.
    private static final Set<String> QUOTE_FROM_MARKERS =
            Set.of("__DIVIDER__", "__HEADERS__", "__QUOTED_TEXT__");

    private HtmlText() {}

    public static List<String> lines(String html) {
        Document document = Jsoup.parse(html.substring(0, HtmlBounds.end(html)));
        Writer writer = new Writer();
        writer.write(document);
        return Lines.of(writer.text.toString());
    }

    private static final class Writer implements NodeVisitor {
        final StringBuilder text = new StringBuilder();

        /// How many quoting elements are open; a huge number once everything behind is quoted.
        private int quotes;

        private int silent;
        private boolean lineBegun;
        private int linesBegun;

        /// The open cells of tables, the innermost first.
        private final Deque<Cell> cells = new ArrayDeque<>();

        /// Nothing stands in the innermost cell yet.
        private boolean atCell;

        /// @param start where its text begins
        /// @param lines how many lines its text may have begun and still be one line
        private record Cell(int start, int lines) {}

        void write(Document document) {
            document.traverse(this);
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (silent == 0) {
                    add(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                String tag = element.normalName();
                if (isSilent(element)) {
                    silent++;
                }
                if (BLOCKS.contains(tag) || tag.equals("br")) {
                    newLine();
                } else if (tag.equals("td") || tag.equals("th")) {
                    beginCell();
                }
                if (quotesFromHere(element)) {
                    beginQuote();
                    quotes += 1_000_000;
                } else if (isQuote(element)) {
                    beginQuote();
                    quotes++;
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String tag = element.normalName();
                if (isSilent(element)) {
                    silent--;
                }
                if (isStruck(tag) && silent == 0) {
                    add(" " + STRUCK + " ");
                }
                if (!quotesFromHere(element) && isQuote(element)) {
                    newLine();
                    quotes--;
                }
                if (BLOCKS.contains(tag)) {
                    newLine();
                } else if (tag.equals("td") || tag.equals("th")) {
                    endCell();
                }
            }
        }

        /// What is quoted shares its line with nothing, in a cell neither.
        private void beginQuote() {
            atCell = false;
            linesBegun++;
            newLine();
        }

        private void beginCell() {
            if (lineBegun) {
                text.append('\t');
            }
            cells.push(new Cell(text.length(), linesBegun + (lineBegun ? 0 : 1)));
            atCell = true;
        }

        /// QUIRK: Outlook wraps the words of every cell in a paragraph; the row is one line all
        /// the same (test-mailboxes/messages/intake/040-table-of-outlook.eml).
        private void endCell() {
            Cell cell = cells.pop();
            atCell = false;
            if (linesBegun > cell.lines()) {
                return;
            }
            while (text.length() > cell.start() && text.charAt(text.length() - 1) == '\n') {
                text.setLength(text.length() - 1);
                lineBegun = true;
            }
        }

        /// Line ends in the source are spaces; several are one.
        private void add(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
                if (blank) {
                    if (lineBegun && text.charAt(text.length() - 1) != ' ') {
                        text.append(' ');
                    }
                } else {
                    if (!lineBegun) {
                        text.append(quotes > 0 ? "> " : "");
                        lineBegun = true;
                        linesBegun++;
                    }
                    atCell = false;
                    text.append(c);
                }
            }
        }

        private void newLine() {
            if (atCell) {
                return;
            }
            if (!text.isEmpty()) {
                text.append('\n');
            }
            lineBegun = false;
        }

        private static boolean isStruck(String tag) {
            return tag.equals("s") || tag.equals("strike") || tag.equals("del");
        }

        private static boolean isSilent(Element element) {
            if (SILENT.contains(element.normalName())) {
                return true;
            }
            String style = element.attr("style");
            if (style.isEmpty()) {
                return false;
            }
            String folded = Fold.fold(style).replace(" ", "");
            return folded.contains("display:none") || folded.contains("visibility:hidden");
        }

        private static boolean isQuote(Element element) {
            if (element.normalName().equals("blockquote")
                    || element.attr("name").equals("messageReplySection")) {
                return true;
            }
            for (String name : element.classNames()) {
                if (QUOTE_CLASSES.contains(name)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean quotesFromHere(Element element) {
            String id = element.id();
            if (!id.isEmpty() && QUOTE_FROM_IDS.contains(Fold.fold(id))) {
                return true;
            }
            if (QUOTE_FROM_MARKERS.contains(element.attr("data-marker"))) {
                return true;
            }
            // QUIRK: Word as an editor marks its quote only by a line above the header block.
            String style = element.attr("style");
            if (style.isEmpty() || !element.normalName().equals("div")) {
                return false;
            }
            String folded = Fold.fold(style).replace(" ", "");
            return folded.contains("border-top:solid#e1e1e1")
                    || folded.contains("border-top:solid#b5c4df");
        }
    }
}
