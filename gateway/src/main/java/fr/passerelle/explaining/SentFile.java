package fr.passerelle.explaining;

import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.reply.SentMails;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The mails a gateway had sent, as a file: one JSON object a line (design §6). The file is the
/// whole outbox, and its tokens are true: no HMAC is asked of them.
public final class SentFile implements SentMails {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /// ISO 8601: an offset with or without a colon, or none, which is our own time.
    private static final DateTimeFormatter SENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .optionalStart()
                    .appendOffset("+HH:MM:ss", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHMM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private final Map<String, SentMail> byToken = new HashMap<>();
    private final Map<String, SentMail> byMessageId = new HashMap<>();
    private Optional<EmailAddress> own = Optional.empty();

    /// A line that is no mail we sent.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Path file, int line, String sentence) {
            super("%s, ligne %d : %s".formatted(file.getFileName(), line, sentence));
        }
    }

    private SentFile() {}

    public static SentFile read(Path file) throws IOException, Unreadable {
        SentFile sent = new SentFile();
        JsonMapper mapper = new JsonMapper();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode mail;
                try {
                    mail = mapper.readTree(line);
                } catch (JacksonException broken) {
                    throw new Unreadable(file, number, "ce n’est pas un objet JSON.");
                }
                sent.add(file, number, mail);
            }
        }
        return sent;
    }

    private void add(Path file, int line, JsonNode mail) throws Unreadable {
        String token = said(file, line, mail, "token");
        String messageId = bracketed(mail.path("message_id").asString(""));
        Optional<EmailAddress> replyTo = address(mail.path("reply_to").asString(""));
        EmailAddress invited =
                address(said(file, line, mail, "invited"))
                        .orElseThrow(
                                () ->
                                        new Unreadable(
                                                file,
                                                line,
                                                "« invited » n’est pas une adresse de courriel."));
        SentMail sent =
                new SentMail(
                        token.toLowerCase(Locale.ROOT),
                        kind(mail),
                        messageId,
                        invited,
                        instant(file, line, said(file, line, mail, "sent")),
                        mail.path("subject").asString(""),
                        mail.path("body").asString(""),
                        asked(file, line, mail));
        byToken.putIfAbsent(sent.token(), sent);
        replyTo.flatMap(EmailAddress::detail)
                .ifPresent(detail -> byToken.putIfAbsent(bare(detail), sent));
        if (!messageId.isEmpty()) {
            byMessageId.putIfAbsent(messageId, sent);
        }
        own = own.or(() -> replyTo.map(EmailAddress::mailbox));
    }

    private static String said(Path file, int line, JsonNode mail, String key) throws Unreadable {
        String value = mail.path(key).asString("");
        if (value.isBlank()) {
            throw new Unreadable(file, line, "il manque « %s ».".formatted(key));
        }
        return value.strip();
    }

    /// Only a mail to a doctor can be accepted or declined. A file may say `kind` itself.
    private static SentMail.Kind kind(JsonNode mail) {
        String kind = mail.path("kind").asString("");
        boolean toADoctor =
                kind.isEmpty()
                        ? !mail.path("doctor").asString("").isEmpty() || !mail.has("doctor")
                        : !kind.equals("case");
        return toADoctor ? SentMail.Kind.PROPOSAL : SentMail.Kind.CASE;
    }

    /// Keys of fields (`"asked": ["consentement", "commune"]`), where the mail asked for some.
    private static List<Field> asked(Path file, int line, JsonNode mail) throws Unreadable {
        List<Field> asked = new ArrayList<>();
        for (JsonNode each : mail.path("asked")) {
            String key = each.asString("");
            asked.add(
                    Stream.of(Field.values())
                            .filter(field -> field.key().equals(key))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Unreadable(
                                                    file,
                                                    line,
                                                    "« asked » nomme un champ inconnu.")));
        }
        return asked;
    }

    private static Instant instant(Path file, int line, String text) throws Unreadable {
        try {
            TemporalAccessor read = SENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(read).atZone(ZONE).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new Unreadable(
                    file,
                    line,
                    "« sent » n’est pas un instant ISO 8601 (2026-03-02T09:05:00+01:00).");
        }
    }

    private static Optional<EmailAddress> address(String text) {
        int open = text.lastIndexOf('<');
        return EmailAddress.find(open >= 0 ? text.substring(open) : text);
    }

    private static String bracketed(String id) {
        String bare = id.strip();
        return bare.isEmpty() || bare.startsWith("<") ? bare : "<" + bare + ">";
    }

    /// As [fr.passerelle.understanding.reply.TokenFinder] asks for it: without the letter that
    /// says where it stood.
    private static String bare(String detail) {
        String lower = detail.toLowerCase(Locale.ROOT);
        return lower.length() > 2 && lower.charAt(1) == '.' ? lower.substring(2) : lower;
    }

    /// The gateway's own mailbox, as the first mail has it.
    public Optional<EmailAddress> own() {
        return own;
    }

    @Override
    public Optional<SentMail> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    @Override
    public Optional<SentMail> findByMessageId(String messageId) {
        return Optional.ofNullable(byMessageId.get(messageId));
    }
}
