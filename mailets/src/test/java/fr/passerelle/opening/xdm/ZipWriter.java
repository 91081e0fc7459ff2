package fr.passerelle.opening.xdm;

import fr.passerelle.mail.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zips octet by octet, also those that no honest program writes.
public final class ZipWriter {
    /// One file as both of its headers tell it; `localName` differs only in zips that lie.
    ///
    /// @param place where the directory points, when to bytes that belong to another file; then
    ///     only the directory knows this one
    public record File(
            String name,
            String localName,
            int flags,
            int method,
            Slice packed,
            long sum,
            long size,
            long attributes,
            int place) {
        static final int ITS_OWN = -1;

        private boolean borrowed() {
            return place != ITS_OWN;
        }

        public File named(String local) {
            return new File(name, local, flags, method, packed, sum, size, attributes, place);
        }

        public File flagged(int bits) {
            return new File(name, localName, bits, method, packed, sum, size, attributes, place);
        }

        public File packedBy(int other) {
            return new File(name, localName, flags, other, packed, sum, size, attributes, place);
        }

        public File summing(long other) {
            return new File(name, localName, flags, method, packed, other, size, attributes, place);
        }

        public File announcing(long other) {
            return new File(name, localName, flags, method, packed, sum, other, attributes, place);
        }

        public File of(long external) {
            return new File(name, localName, flags, method, packed, sum, size, external, place);
        }

        public File at(int other) {
            return new File(name, localName, flags, method, packed, sum, size, attributes, other);
        }
    }

    private final List<File> files = new ArrayList<>();
    private final List<File> unlisted = new ArrayList<>();
    private byte[] comment = new byte[0];

    public static File deflated(String name, byte[] content) {
        return new File(
                name,
                name,
                0x800,
                8,
                Slice.of(pack(content)),
                sum(content),
                content.length,
                0,
                File.ITS_OWN);
    }

    public static File stored(String name, byte[] content) {
        return new File(
                name,
                name,
                0x800,
                0,
                Slice.of(content),
                sum(content),
                content.length,
                0,
                File.ITS_OWN);
    }

    public ZipWriter add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public ZipWriter add(String name, byte[] content) {
        files.add(deflated(name, content));
        return this;
    }

    public ZipWriter add(File file) {
        files.add(file);
        return this;
    }

    /// A file that only stands before the directory.
    public ZipWriter hide(File file) {
        unlisted.add(file);
        return this;
    }

    public ZipWriter change(String name, UnaryOperator<File> change) {
        files.replaceAll(file -> file.name().equals(name) ? change.apply(file) : file);
        return this;
    }

    /// The octets of one file as they stand in a zip: its header, then its packed bytes.
    public static byte[] octets(File file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        local(out, file);
        return out.toByteArray();
    }

    public ZipWriter comment(byte[] text) {
        comment = text;
        return this;
    }

    public byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] places = new int[files.size()];
        for (int i = 0; i < places.length; i++) {
            File file = files.get(i);
            places[i] = file.borrowed() ? file.place() : out.size();
            if (!file.borrowed()) {
                local(out, file);
            }
        }
        unlisted.forEach(file -> local(out, file));
        int start = out.size();
        for (int i = 0; i < places.length; i++) {
            central(out, files.get(i), places[i]);
        }
        int length = out.size() - start;
        number(out, 4, 0x06054b50);
        number(out, 4, 0);
        number(out, 2, places.length);
        number(out, 2, places.length);
        number(out, 4, length);
        number(out, 4, start);
        number(out, 2, comment.length);
        out.writeBytes(comment);
        return out.toByteArray();
    }

    private static void local(ByteArrayOutputStream out, File file) {
        byte[] name = file.localName().getBytes(StandardCharsets.UTF_8);
        number(out, 4, 0x04034b50);
        number(out, 2, 20);
        common(out, file, name.length);
        number(out, 2, 0);
        out.writeBytes(name);
        out.writeBytes(file.packed().toBytes());
    }

    private static void central(ByteArrayOutputStream out, File file, int place) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        number(out, 4, 0x02014b50);
        number(out, 2, 0x0314);
        number(out, 2, 20);
        common(out, file, name.length);
        number(out, 8, 0);
        number(out, 4, file.attributes());
        number(out, 4, place);
        out.writeBytes(name);
    }

    private static void common(ByteArrayOutputStream out, File file, int nameLength) {
        number(out, 2, file.flags());
        number(out, 2, file.method());
        number(out, 4, 0x5a210000);
        number(out, 4, file.sum());
        number(out, 4, file.packed().length());
        number(out, 4, file.size());
        number(out, 2, nameLength);
    }

    private static void number(ByteArrayOutputStream out, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private static byte[] pack(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static long sum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }
}
