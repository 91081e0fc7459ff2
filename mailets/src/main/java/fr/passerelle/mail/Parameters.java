package fr.passerelle.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A value with parameters, as Content-Type and Content-Disposition have them (RFC 2045 §5.1,
/// RFC 2183 §2), with the continuations and charsets of RFC 2231. Forgiving: quotes may stay
/// open, values may hold blanks, semicolons may be doubled; of two parameters of one name the
/// first counts.
record Parameters(String value, Map<String, String> all) {

    static Parameters read(String field) {
        return new Reading(field).run();
    }

    /// One piece of a value that was cut (RFC 2231 §3): extended pieces are percent-encoded.
    private record Section(String text, boolean extended) {}

    /// One pass over a field.
    private static final class Reading {
        private final String field;
        private int at;
        private final Map<String, String> plain = new LinkedHashMap<>();
        private final Map<String, Map<Integer, Section>> cut = new LinkedHashMap<>();

        Reading(String field) {
            this.field = field;
        }

        Parameters run() {
            String value = token(";");
            int count = 0;
            while (at < field.length() && count++ < Limits.PARAMETERS) {
                at++;
                String name = token("=;").toLowerCase(Locale.ROOT);
                if (at < field.length() && field.charAt(at) == '=') {
                    at++;
                    keep(name, value());
                }
            }
            cut.forEach((name, sections) -> joined(sections).ifPresent(v -> plain.put(name, v)));
            return new Parameters(value, plain);
        }

        /// Up to one of the ends, without comments and surrounding blanks.
        private String token(String ends) {
            StringBuilder token = new StringBuilder();
            while (at < field.length() && ends.indexOf(field.charAt(at)) < 0) {
                char c = field.charAt(at);
                if (c == '(' && (token.isEmpty() || token.charAt(token.length() - 1) <= ' ')) {
                    comment();
                } else {
                    token.append(c);
                    at++;
                }
            }
            return token.toString().strip();
        }

        private String value() {
            while (at < field.length() && field.charAt(at) <= ' ') {
                at++;
            }
            if (at == field.length() || field.charAt(at) != '"') {
                return token(";");
            }
            String value = quoted();
            // What stands between the closing quote and the semicolon is nothing of ours.
            token(";");
            return value;
        }

        /// QUIRK: Windows programs write unescaped backslashes in file names, so a backslash
        /// only counts in front of a quote or a backslash.
        private String quoted() {
            StringBuilder text = new StringBuilder();
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                char c = field.charAt(at++);
                if (c == '\\' && at < field.length()) {
                    char next = field.charAt(at);
                    if (next == '"' || next == '\\') {
                        c = next;
                        at++;
                    }
                }
                text.append(c);
            }
            at = Math.min(field.length(), at + 1);
            return text.toString();
        }

        private void comment() {
            int depth = 0;
            while (at < field.length()) {
                char c = field.charAt(at++);
                if (c == '\\') {
                    at++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    break;
                }
            }
            at = Math.min(at, field.length());
        }

        private void keep(String name, String text) {
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, text);
                return;
            }
            boolean extended = name.endsWith("*");
            String digits =
                    name.substring(
                            star + 1, Math.max(star + 1, name.length() - (extended ? 1 : 0)));
            int number = digits.isEmpty() ? 0 : number(digits);
            if (number >= 0) {
                cut.computeIfAbsent(name.substring(0, star), _ -> new HashMap<>())
                        .putIfAbsent(number, new Section(text, extended));
            }
        }

        private static int number(String digits) {
            int number = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = Character.digit(digits.charAt(i), 10);
                if (digit < 0 || number >= Limits.PARAMETER_SECTIONS) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number < Limits.PARAMETER_SECTIONS ? number : -1;
        }

        /// The pieces 0, 1, 2 … as one value; a gap ends it (RFC 2231 §3). The charset and the
        /// language stand in front of the first.
        private static Optional<String> joined(Map<Integer, Section> sections) {
            Section first = sections.get(0);
            if (first == null) {
                return Optional.empty();
            }
            Optional<String> charset = Optional.empty();
            String head = first.text();
            if (first.extended()) {
                int mark = head.indexOf('\'');
                int second = mark < 0 ? -1 : head.indexOf('\'', mark + 1);
                if (second >= 0) {
                    charset = Optional.of(head.substring(0, mark)).filter(s -> !s.isEmpty());
                    head = head.substring(second + 1);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Section section = new Section(head, first.extended());
            int number = 0;
            while (section != null) {
                byte[] text = section.text().getBytes(StandardCharsets.UTF_8);
                bytes.writeBytes(section.extended() ? percentDecoded(text) : text);
                section = sections.get(++number);
            }
            return Optional.of(Charsets.text(bytes.toByteArray(), charset));
        }

        private static byte[] percentDecoded(byte[] text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
            for (int i = 0; i < text.length; i++) {
                int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
                int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
                if (text[i] == '%' && high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                } else {
                    out.write(text[i]);
                }
            }
            return out.toByteArray();
        }
    }
}
