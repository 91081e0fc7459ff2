package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// In which charset a byte of text is written: that of its font, else that of the document
/// (RTF 1.9, "Font table", "Character set").
final class RtfFonts {
    /// `\fcharset` of a font whose codes are its own.
    private static final int SYMBOLS = 2;

    /// Names of fonts are told apart by their beginnings.
    private static final int LONGEST = 64;

    private final Map<Integer, Font> fonts = new HashMap<>();
    private Charset document = Charset.forName("windows-1252");

    /// @param charset -1 where it is not said
    record Font(String name, int charset) {
        boolean isSymbols() {
            return charset == SYMBOLS || Symbols.isSymbolFont(name);
        }
    }

    static final Font NONE = new Font("", -1);

    void document(int codePage) {
        document = ofCodePage(codePage, document);
    }

    void macintosh() {
        document = named("x-MacRoman", document);
    }

    void put(int number, String name, int charset) {
        if (fonts.size() == Limits.RTF_FONTS) {
            throw NotRead.tooLong();
        }
        String kept = name.substring(0, Math.min(name.length(), LONGEST));
        String bare = kept.endsWith(";") ? kept.substring(0, kept.length() - 1) : kept;
        fonts.put(number, new Font(bare.strip(), charset));
    }

    Font get(int number) {
        return fonts.getOrDefault(number, NONE);
    }

    Charset charset(Font font) {
        return switch (font.charset()) {
            case 77 -> named("x-MacRoman", document);
            case 128 -> named("windows-31j", document);
            case 129 -> named("x-windows-949", document);
            case 134 -> named("GBK", document);
            case 136 -> named("Big5", document);
            case 161 -> ofCodePage(1253, document);
            case 162 -> ofCodePage(1254, document);
            case 163 -> ofCodePage(1258, document);
            case 177 -> ofCodePage(1255, document);
            case 178 -> ofCodePage(1256, document);
            case 186 -> ofCodePage(1257, document);
            case 204 -> ofCodePage(1251, document);
            case 222 -> ofCodePage(874, document);
            case 238 -> ofCodePage(1250, document);
            case 0 -> ofCodePage(1252, document);
            default -> document;
        };
    }

    private static Charset ofCodePage(int codePage, Charset otherwise) {
        return switch (codePage) {
            case 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258 ->
                    named("windows-" + codePage, otherwise);
            case 437, 850, 852 -> named("IBM" + codePage, otherwise);
            case 874 -> named("x-windows-874", otherwise);
            case 932 -> named("windows-31j", otherwise);
            case 936 -> named("GBK", otherwise);
            case 949 -> named("x-windows-949", otherwise);
            case 950 -> named("Big5", otherwise);
            case 10000 -> named("x-MacRoman", otherwise);
            case 65001 -> StandardCharsets.UTF_8;
            default -> otherwise;
        };
    }

    /// A Java without the rarer charsets reads what it can.
    private static Charset named(String name, Charset otherwise) {
        return Charset.isSupported(name) ? Charset.forName(name) : otherwise;
    }
}
