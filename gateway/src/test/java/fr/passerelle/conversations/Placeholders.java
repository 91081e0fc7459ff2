package fr.passerelle.conversations;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `${proposition-m01.reply-to}` and its like in a fixture with what the gateway wrote in
/// this very run: a reply is an answer to a mail that was really sent.
final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z0-9-]+)\\.([a-z-]+)}");

    private Placeholders() {}

    /// @param sent name of the mail in the story to the mail
    static byte[] fill(byte[] fixture, Map<String, OutgoingMail> sent) {
        // ISO-8859-1 keeps every byte; what is put in is UTF-8, as 8bit fixtures declare.
        String text = new String(fixture, StandardCharsets.ISO_8859_1);
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(place, sent)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String value(MatchResult place, Map<String, OutgoingMail> sent) {
        OutgoingMail mail = sent.get(place.group(1) + ".txt");
        if (mail == null) {
            throw new IllegalArgumentException(
                    "no mail " + place.group(1) + " was sent before; sent: " + sent.keySet());
        }
        Opened read = AsRead.open(mail.raw());
        UnaryOperator<String> header = name -> read.headers().first(name).orElse("");
        String value =
                switch (place.group(2)) {
                    case "reply-to" -> bare(header.apply("Reply-To"));
                    case "message-id" -> mail.messageId();
                    case "subject" -> header.apply("Subject");
                    case "return-path" -> mail.returnPath().map(EmailAddress::toString).orElse("");
                    case "to" -> mail.recipient().toString();
                    case "quoted" -> quoted(AsRead.body(read), "> ");
                    case "text" -> quoted(AsRead.body(read), "");
                    default ->
                            throw new IllegalArgumentException("no such place: " + place.group());
                };
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String bare(String address) {
        int open = address.lastIndexOf('<');
        return open < 0 ? address.strip() : address.substring(open + 1, address.indexOf('>', open));
    }

    private static String quoted(String text, String mark) {
        StringBuilder quoted = new StringBuilder();
        text.stripTrailing()
                .lines()
                .forEach(line -> quoted.append(mark).append(line).append("\r\n"));
        quoted.setLength(quoted.length() - 2);
        return quoted.toString();
    }
}
