package fr.passerelle.understanding.text;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person reads when they open the message: its inline text, plain where there is some,
/// else from HTML. Reads lazily; used by one thread.
public final class MessageText {
    private static final ZoneId HERE = ZoneId.of("Europe/Paris");

    private final Opened opened;
    private final List<String> plain;
    private final List<Part> htmlParts;
    private final String place;
    private Optional<List<String>> html = Optional.empty();

    private MessageText(Opened opened, List<String> plain, List<Part> htmlParts, String place) {
        this.opened = opened;
        this.plain = plain;
        this.htmlParts = htmlParts;
        this.place = place;
    }

    public static MessageText of(Opened opened) {
        List<String> plain = new ArrayList<>();
        List<Part> html = new ArrayList<>();
        String place = "";
        for (Part part : opened.parts()) {
            if (part.attachment() || !part.type().type().equals("text")) {
                continue;
            }
            if (part.type().subtype().equals("html")) {
                html.add(part);
            } else if (part.type().subtype().equals("plain")) {
                place = place.isEmpty() ? part.path() : place;
                if (mayGrow(plain)) {
                    plain.addAll(lines(part));
                }
            }
        }
        boolean blank = plain.stream().allMatch(String::isBlank);
        if (blank && !html.isEmpty()) {
            place = html.getFirst().path();
        }
        return new MessageText(
                opened, blank ? List.of() : plain, html, place.isEmpty() ? "1" : place);
    }

    /// The lines of the plain text, or of the HTML where there is no plain text. Quotes that an
    /// HTML client marks begin with `>`.
    public List<String> lines() {
        return plain.isEmpty() ? html() : plain;
    }

    /// The HTML version of the same text, where plain text and HTML are both there.
    public Optional<List<String>> otherVersion() {
        return plain.isEmpty() || htmlParts.isEmpty() ? Optional.empty() : Optional.of(html());
    }

    /// The path of the part that [#lines] come from.
    public String place() {
        return place;
    }

    /// The attached documents: no signature pictures, no S/MIME leftovers.
    public List<Part> documents() {
        List<Part> documents = new ArrayList<>();
        for (Part part : opened.parts()) {
            if (isDocument(part)) {
                documents.add(part);
            }
        }
        return documents;
    }

    /// The day the message was written: its Date where that is credible (not after it came, not
    /// more than 60 days before), else the day it came.
    public LocalDate day() {
        LocalDate came = opened.received().at().atZone(HERE).toLocalDate();
        return opened.headers()
                .first("Date")
                .flatMap(MessageText::date)
                .filter(day -> !day.isAfter(came.plusDays(1)) && day.isAfter(came.minusDays(60)))
                .orElse(came);
    }

    private List<String> html() {
        if (html.isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (Part part : htmlParts) {
                if (mayGrow(lines)) {
                    lines.addAll(HtmlText.lines(part.text(Limits.TEXT_CHARS)));
                }
            }
            html = Optional.of(List.copyOf(lines));
        }
        return html.get();
    }

    /// Each part is bounded by itself; the last one may go over what all of them may have.
    private static boolean mayGrow(List<String> lines) {
        return lines.size() < Limits.TEXT_LINES
                && lines.stream().mapToInt(String::length).sum() < Limits.TEXT_CHARS;
    }

    private static boolean isDocument(Part part) {
        return switch (part.type().type()) {
            // RTF is nobody's letter in line, whatever its part says.
            case "text" -> part.attachment() || part.type().subtype().endsWith("rtf");
            case "image" -> part.attachment();
            case "application" -> !part.type().subtype().contains("pkcs7");
            default -> false;
        };
    }

    private static List<String> lines(Part part) {
        boolean flowed =
                part.type().parameter("format").filter("flowed"::equalsIgnoreCase).isPresent();
        if (!flowed) {
            return Lines.of(part.text(Limits.TEXT_CHARS));
        }
        boolean delSp = part.type().parameter("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        return Lines.unflowed(part.text(Limits.TEXT_CHARS), delSp);
    }

    /// RFC 5322 §3.3; the comment behind the zone is left out.
    private static Optional<LocalDate> date(String value) {
        int comment = value.indexOf('(');
        String text = (comment < 0 ? value : value.substring(0, comment)).strip();
        try {
            return Optional.of(
                    ZonedDateTime.parse(
                                    text,
                                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toLocalDate());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /// The words of the author's own name and address, which in a text are a signature.
    public List<String> authorWords() {
        Headers headers = opened.headers();
        return Words.bare(headers.text("From").orElse(""));
    }
}
