package fr.passerelle.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/// A matcher that asks about the message, not about a recipient: all of them match, or none.
abstract class WholeMailMatcher extends GenericMatcher {
    @Override
    public final Collection<MailAddress> match(Mail mail) {
        return matches(mail) ? mail.getRecipients() : List.of();
    }

    abstract boolean matches(Mail mail);

    /// The condition, which must be one of the words.
    final String conditionAmong(List<String> words) throws MessagingException {
        List<String> given = conditionsAmong(words);
        if (given.size() != 1) {
            throw new MessagingException(getMatcherName() + " takes one of " + words);
        }
        return given.getFirst();
    }

    /// The condition, one or more of the words separated by commas. A mistyped word stops the
    /// start of the server rather than never matching.
    final List<String> conditionsAmong(List<String> words) throws MessagingException {
        String condition = getCondition();
        List<String> given =
                condition == null
                        ? List.of()
                        : Stream.of(condition.split(",", -1)).map(String::strip).toList();
        if (given.isEmpty() || !words.containsAll(given)) {
            throw new MessagingException(getMatcherName() + " takes one of " + words);
        }
        return given;
    }
}
