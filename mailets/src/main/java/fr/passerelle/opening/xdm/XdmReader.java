package fr.passerelle.opening.xdm;

import fr.passerelle.archive.ArchiveStopped;
import fr.passerelle.archive.ArchivedFile;
import fr.passerelle.archive.Directory;
import fr.passerelle.archive.Entry;
import fr.passerelle.archive.Unpacking;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.util.List;
import java.util.Locale;

/// Reads the zips of one message, in memory, where they are packages of IHE XDM. All of them
/// together may unpack to [Limits#ARCHIVE_BYTES]. For one thread.
public final class XdmReader {
    private static final byte[] TOP = {'I', 'H', 'E', '_', 'X', 'D', 'M'};

    private long room = Limits.ARCHIVE_BYTES;

    /// Never throws for what the bytes are.
    ///
    /// @param part the part of the message that this is, for paths and defects
    public XdmReading read(String part, Slice zip) {
        List<Entry> entries;
        try {
            entries = Directory.read(zip);
        } catch (ArchiveStopped stopped) {
            // Another's zip may be as strange as it likes.
            return mentionsXdm(zip) ? ending(stopped) : new XdmReading.NotXdm();
        }
        if (entries.stream().noneMatch(entry -> Folder.inXdm(entry.name()))) {
            return new XdmReading.NotXdm();
        }
        try {
            long before = room;
            room -= entries.stream().mapToLong(Entry::size).sum();
            List<ArchivedFile> files = new Unpacking(before, zip.length()).unpack(entries);
            for (ArchivedFile file : files) {
                flat(file);
            }
            XdmPackage xdm = new Assembling(part, files).assemble();
            return new XdmReading.Read(xdm);
        } catch (ArchiveStopped stopped) {
            return ending(stopped);
        }
    }

    private static XdmReading ending(ArchiveStopped stopped) {
        return switch (stopped.ending()) {
            case ArchiveStopped.Ending.Damaged(var why) -> new XdmReading.Damaged(why);
            case ArchiveStopped.Ending.Unsafe(var why) -> new XdmReading.Unsafe(why);
        };
    }

    private static void flat(ArchivedFile file) throws ArchiveStopped {
        if (isZip(file.content()) || file.name().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw ArchiveStopped.unsafe("a zip in the zip");
        }
    }

    private static boolean isZip(Slice content) {
        return content.length() > 3
                && content.array()[content.offset()] == 'P'
                && content.array()[content.offset() + 1] == 'K'
                && (content.array()[content.offset() + 2] == 3
                        || content.array()[content.offset() + 2] == 5);
    }

    /// Names stand in a zip in the clear.
    private static boolean mentionsXdm(Slice zip) {
        byte[] array = zip.array();
        for (int at = zip.offset(); at + TOP.length <= zip.end(); at++) {
            int same = 0;
            while (same < TOP.length && upper(array[at + same]) == TOP[same]) {
                same++;
            }
            if (same == TOP.length) {
                return true;
            }
        }
        return false;
    }

    private static int upper(byte letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 32 : letter;
    }
}
