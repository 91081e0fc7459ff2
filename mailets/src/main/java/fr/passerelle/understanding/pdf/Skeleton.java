package fr.passerelle.understanding.pdf;

/// Counts what a PDF library would build before anything of a file is asked for: its objects, and
/// what the streams that list or hold objects unpack to (ISO 32000-1 §7.5.7, §7.5.8). Four
/// kilobytes make a list of a million objects.
final class Skeleton {
    /// Objects in the file itself. A letter has some hundred, a report of a hundred pages ten
    /// thousand.
    private static final int MAX_OBJECTS = 60_000;

    /// Packed objects, unpacked and all together.
    private static final int MAX_UNPACKED = 3 * 1024 * 1024;

    /// Lists of objects, unpacked: seven bytes each, and a hundred in memory.
    private static final int MAX_LISTED = 512 * 1024;

    /// Arrays, names and numbers outside of streams, counted by what parts them.
    private static final int MAX_PIECES = 300_000;

    private Skeleton() {}

    static boolean isHeavy(byte[] file) {
        int objects = 0;
        int pieces = 0;
        long unpacked = 0;
        long listed = 0;
        boolean ends = true;
        int i = 0;
        while (i < file.length) {
            byte c = file[i];
            if (c == 'o' && Packed.at(file, i, "obj") && i > 0 && file[i - 1] != 'd') {
                objects++;
            } else if (Packed.isAt(file, i)) {
                Packed stream = Packed.of(file, i);
                if (stream.names("XRef")) {
                    listed += stream.unpacked(MAX_LISTED - listed, new int[1]);
                } else if (stream.names("ObjStm")) {
                    unpacked += stream.unpacked(MAX_UNPACKED - unpacked, new int[1]);
                }
                int end = ends ? stream.end() : -1;
                ends = end >= 0;
                i = Math.max(i, end - 1);
            } else if (c == ' ' || c == '[' || c == '/' || c == '<' || c == '\n' || c == '\r') {
                pieces++;
            }
            if (objects > MAX_OBJECTS
                    || listed >= MAX_LISTED
                    || unpacked >= MAX_UNPACKED
                    || pieces > MAX_PIECES) {
                return true;
            }
            i++;
        }
        return false;
    }
}
