package fr.passerelle.mailets;

import jakarta.mail.MessagingException;
import java.util.List;
import org.apache.mailet.Mail;

/// Matches messages by what their signature says: `SignatureIs=valid`, `invalid`, `not-present`
/// or `cannot-tell` ([Verdict#word]).
public final class SignatureIs extends WholeMailMatcher {
    private static final List<String> WORDS =
            List.of("valid", "invalid", "not-present", "cannot-tell");

    private String word = "";

    @Override
    public void init() throws MessagingException {
        word = conditionAmong(WORDS);
    }

    @Override
    boolean matches(Mail mail) {
        return Records.opened(mail).filter(o -> o.signature().word().equals(word)).isPresent();
    }
}
