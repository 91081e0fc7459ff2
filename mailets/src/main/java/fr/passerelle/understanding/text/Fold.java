package fr.passerelle.understanding.text;

import java.text.Normalizer;

/// Letters without accents and case, so that « Décliné », "DECLINE" and "décline" are one word.
public final class Fold {
    private static final int TABLE = 0x250;

    /// The folded letter, or 0 where folding gives more or fewer than one character.
    private static final char[] FOLDED = table();

    private Fold() {}

    /// Lower case, no accents, typographic apostrophes and dashes made plain, every space a
    /// plain space, invisible characters gone.
    public static String fold(CharSequence text) {
        if (isPlain(text)) {
            return text.toString();
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), folded);
        }
        return folded.toString();
    }

    /// True where folding changes nothing: lower-case ASCII.
    private static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F || c < ' ' || (c >= 'A' && c <= 'Z') || c == '`') {
                return false;
            }
        }
        return true;
    }

    private static void append(char c, StringBuilder folded) {
        if (c < TABLE && FOLDED[c] != 0) {
            folded.append(FOLDED[c]);
            return;
        }
        switch (c) {
            case 'Œ', 'œ' -> folded.append("oe");
            case 'Æ', 'æ' -> folded.append("ae");
            case 'ß' -> folded.append("ss");
            case '‘', '’', 'ʼ', '′' -> folded.append('\'');
            case '‐', '‑', '‒', '–', '—', '−' -> folded.append('-');
            case '：' -> folded.append(':');
            default -> {
                if (Lines.isSpace(c)) {
                    folded.append(' ');
                } else if (!Lines.isInvisible(c) && !isCombining(c)) {
                    folded.append(c);
                }
            }
        }
    }

    /// Marks of a decomposed accent (U+0300 to U+036F), as Apple's file system writes them.
    private static boolean isCombining(char c) {
        return c >= 0x300 && c <= 0x36F;
    }

    private static char[] table() {
        char[] table = new char[TABLE];
        for (char c = 0; c < TABLE; c++) {
            String base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            char letter = Character.toLowerCase(base.charAt(0));
            boolean special = "ŒœÆæß".indexOf(c) >= 0 || Lines.isSpace(c) || Lines.isInvisible(c);
            table[c] = special ? 0 : letter == '`' ? '\'' : letter;
        }
        return table;
    }
}
