package fr.passerelle.understanding.automatic;

import java.util.Optional;

/// Enhanced status codes (RFC 3463) in a text.
final class StatusCode {
    private StatusCode() {}

    /// The first `c.s.d` with class 2, 4 or 5 that is not a piece of an IP address or version.
    static Optional<String> find(String text) {
        for (int i = 0; i + 4 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c != '2' && c != '4' && c != '5') || text.charAt(i + 1) != '.') {
                continue;
            }
            if (i > 0 && (isDigit(text.charAt(i - 1)) || text.charAt(i - 1) == '.')) {
                continue;
            }
            int dot = digits(text, i + 2);
            if (dot == i + 2 || dot >= text.length() || text.charAt(dot) != '.') {
                continue;
            }
            int end = digits(text, dot + 1);
            boolean goesOn =
                    end + 1 < text.length()
                            && text.charAt(end) == '.'
                            && isDigit(text.charAt(end + 1));
            if (end > dot + 1 && !goesOn) {
                return Optional.of(text.substring(i, end));
            }
        }
        return Optional.empty();
    }

    /// RFC 3463 §3.2: bad mailbox, bad system, bad syntax, moved; §3.3: disabled; §3.5: host not
    /// found. The class does not matter: 450 4.1.1 is said of users that do not exist.
    static boolean isDeadAddress(String status) {
        return switch (status.length() < 3 ? "" : status.substring(2)) {
            case "1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.4" -> true;
            default -> false;
        };
    }

    /// At most three digits (RFC 3463 §2).
    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && i < from + 3 && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
