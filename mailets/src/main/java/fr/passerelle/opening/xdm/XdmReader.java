package fr.passerelle.opening.xdm;

import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.util.List;

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
            return mentionsXdm(zip) ? stopped.ending() : new XdmReading.NotXdm();
        }
        if (entries.stream().noneMatch(entry -> Folder.inXdm(entry.name()))) {
            return new XdmReading.NotXdm();
        }
        try {
            long before = room;
            room -= entries.stream().mapToLong(Entry::size).sum();
            List<ArchivedFile> files = new Unpacking(before, zip.length()).unpack(entries);
            XdmPackage xdm = new Assembling(part, files).assemble();
            return new XdmReading.Read(xdm);
        } catch (ArchiveStopped stopped) {
            return stopped.ending();
        }
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
