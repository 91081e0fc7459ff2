package fr.passerelle.mail;

import java.util.Locale;
import java.util.Optional;

/// An addr-spec (RFC 5322 §3.4.1), lower-cased: two spellings of one mailbox are equal. The
/// local part is case-sensitive by RFC 5321 §2.4, but no operator met so far keeps two
/// mailboxes apart by case.
public record EmailAddress(String local, String domain) {
    /// RFC 5321 §4.5.3.1: 64 octets of local part, 255 of domain.
    private static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 255;

    public EmailAddress {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /// Reads a bare addr-spec, with or without angle brackets. Nothing is repaired: what is not
    /// one address gives empty.
    public static Optional<EmailAddress> find(String text) {
        String bare = text.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        int at = bare.lastIndexOf('@');
        if (at < 1
                || at == bare.length() - 1
                || at > MAX_LOCAL
                || bare.length() - at - 1 > MAX_DOMAIN) {
            return Optional.empty();
        }
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            // Beyond ASCII nothing is an address here: U+212A would become a "k" below.
            if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',' || c == ';' || c == '"') {
                return Optional.empty();
            }
        }
        return Optional.of(new EmailAddress(bare.substring(0, at), bare.substring(at + 1)));
    }

    /// The same address, for texts that are known to hold one (configuration already checked,
    /// tests).
    public static EmailAddress of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not one mail address"));
    }

    /// The local part in front of `+`, RFC 5233 "user".
    public String user() {
        int plus = local.indexOf('+');
        return plus < 0 ? local : local.substring(0, plus);
    }

    /// What stands behind `+` in the local part, RFC 5233 "detail".
    public Optional<String> detail() {
        int plus = local.indexOf('+');
        return plus < 0 ? Optional.empty() : Optional.of(local.substring(plus + 1));
    }

    public EmailAddress withDetail(String detail) {
        return new EmailAddress(user() + "+" + detail, domain);
    }

    /// The mailbox without its detail: `passerelle+r.x@y` and `passerelle@y` are one mailbox.
    public EmailAddress mailbox() {
        return new EmailAddress(user(), domain);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
