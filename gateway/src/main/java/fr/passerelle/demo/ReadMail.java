package fr.passerelle.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mail as its reader sees it.
///
/// @param answerTo the address a reply goes to
/// @param text the plain text
/// @param everything all texts and header fields, decoded, for who searches them
record ReadMail(
        String subject,
        String messageId,
        String inReplyTo,
        String fromName,
        String from,
        String answerTo,
        String text,
        String everything) {
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    static ReadMail of(byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(NO_SESSION, new ByteArrayInputStream(raw));
            var from = (jakarta.mail.internet.InternetAddress) mail.getFrom()[0];
            String subject = orEmpty(mail.getSubject());
            String headers =
                    Stream.of(mail.getAllHeaders())
                            .flatMap(all -> java.util.Collections.list(all).stream())
                            .map(header -> header.getName() + ": " + header.getValue())
                            .collect(Collectors.joining("\n"));
            return new ReadMail(
                    subject,
                    orEmpty(mail.getMessageID()),
                    orEmpty(mail.getHeader("In-Reply-To", null)),
                    orEmpty(from.getPersonal()),
                    from.getAddress(),
                    ((jakarta.mail.internet.InternetAddress) mail.getReplyTo()[0]).getAddress(),
                    texts(mail, "text/plain"),
                    String.join("\n", subject, headers, texts(mail, "text/*")));
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException("the gateway wrote a mail nobody can read", broken);
        }
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static String texts(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (!part.isMimeType("multipart/*")) {
            return "";
        }
        Multipart parts = (Multipart) part.getContent();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart child = parts.getBodyPart(i);
            all.append(texts(child, type));
        }
        return all.toString();
    }
}
