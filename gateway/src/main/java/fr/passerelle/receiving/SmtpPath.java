package fr.passerelle.receiving;

import fr.passerelle.mail.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The argument of MAIL or RCPT (RFC 5321 §4.1.2): a path in angle brackets, then parameters.
///
/// @param path what stands between the brackets, without a source route; empty for `<>`
/// @param parameters in capitals, as written otherwise (`SIZE=1200`)
record SmtpPath(String path, List<String> parameters) {
    /// @param keyword `FROM:` or `TO:`
    static Optional<SmtpPath> find(Optional<String> argument, String keyword) {
        if (argument.isEmpty()
                || !argument.get().regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        // QUIRK: RFC 5321 §3.3 allows no space behind the colon; many senders put one
        String rest = argument.get().substring(keyword.length()).strip();
        int close = rest.indexOf('>');
        if (!rest.startsWith("<") || close < 0) {
            return Optional.empty();
        }
        String after = rest.substring(close + 1);
        if (!after.isEmpty() && after.charAt(0) != ' ') {
            return Optional.empty();
        }
        String path = rest.substring(1, close);
        // RFC 5321 §4.1.1.3: source routes are to be read and ignored
        if (path.startsWith("@") && path.indexOf(':') > 0) {
            path = path.substring(path.indexOf(':') + 1);
        }
        String parameters = after.strip().toUpperCase(Locale.ROOT);
        return Optional.of(
                new SmtpPath(
                        path,
                        parameters.isEmpty() ? List.of() : List.of(parameters.split(" +", -1))));
    }

    Optional<EmailAddress> address() {
        return EmailAddress.find(path).filter(_ -> path.chars().allMatch(c -> c > ' ' && c < 127));
    }
}
