package fr.passerelle.opening.whitelist;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// What a `Nom` of the list can be: a domain name (RFC 1123 §2.1), a slip of the pen, or
/// something that somebody put there.
sealed interface DomainName {
    /// RFC 1035 §2.3.4, less the length octet and the root.
    int MAX = 253;

    /// @param name lower case
    record Proper(String name) implements DomainName {}

    /// No domain can have this name: it cannot be trusted and harms nobody. The list of March
    /// 2025 has a mail address among its 5,002 names.
    record Misspelt() implements DomainName {}

    /// It means more than one domain, or pretends to be another: a list with it is not used.
    record Treacherous(Objection.Treachery how) implements DomainName {}

    static DomainName of(String written) {
        Optional<Objection.Treachery> treachery = treachery(written);
        if (treachery.isPresent()) {
            return new Treacherous(treachery.get());
        }
        String name = written.toLowerCase(Locale.ROOT);
        String[] labels = name.split("\\.", -1);
        if (name.length() > MAX) {
            return new Misspelt();
        }
        for (String label : labels) {
            if (!isLabel(label)) {
                return new Misspelt();
            }
        }
        if (labels.length < 2) {
            return new Treacherous(Objection.Treachery.ENDING_ONLY);
        }
        if (labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Treacherous(Objection.Treachery.IP_ADDRESS);
        }
        for (String label : labels) {
            if (label.startsWith("--", 2) && !isHonestALabel(label)) {
                return new Treacherous(Objection.Treachery.FALSE_A_LABEL);
            }
        }
        return new Proper(name);
    }

    private static Optional<Objection.Treachery> treachery(String written) {
        if (!written.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(Objection.Treachery.NOT_ASCII);
        }
        if (written.indexOf('*') >= 0 || written.indexOf('%') >= 0 || written.startsWith(".")) {
            return Optional.of(Objection.Treachery.WILDCARD);
        }
        return Optional.empty();
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= 63
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars()
                        .allMatch(
                                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /// RFC 5890 §2.3.1: of the labels with two hyphens in third place only A-labels mean
    /// something, and an A-label is what its U-label is written as. Letters of another alphabet
    /// have no place in this list; most of them are there to be taken for Latin ones.
    private static boolean isHonestALabel(String label) {
        String shown = IDN.toUnicode(label);
        if (!label.startsWith("xn--") || shown.equals(label)) {
            return false;
        }
        boolean latin =
                shown.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .allMatch(
                                script ->
                                        script == UnicodeScript.LATIN
                                                || script == UnicodeScript.COMMON);
        try {
            return latin && IDN.toASCII(shown).equals(label);
        } catch (IllegalArgumentException notAUnicodeLabel) {
            return false;
        }
    }
}
