package fr.passerelle.archive;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks the files of one archive into memory. What is announced only decides how much to make
/// room for; what comes out is counted while it comes.
public final class Unpacking {
    /// So much is unpacked between two looks at the counts.
    private static final int CHUNK = 32 * 1024;

    private final long room;
    private final int whole;
    private long unpacked;

    /// @param room how much may still be unpacked, in bytes
    /// @param whole length of the zip
    public Unpacking(long room, int whole) {
        this.room = room;
        this.whole = whole;
    }

    public List<ArchivedFile> unpack(List<Entry> entries) throws ArchiveStopped {
        long announced = entries.stream().mapToLong(Entry::size).sum();
        if (announced > room) {
            throw ArchiveStopped.unsafe("files of more than " + Limits.ARCHIVE_BYTES + " bytes");
        }
        bounded(announced, whole);
        List<ArchivedFile> files = new ArrayList<>();
        Inflater inflater = new Inflater(true);
        try {
            for (Entry entry : entries) {
                files.add(new ArchivedFile(entry.name(), content(entry, inflater)));
            }
        } finally {
            inflater.end();
        }
        return files;
    }

    private Slice content(Entry entry, Inflater inflater) throws ArchiveStopped {
        Slice content = entry.deflated() ? inflated(entry, inflater) : entry.packed();
        CRC32 sum = new CRC32();
        sum.update(content.array(), content.offset(), content.length());
        if (sum.getValue() != entry.sum()) {
            throw ArchiveStopped.damaged("the sum over a file does not match");
        }
        return content;
    }

    private Slice inflated(Entry entry, Inflater inflater) throws ArchiveStopped {
        bounded(entry.size(), entry.packed().length());
        byte[] content = new byte[entry.size()];
        inflater.reset();
        inflater.setInput(entry.packed().array(), entry.packed().offset(), entry.packed().length());
        int length = 0;
        try {
            while (!inflater.finished()) {
                int wanted = Math.min(CHUNK, content.length - length);
                int got = wanted == 0 ? more(inflater) : inflater.inflate(content, length, wanted);
                length += got;
                unpacked += got;
                bounded(length, inflater.getBytesRead());
                bounded(unpacked, whole);
                if (got == 0 && !inflater.finished()) {
                    throw ArchiveStopped.damaged("a file of the zip is cut off");
                }
            }
        } catch (DataFormatException broken) {
            throw ArchiveStopped.damaged("a file of the zip cannot be unpacked");
        }
        if (length != content.length || inflater.getRemaining() != 0) {
            throw ArchiveStopped.damaged("a file of the zip is shorter than announced");
        }
        return Slice.of(content);
    }

    /// All that was announced is there: nothing may follow but the end of the stream.
    private static int more(Inflater inflater) throws ArchiveStopped, DataFormatException {
        if (inflater.inflate(new byte[1]) > 0) {
            throw ArchiveStopped.unsafe("a file that is longer than announced");
        }
        return 0;
    }

    private static void bounded(long out, long in) throws ArchiveStopped {
        if (out > Limits.ARCHIVE_RATIO_FREE_BYTES && out > Limits.ARCHIVE_RATIO * in) {
            throw ArchiveStopped.unsafe(
                    "more than " + Limits.ARCHIVE_RATIO + " bytes out of each byte");
        }
    }
}
