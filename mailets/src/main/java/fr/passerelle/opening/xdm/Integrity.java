package fr.passerelle.opening.xdm;

import fr.passerelle.archive.ArchivedFile;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a file is the one its metadata speak of. Sums are kept: metadata may name one large
/// file a thousand times.
final class Integrity {
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<String, String> sums = new HashMap<>();

    /// IHE ITI TF-3 §4.2.3.2.10: SHA-1 of the bytes, in hex, in either case.
    Verdict hash(Optional<String> declared, ArchivedFile file) {
        if (declared.isEmpty()) {
            return new Verdict.NotPresent();
        }
        String hash = declared.get().toLowerCase(Locale.ROOT);
        if (!isSha1(hash)) {
            return new Verdict.Invalid(
                    new Sentence(
                            "the declared hash has "
                                    + hash.length()
                                    + " characters and is no SHA-1",
                            "l’empreinte déclarée a "
                                    + hash.length()
                                    + " caractères et n’est pas un SHA-1"));
        }
        return hash.equals(sums.computeIfAbsent(file.name(), _ -> sha1(file.content())))
                ? new Verdict.Valid(new Sentence("SHA-1 as declared", "empreinte conforme"))
                : new Verdict.Invalid(
                        new Sentence(
                                "the SHA-1 of the bytes is another one",
                                "l’empreinte du fichier est différente"));
    }

    static boolean isSha1(String hash) {
        return SHA1.matcher(hash.toLowerCase(Locale.ROOT)).matches();
    }

    /// IHE ITI TF-3 §4.2.3.2.24.
    static Verdict size(Optional<String> declared, ArchivedFile file) {
        if (declared.isEmpty()) {
            return new Verdict.NotPresent();
        }
        int length = file.content().length();
        return NUMBER.matcher(declared.get()).matches() && Long.parseLong(declared.get()) == length
                ? new Verdict.Valid(new Sentence("size as declared", "taille conforme"))
                : new Verdict.Invalid(
                        new Sentence(
                                "there are " + length + " bytes",
                                "le fichier a " + length + " octets"));
    }

    private static String sha1(Slice content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(content.array(), content.offset(), content.length());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-1", never);
        }
    }
}
