package fr.passerelle.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes inside of an RTF: text within limits, or a reason.
public final class RtfTarget {
    private static final byte[] BEGINNING = "{\\rtf1".getBytes(StandardCharsets.US_ASCII);

    private RtfTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        byte[] rtf = new byte[BEGINNING.length + input.length + 1];
        System.arraycopy(BEGINNING, 0, rtf, 0, BEGINNING.length);
        System.arraycopy(input, 0, rtf, BEGINNING.length, input.length);
        rtf[rtf.length - 1] = '}';
        OfficeTarget.holds(OfficeTarget.read(rtf));
    }

    /// What stands inside of the outermost brackets.
    static List<byte[]> seeds() {
        return List.of(
                inside(OfficeTarget.file("libreoffice.rtf")),
                inside(OfficeTarget.file("libreoffice-form.rtf")),
                "{\\fonttbl{\\f0\\fcharset2 Wingdings;}}\\f0\\'fe{\\*\\shpinst{\\sp x}{\\shptxt b\\par}}\\trowd\\intbl a\\cell\\row{\\upr{a}{\\*\\ud\\u233?}}\\bin3 abc"
                        .getBytes(StandardCharsets.US_ASCII),
                "{\\field{\\*\\fldinst{\\*\\formfield{\\fftype2\\ffres1{\\*\\ffname n}{\\*\\ffl a}{\\*\\ffl b}}}}{\\fldrslt c}}\\nestcell{\\*\\nesttableprops\\nestrow}{\\header h}{\\footnote n}\\v x\\v0"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] inside(byte[] rtf) {
        String text = new String(rtf, StandardCharsets.ISO_8859_1);
        return text.substring(BEGINNING.length, text.lastIndexOf('}'))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
