package fr.passerelle.mailets;

import jakarta.mail.MessagingException;
import java.util.List;
import org.apache.mailet.Mail;

/// Matches messages by the world their From belongs to: `AuthorIs=professional,organisation`,
/// `patient`, `outside` or `nobody` ([fr.passerelle.opening.AuthorClass#word]). Whether that
/// address really wrote is [SenderIsTrusted].
public final class AuthorIs extends WholeMailMatcher {
    private static final List<String> WORDS =
            List.of("professional", "organisation", "patient", "outside", "nobody");

    private List<String> words = List.of();

    @Override
    public void init() throws MessagingException {
        words = conditionsAmong(WORDS);
    }

    @Override
    boolean matches(Mail mail) {
        return Records.opened(mail).filter(o -> words.contains(o.authorClass().word())).isPresent();
    }
}
