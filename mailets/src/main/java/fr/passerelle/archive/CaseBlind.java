package fr.passerelle.archive;

import java.text.Normalizer;
import java.util.Locale;

/// Names as a file system sees them that knows no difference between large and small letters,
/// nor between the two ways to write an accent.
public final class CaseBlind {
    private CaseBlind() {}

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
