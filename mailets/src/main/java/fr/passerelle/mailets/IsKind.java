package fr.passerelle.mailets;

import fr.passerelle.understanding.Understood;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import org.apache.mailet.Mail;

/// Matches messages by their kind: `IsKind=discharge`. Several kinds may stand, separated by
/// commas. A message that was not understood, or was refused, is of no kind.
public final class IsKind extends WholeMailMatcher {
    private static final List<String> KINDS =
            Arrays.stream(Understood.class.getPermittedSubclasses())
                    .map(kind -> KebabCase.of(kind.getSimpleName()))
                    .toList();

    private List<String> kinds = List.of();

    @Override
    public void init() throws MessagingException {
        kinds = conditionsAmong(KINDS);
    }

    @Override
    boolean matches(Mail mail) {
        return Records.understood(mail).filter(u -> kinds.contains(u.kind())).isPresent();
    }
}
