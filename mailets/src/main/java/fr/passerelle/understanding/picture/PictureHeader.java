package fr.passerelle.understanding.picture;

import fr.passerelle.mail.Limits;
import java.util.HashSet;
import java.util.Set;

/// What the first bytes of a picture file say about its size, before anybody unpacks it: sixty
/// bytes can claim three thousand million points.
sealed interface PictureHeader {
    /// @param pages one, but of a TIFF
    record OfPages(int pages) implements PictureHeader {}

    /// A logo, a signature, a smiling face.
    record TooSmall() implements PictureHeader {}

    record TooLarge() implements PictureHeader {}

    /// A picture of a kind that is not read here: HEIC, WEBP, big TIFF, or one without a size.
    record NotRead() implements PictureHeader {}

    record None() implements PictureHeader {}

    /// A page at 75 dots an inch has 620 by 877.
    int FEWEST_SIDE = 500;

    long FEWEST_POINTS = 400_000;

    static PictureHeader of(byte[] file) {
        Bytes bytes = new Bytes(file, true);
        if (bytes.starts(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            // ISO/IEC 15948 §11.2.2: IHDR is the first chunk.
            return bytes.starts(12, 'I', 'H', 'D', 'R')
                    ? sized(bytes.number(16, 4), bytes.number(20, 4))
                    : new NotRead();
        }
        if (bytes.starts(0, 0xFF, 0xD8, 0xFF)) {
            return jpeg(bytes);
        }
        if (bytes.starts(0, 'I', 'I', 42, 0)) {
            return tiff(new Bytes(file, false));
        }
        if (bytes.starts(0, 'M', 'M', 0, 42)) {
            return tiff(bytes);
        }
        boolean webp = bytes.starts(0, 'R', 'I', 'F', 'F') && bytes.starts(8, 'W', 'E', 'B', 'P');
        boolean known =
                webp
                        || bytes.starts(0, 'I', 'I', 43, 0)
                        || bytes.starts(0, 'M', 'M', 0, 43)
                        || bytes.starts(4, 'f', 't', 'y', 'p', 'h', 'e')
                        || bytes.starts(4, 'f', 't', 'y', 'p', 'm', 'i', 'f', '1')
                        || bytes.starts(4, 'f', 't', 'y', 'p', 'a', 'v', 'i', 'f');
        return known ? new NotRead() : new None();
    }

    private static PictureHeader sized(long width, long height) {
        if (width <= 0 || height <= 0) {
            return new NotRead();
        }
        if (width > Limits.PICTURE_SIDE
                || height > Limits.PICTURE_SIDE
                || width * height > Limits.PICTURE_POINTS) {
            return new TooLarge();
        }
        boolean page = Math.min(width, height) >= FEWEST_SIDE && width * height >= FEWEST_POINTS;
        return page ? new OfPages(1) : new TooSmall();
    }

    /// ITU-T T.81 §B.1.1.4, §B.2.2: segments up to the one of the frame.
    private static PictureHeader jpeg(Bytes bytes) {
        int at = 2;
        while (at + 9 < bytes.length()) {
            if (bytes.number(at, 1) != 0xFF) {
                return new NotRead();
            }
            int marker = (int) bytes.number(at + 1, 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (frame) {
                return sized(bytes.number(at + 7, 2), bytes.number(at + 5, 2));
            }
            boolean alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            if (!alone && bytes.number(at + 2, 2) < 2) {
                return new NotRead();
            }
            at += alone ? 2 : 2 + (int) bytes.number(at + 2, 2);
        }
        return new NotRead();
    }

    /// TIFF 6.0 §2: a chain of directories, one for each page, which may bite its own tail.
    private static PictureHeader tiff(Bytes bytes) {
        Set<Long> seen = new HashSet<>();
        long points = 0;
        boolean small = true;
        for (long at = bytes.number(4, 4); at != 0; ) {
            if (seen.size() == Limits.PICTURE_PAGES || !seen.add(at)) {
                return new TooLarge();
            }
            if (at < 8 || at + 2 > bytes.length()) {
                return new NotRead();
            }
            int entries = (int) bytes.number((int) at, 2);
            if (at + 2 + 12L * entries + 4 > bytes.length()) {
                return new NotRead();
            }
            long width = 0;
            long height = 0;
            for (int i = 0; i < entries; i++) {
                int entry = (int) at + 2 + 12 * i;
                long tag = bytes.number(entry, 2);
                // Type 3 is of two bytes, 4 of four; both stand at the left of the field.
                int size = bytes.number(entry + 2, 2) == 3 ? 2 : 4;
                if (tag == 256) {
                    width = bytes.number(entry + 8, size);
                } else if (tag == 257) {
                    height = bytes.number(entry + 8, size);
                }
            }
            switch (sized(width, height)) {
                case OfPages _ -> small = false;
                case TooSmall _ -> {}
                case TooLarge large -> {
                    return large;
                }
                case NotRead not -> {
                    return not;
                }
                case None none -> {
                    return none;
                }
            }
            points += width * height;
            at = bytes.number((int) at + 2 + 12 * entries, 4);
        }
        if (points > 2 * Limits.PICTURE_POINTS) {
            return new TooLarge();
        }
        return seen.isEmpty() ? new NotRead() : small ? new TooSmall() : new OfPages(seen.size());
    }
}
