package fr.passerelle.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What "we sent" in the fixtures: one JSON object a line.
final class SentFile implements SentMails {
    private final Map<String, SentMail> byToken = new HashMap<>();

    SentFile(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode mail = json.readTree(line);
            String token = mail.get("token").asText();
            byToken.put(
                    token,
                    new SentMail(
                            token,
                            mail.get("kind").asText().equals("case")
                                    ? SentMail.Kind.CASE
                                    : SentMail.Kind.PROPOSAL,
                            mail.get("message_id").asText(),
                            EmailAddress.of(mail.get("invited").asText()),
                            OffsetDateTime.parse(mail.get("sent").asText()).toInstant(),
                            mail.get("subject").asText(),
                            mail.get("body").asText(),
                            mail.path("asked").valueStream().map(SentFile::field).toList()));
        }
    }

    private static Field field(JsonNode key) {
        return Stream.of(Field.values())
                .filter(field -> field.key().equals(key.asText()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<SentMail> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    @Override
    public Optional<SentMail> findByMessageId(String messageId) {
        return byToken.values().stream()
                .filter(mail -> mail.messageId().equals(messageId))
                .findFirst();
    }
}
