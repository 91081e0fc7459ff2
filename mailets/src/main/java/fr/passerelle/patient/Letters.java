package fr.passerelle.patient;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Letters as civil registers and indexes hold them.
final class Letters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}++");

    private Letters() {}

    /// Without accents; two letters written as one are two again. Case is kept, but for those.
    static String withoutAccents(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return bare.replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L");
    }
}
