package fr.passerelle.understanding.office;

/// Looks into bytes of which nobody knows yet what they are.
final class Bytes {
    private Bytes() {}

    static boolean begin(byte[] bytes, byte[] with) {
        return at(bytes, 0, with);
    }

    /// Where it first stands, or -1.
    static int find(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0] && at(bytes, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether it stands there, in large or small letters.
    ///
    /// @param wanted in small letters of ASCII
    static boolean holds(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int same = 0;
            while (same < wanted.length && lower(bytes[i + same]) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    private static boolean at(byte[] bytes, int place, byte[] wanted) {
        if (place + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[place + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
