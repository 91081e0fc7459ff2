package fr.passerelle.understanding.pdf;

/// Looks for streams in a PDF that unpack to more than we want to hold (ISO 32000-1 §7.4.4),
/// before a PDF library unpacks them. Only streams that are long enough to be dangerous are
/// unpacked, into a small buffer.
final class UnpackedSize {
    /// Deflate packs 1032 to 1 at best: shorter streams stay below 64 MiB.
    private static final int DANGEROUS = 60_000;

    private UnpackedSize() {}

    static boolean exceeds(byte[] pdf, long limit) {
        long unpacked = 0;
        for (int i = 0; i < pdf.length; i++) {
            if (pdf[i] == 'D' && isPackedTwice(pdf, i)) {
                return true;
            }
            if (!Packed.isAt(pdf, i)) {
                continue;
            }
            Packed stream = Packed.of(pdf, i);
            int begin = stream.begin();
            boolean packed =
                    begin + 2 < pdf.length
                            && ((pdf[begin] & 0x0F) == 8 || stream.names("ASCII85Decode", "/A85"));
            if (packed && pdf.length - begin > DANGEROUS) {
                int[] consumed = new int[1];
                unpacked += stream.unpacked(limit - unpacked, consumed);
                if (unpacked >= limit) {
                    return true;
                }
                i = begin + consumed[0];
            }
        }
        return false;
    }

    /// Deflate inside anything that packs has no honest use and no bound; inside base 85 it is
    /// only written for wires of seven bits (§7.4.3), which some programs still do.
    private static boolean isPackedTwice(byte[] pdf, int at) {
        String twice = "Decode/Fl";
        int n = 0;
        for (int i = at; i < pdf.length && i < at + 24 && n < twice.length(); i++) {
            if (pdf[i] == ' ' || pdf[i] == '\n' || pdf[i] == '\r' || pdf[i] == '\t') {
                continue;
            }
            if (pdf[i] != twice.charAt(n++)) {
                return false;
            }
        }
        boolean in85 = at >= 7 && Packed.at(pdf, at - 7, "ASCII85");
        return n == twice.length() && !in85;
    }
}
