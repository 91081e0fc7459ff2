package fr.passerelle.understanding.picture;

/// Numbers in a file, their largest byte first or last; zero behind its end.
final class Bytes {
    private final byte[] file;
    private final boolean largestFirst;

    Bytes(byte[] file, boolean largestFirst) {
        this.file = file;
        this.largestFirst = largestFirst;
    }

    int length() {
        return file.length;
    }

    boolean starts(int from, int... wanted) {
        if (from + wanted.length > file.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((file[from + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    long number(int from, int size) {
        if (from < 0 || from + size > file.length) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < size; i++) {
            int at = largestFirst ? from + i : from + size - 1 - i;
            number = (number << 8) | (file[at] & 0xFF);
        }
        return number;
    }
}
