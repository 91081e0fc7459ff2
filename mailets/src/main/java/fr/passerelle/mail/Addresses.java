package fr.passerelle.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address field (RFC 5322 §3.4, RFC 6854), read for who it names and for nothing else:
/// display names are worth nothing and are dropped.
///
/// The value is read before its encoded words are decoded, so that a decoded word can never
/// become an address. Whatever could be read two ways makes the field unclear, because another
/// program (our own MX, for one) may have read it the other way.
///
/// @param found the addresses, in order, groups dissolved
/// @param clear false where something in the field was no address, or could be another one
public record Addresses(List<EmailAddress> found, boolean clear) {
    public Addresses {
        found = List.copyOf(found);
    }

    public static Addresses read(String field) {
        return new Reading(field).run();
    }

    /// The one address this field names.
    public Optional<EmailAddress> single() {
        return clear && found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// One pass over a field; what is gathered belongs to the mailbox being read.
    private static final class Reading {
        private final String field;
        private int at;
        private final List<EmailAddress> found = new ArrayList<>();
        private boolean clear = true;

        /// Words outside quotes and angle brackets: a display name, or a bare address.
        private final StringBuilder words = new StringBuilder();

        /// What stood in quotes, for a display name that looks like an address.
        private final StringBuilder quotes = new StringBuilder();

        private Optional<String> angle = Optional.empty();
        private boolean inGroup;

        Reading(String field) {
            this.field = field;
        }

        Addresses run() {
            while (at < field.length()) {
                char c = field.charAt(at);
                switch (c) {
                    case '(' -> comment();
                    case '"' -> quoted();
                    case '<' -> angle();
                    case ',' -> {
                        at++;
                        mailbox();
                    }
                    case ':' -> group();
                    case ';' -> {
                        at++;
                        mailbox();
                        clear &= inGroup;
                        inGroup = false;
                    }
                    default -> {
                        clear &= !unseen(c);
                        words.append(c);
                        at++;
                    }
                }
            }
            mailbox();
            return new Addresses(found, clear && !inGroup);
        }

        /// RFC 5322 §3.2.2: may nest, says nothing.
        private void comment() {
            int depth = 0;
            do {
                char c = field.charAt(at++);
                if (c == '\\') {
                    at++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                }
            } while (depth > 0 && depth <= Limits.COMMENT_DEPTH && at < field.length());
            clear &= depth == 0;
            at = depth > Limits.COMMENT_DEPTH ? field.length() : Math.min(at, field.length());
            words.append(' ');
        }

        /// RFC 5322 §3.2.4: a quoted string.
        private void quoted() {
            StringBuilder text = new StringBuilder();
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                char c = field.charAt(at++);
                if (c == '\\' && at < field.length()) {
                    c = field.charAt(at++);
                }
                clear &= !unseen(c);
                text.append(c);
            }
            clear &= at < field.length();
            at = Math.min(field.length(), at + 1);
            if (at < field.length() && field.charAt(at) == '@') {
                // A quoted local part: none of ours has blanks or specials in it.
                words.append(text);
            } else {
                quotes.append(text);
            }
        }

        /// `<address>`, with the route of RFC 822 in front of it dropped (RFC 5322 §4.4).
        private void angle() {
            int end = field.indexOf('>', at);
            if (end < 0 || angle.isPresent()) {
                clear = false;
            }
            int last = end < 0 ? field.length() : end;
            String inside = field.substring(at + 1, last);
            int route = inside.startsWith("@") ? inside.indexOf(':') : -1;
            angle = Optional.of(inside.substring(route + 1));
            at = Math.min(field.length(), last + 1);
        }

        /// A colon after a name begins a group; anywhere else it is out of place.
        private void group() {
            at++;
            clear &= !inGroup && angle.isEmpty() && words.indexOf("@") < 0;
            inGroup = true;
            words.setLength(0);
            quotes.setLength(0);
        }

        private void mailbox() {
            String name = words.toString().strip();
            if (angle.isPresent()) {
                Optional<EmailAddress> address = address(angle.get());
                clear &= address.isPresent();
                // "a@x" <b@y>: harmless in quotes, unclear without them unless both are one.
                if (name.indexOf('@') >= 0) {
                    clear &= address.isPresent() && address(name).equals(address);
                }
                address.ifPresent(found::add);
            } else if (!name.isEmpty()) {
                Optional<EmailAddress> address = address(name);
                clear &= address.isPresent() && quotes.isEmpty();
                address.ifPresent(found::add);
            } else {
                clear &= quotes.isEmpty();
            }
            words.setLength(0);
            quotes.setLength(0);
            angle = Optional.empty();
        }

        /// An addr-spec; blanks around its dots and its "@" are dropped (RFC 5322 §4.4), any
        /// others make it none.
        private static Optional<EmailAddress> address(String text) {
            StringBuilder spec = new StringBuilder();
            String bare = text.strip();
            for (int i = 0; i < bare.length(); i++) {
                char c = bare.charAt(i);
                if (c == ' ' || c == '\t') {
                    char next = i + 1 < bare.length() ? bare.charAt(i + 1) : ' ';
                    char last = spec.isEmpty() ? ' ' : spec.charAt(spec.length() - 1);
                    if (joins(next) || joins(last) || next == ' ' || next == '\t') {
                        continue;
                    }
                }
                spec.append(c);
            }
            String joined = spec.toString();
            boolean oneAt = joined.indexOf('@') == joined.lastIndexOf('@');
            boolean encoded = joined.contains("=?");
            return oneAt && !encoded ? EmailAddress.find(joined) : Optional.empty();
        }

        private static boolean joins(char c) {
            return c == '.' || c == '@';
        }

        /// Controls, and characters that turn or hide what a person reads (Unicode Cc and Cf;
        /// UTS #55): no honest name needs them.
        private static boolean unseen(char c) {
            int kind = Character.getType(c);
            return (kind == Character.CONTROL && c != '\t') || kind == Character.FORMAT;
        }
    }
}
