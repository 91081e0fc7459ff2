package fr.passerelle.demo;

import fr.passerelle.mail.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Writes mails as people's programs write them: real MIME, with quotes and signatures.
final class Handwriting {
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm", Locale.FRANCE);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm", Locale.FRANCE);

    private int written;

    /// A document to put into a mail.
    record Enclosure(String name, String mediaType, RawMessage content) {}

    byte[] letter(
            Person from,
            String to,
            String subject,
            String text,
            Optional<Enclosure> enclosure,
            Instant at) {
        StringBuilder mail = head(from, to, subject, at);
        String body = text + "\n\n" + "-- \n" + from.signature() + "\n";
        if (enclosure.isEmpty()) {
            plain(mail, body);
        } else {
            String boundary = "==" + from.id() + "-" + written;
            mail.append("Content-Type: multipart/mixed; boundary=\"%s\"\n\n".formatted(boundary));
            mail.append("--").append(boundary).append('\n');
            plain(mail, body);
            mail.append("--").append(boundary).append('\n');
            enclose(mail, enclosure.get());
            mail.append("--").append(boundary).append("--\n");
        }
        return bytes(mail);
    }

    byte[] reply(Person from, ReadMail to, String answer, Instant at) {
        StringBuilder mail =
                head(
                        from,
                        to.answerTo(),
                        (from.program() == MailProgram.OUTLOOK ? "RE: " : "Re: ") + to.subject(),
                        at);
        mail.append("In-Reply-To: ").append(to.messageId()).append('\n');
        mail.append("References: ").append(to.messageId()).append('\n');
        ZonedDateTime then = at.atZone(AcceleratedClock.ZONE);
        switch (from.program()) {
            case OUTLOOK ->
                    plain(
                            mail,
                            """
                            %s

                            Cordialement,
                            %s

                            ________________________________
                            De : %s <%s>
                            Envoyé : %s
                            À : %s
                            Objet : %s

                            %s
                            """
                                    .formatted(
                                            answer,
                                            from.signature(),
                                            to.fromName(),
                                            to.from(),
                                            LONG.format(then),
                                            from.name(),
                                            to.subject(),
                                            to.text()));
            case THUNDERBIRD ->
                    plain(
                            mail,
                            "%s\n\n-- \n%s\n\nLe %s, %s a écrit :\n%s"
                                    .formatted(
                                            answer,
                                            from.signature(),
                                            SHORT.format(then),
                                            to.fromName(),
                                            quoted(to.text())));
            case PHONE ->
                    plain(
                            mail,
                            "%s\n\nEnvoyé de mon iPhone\n\n> Le %s, %s <%s> a écrit :\n> \n%s"
                                    .formatted(
                                            answer,
                                            SHORT.format(then),
                                            to.fromName(),
                                            to.from(),
                                            quoted(to.text())));
            case WEBMAIL -> webmail(mail, from, to, answer, then);
        }
        return bytes(mail);
    }

    /// What a mailbox answers by itself while its owner is away (RFC 3834).
    byte[] awayNotice(Person from, ReadMail to, String text, Instant at) {
        StringBuilder mail = head(from, to.answerTo(), "Absence : " + to.subject(), at);
        mail.append("In-Reply-To: ").append(to.messageId()).append('\n');
        mail.append("Auto-Submitted: auto-replied\nPrecedence: bulk\n");
        plain(mail, text + "\n\n" + from.signature() + "\n");
        return bytes(mail);
    }

    private StringBuilder head(Person from, String to, String subject, Instant at) {
        written++;
        return new StringBuilder()
                .append("Date: ")
                .append(
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                at.atZone(AcceleratedClock.ZONE)))
                .append("\nFrom: ")
                .append(word(from.name()))
                .append(" <" + from.address() + ">\nTo: <" + to + ">\nSubject: ")
                .append(word(subject))
                .append("\nMessage-ID: <" + from.id().toLowerCase(Locale.ROOT) + "." + written)
                .append("@" + from.address().domain() + ">\nMIME-Version: 1.0\n");
    }

    /// RFC 2047, in pieces that stay below the 75 characters of §2.
    private static String word(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            return text.indexOf(',') < 0 && text.indexOf('.') < 0 ? text : "\"" + text + "\"";
        }
        StringBuilder words = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(from + 14, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            words.append(words.isEmpty() ? "" : "\n ")
                    .append("=?UTF-8?B?")
                    .append(
                            Base64.getEncoder()
                                    .encodeToString(
                                            text.substring(from, to)
                                                    .getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }

    private static void plain(StringBuilder mail, String text) {
        mail.append(
                        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n")
                .append(folded(text.getBytes(StandardCharsets.UTF_8)))
                .append('\n');
    }

    private static void enclose(StringBuilder mail, Enclosure enclosure) {
        mail.append("Content-Type: ")
                .append(enclosure.mediaType())
                .append("; name=\"" + enclosure.name() + "\"\nContent-Disposition: attachment;")
                .append(" filename=\"" + enclosure.name() + "\"\n")
                .append("Content-Transfer-Encoding: base64\n\n")
                .append(folded(enclosure.content().bytes()))
                .append('\n');
    }

    private void webmail(
            StringBuilder mail, Person from, ReadMail to, String answer, ZonedDateTime then) {
        String boundary = "000000" + from.id() + written;
        String intro =
                "Le %s, %s &lt;%s&gt; a écrit :"
                        .formatted(SHORT.format(then), to.fromName(), to.from());
        String html =
                "<div dir=\"ltr\">%s<br><br>%s</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">%s<br></div><blockquote class=\"gmail_quote\">%s</blockquote></div>"
                        .formatted(html(answer), html(from.signature()), intro, html(to.text()));
        mail.append("Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\n\n");
        mail.append("--").append(boundary).append('\n');
        plain(
                mail,
                "%s\n\n%s\n\nLe %s, %s <%s> a écrit :\n\n%s"
                        .formatted(
                                answer,
                                from.signature(),
                                SHORT.format(then),
                                to.fromName(),
                                to.from(),
                                quoted(to.text())));
        mail.append("--").append(boundary).append('\n');
        mail.append("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n")
                .append(folded(html.getBytes(StandardCharsets.UTF_8)))
                .append('\n');
        mail.append("--").append(boundary).append("--\n");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> "> " + line + "\n")
                .collect(java.util.stream.Collectors.joining());
    }

    private static String folded(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(StringBuilder mail) {
        return mail.toString()
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
