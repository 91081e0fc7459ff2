package fr.passerelle.understanding.picture;

import fr.passerelle.mail.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Rows of points as a picture file: the plain formats of Netpbm (P4 and P5), and TIFF for a fax
/// that stays packed.
public final class Raster {
    private Raster() {}

    private static boolean fits(int width, int height) {
        return width > 0
                && height > 0
                && width <= Limits.PICTURE_SIDE
                && height <= Limits.PICTURE_SIDE
                && (long) width * height <= Limits.PICTURE_POINTS;
    }

    /// Rows of one byte a colour, made grey on the way.
    ///
    /// @param colours 1 or 3 a point
    /// @param turned whether 255 is black
    /// @return empty where there are fewer rows than said, or more points than the limits
    public static Optional<Picture> grey(
            int width, int height, int colours, boolean turned, InputStream rows)
            throws IOException {
        if (!fits(width, height)) {
            return Optional.empty();
        }
        ByteArrayOutputStream file = started("P5", width, height, width * height);
        byte[] row = new byte[width * colours];
        byte[] grey = new byte[width];
        for (int y = 0; y < height; y++) {
            if (rows.readNBytes(row, 0, row.length) < row.length) {
                return Optional.empty();
            }
            for (int x = 0; x < width; x++) {
                int light = 0;
                for (int c = 0; c < colours; c++) {
                    light += row[x * colours + c] & 0xFF;
                }
                light /= colours;
                grey[x] = (byte) (turned ? 255 - light : light);
            }
            file.write(grey, 0, width);
        }
        return Optional.of(new Picture(file.toByteArray(), 1));
    }

    /// Rows of eight points a byte.
    ///
    /// @param blackIsZero else 1 is
    public static Optional<Picture> blackAndWhite(
            int width, int height, boolean blackIsZero, InputStream rows) throws IOException {
        if (!fits(width, height)) {
            return Optional.empty();
        }
        int bytes = (width + 7) / 8;
        ByteArrayOutputStream file = new ByteArrayOutputStream(bytes * height + 32);
        file.writeBytes(header("P4 " + width + " " + height + "\n"));
        byte[] row = new byte[bytes];
        for (int y = 0; y < height; y++) {
            if (rows.readNBytes(row, 0, bytes) < bytes) {
                return Optional.empty();
            }
            for (int i = 0; blackIsZero && i < bytes; i++) {
                row[i] = (byte) ~row[i];
            }
            file.write(row, 0, bytes);
        }
        return Optional.of(new Picture(file.toByteArray(), 1));
    }

    private static ByteArrayOutputStream started(String kind, int width, int height, int bytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(bytes + 32);
        file.writeBytes(header(kind + " " + width + " " + height + " 255\n"));
        return file;
    }

    private static byte[] header(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A fax of group 4 (ITU-T T.6) as a TIFF of one strip (TIFF 6.0 §11).
    ///
    /// @param blackIsOne what a point unpacks to
    public static Optional<Picture> fax(int width, int height, boolean blackIsOne, byte[] packed) {
        if (!fits(width, height) || packed.length > Limits.PICTURE_BYTES) {
            return Optional.empty();
        }
        int[][] tags = {
            {256, width},
            {257, height},
            {258, 1}, // one bit a point
            {259, 4}, // group 4
            {262, blackIsOne ? 1 : 0},
            {273, 8}, // where the strip begins
            {277, 1},
            {278, height},
            {279, packed.length},
        };
        int directory = 8 + packed.length + packed.length % 2;
        ByteBuffer file =
                ByteBuffer.allocate(directory + 2 + 12 * tags.length + 4)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
        file.put(packed).position(directory);
        file.putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        file.putInt(0);
        return Optional.of(new Picture(file.array(), 1));
    }
}
