package fr.passerelle.understanding.office;

import java.util.Locale;

/// Characters of the symbol fonts, whose codes mean nothing by themselves: the boxes and marks of
/// forms as the characters of Unicode that look like them.
final class Symbols {
    static final String TICKED = "☒";
    static final String EMPTY = "☐";

    private Symbols() {}

    static String box(boolean ticked) {
        return ticked ? TICKED : EMPTY;
    }

    static boolean isSymbolFont(String font) {
        String name = font.toLowerCase(Locale.ROOT);
        return name.startsWith("wingdings") || name.equals("webdings") || name.equals("symbol");
    }

    /// @param font the name of a symbol font
    /// @param code of the character, with or without the offset F000 that Word gives it
    static String of(String font, int code) {
        int place = code & 0xff;
        return switch (font.toLowerCase(Locale.ROOT)) {
            case "wingdings 2" -> wingdings2(place);
            case "webdings" -> webdings(place);
            case "symbol" -> place == 0xb7 ? "•" : place == 0xa0 ? " " : "";
            default -> wingdings(place);
        };
    }

    /// Text in which characters of symbol fonts may stand for themselves, in the range that Word
    /// keeps for them (F000 to F0FF).
    ///
    /// @param font of the text, empty where it is not known
    static String plain(String text, String font) {
        boolean symbols = isSymbolFont(font);
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean moved = c >= 0xf000 && c <= 0xf0ff;
            if (moved || (symbols && c > ' ' && c <= 0xff)) {
                plain.append(of(symbols ? font : "wingdings", c));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String wingdings(int place) {
        return switch (place) {
            case 0x6f, 0x70, 0x71, 0x72, 0xa8 -> EMPTY;
            case 0xfd, 0x78 -> TICKED;
            case 0xfe -> "☑";
            case 0xfc -> "✔";
            case 0xfb -> "✘";
            case 0x6e -> "■";
            case 0x28, 0x29 -> "☎";
            case 0x2a, 0x2b -> "✉";
            case 0xe0, 0xe8 -> "→";
            case 0x6c, 0x9f, 0xa7, 0x76, 0xd8 -> "•";
            default -> " ";
        };
    }

    private static String wingdings2(int place) {
        return switch (place) {
            case 0x2a, 0xa3, 0x30, 0x81 -> EMPTY;
            case 0x53, 0x54 -> TICKED;
            case 0x52 -> "☑";
            case 0x50 -> "✔";
            case 0x4f -> "✘";
            default -> " ";
        };
    }

    private static String webdings(int place) {
        return switch (place) {
            case 0x63 -> EMPTY;
            case 0x61 -> "✔";
            case 0x72 -> "✘";
            case 0x67 -> "■";
            default -> " ";
        };
    }
}
