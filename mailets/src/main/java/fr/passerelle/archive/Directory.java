package fr.passerelle.archive;

import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of a zip (APPNOTE.TXT §4.3). A zip says everything twice, in the directory at its
/// end and in front of each file; programs differ in which one they believe, and what one shows
/// another does not see. So both are read, and where they disagree the zip is refused, as it is
/// where files lie over each other, or where bytes between them hold one that is not listed.
public final class Directory {
    private static final long END = 0x06054b50L;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES = 0xffff;
    private static final long CENTRAL = 0x02014b50L;
    private static final int CENTRAL_BYTES = 46;
    private static final long LOCAL = 0x04034b50L;
    private static final int LOCAL_BYTES = 30;
    private static final long ZIP64_LOCATOR = 0x07064b50L;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final long IN_ZIP64 = 0xffffffffL;

    /// General purpose bits (§4.4.4): enciphered, patched, enciphered strongly, masked.
    private static final int CLOSED = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    /// Sizes and sum stand behind the bytes, not in front (§4.3.9).
    private static final int SIZES_BEHIND = 1 << 3;

    private static final int UTF_8_NAME = 1 << 11;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Octets zip;
    private final Names names = new Names();

    private Directory(Slice zip) {
        this.zip = new Octets(zip);
    }

    /// All files, in the order of the directory; folders are checked and left out.
    public static List<Entry> read(Slice zip) throws ArchiveStopped {
        return new Directory(zip).read();
    }

    private List<Entry> read() throws ArchiveStopped {
        long end = end();
        int count = zip.u16(end + 10);
        long size = zip.u32(end + 12);
        long start = zip.u32(end + 16);
        if (count == 0xffff || size == IN_ZIP64 || start == IN_ZIP64 || hasZip64(end)) {
            throw ArchiveStopped.unsafe("zip64, which no file of a mail needs");
        }
        if (zip.u16(end + 4) != 0 || zip.u16(end + 6) != 0 || zip.u16(end + 8) != count) {
            throw ArchiveStopped.unsafe("a zip in several volumes");
        }
        if (count > Limits.ARCHIVE_ENTRIES) {
            throw ArchiveStopped.unsafe("more than " + Limits.ARCHIVE_ENTRIES + " files");
        }
        if (start + size != end) {
            throw ArchiveStopped.unsafe("the directory does not lie where the zip says");
        }
        List<Entry> entries = new ArrayList<>();
        long at = start;
        for (int i = 0; i < count; i++) {
            if (at + CENTRAL_BYTES > end || zip.u32(at) != CENTRAL) {
                throw ArchiveStopped.damaged("the directory of the zip is broken");
            }
            long next = at + CENTRAL_BYTES + zip.u16(at + 28) + zip.u16(at + 30) + zip.u16(at + 32);
            entries.add(entry(at, start));
            at = next;
        }
        if (at != end) {
            throw ArchiveStopped.unsafe("the directory is longer or shorter than the zip says");
        }
        nothingBetween(entries, start);
        return entries.stream().filter(entry -> !entry.name().endsWith("/")).toList();
    }

    /// The end record. Its comment must reach to the last byte, and only one may do so: a comment
    /// that holds a second end record shows two different zips to two programs.
    private long end() throws ArchiveStopped {
        long found = -1;
        long lowest = Math.max(0, zip.length() - (long) END_BYTES - COMMENT_BYTES);
        for (long at = zip.length() - (long) END_BYTES; at >= lowest; at--) {
            if (zip.u32(at) == END && at + END_BYTES + zip.u16(at + 20) == zip.length()) {
                if (found >= 0) {
                    throw ArchiveStopped.unsafe("two directories");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw ArchiveStopped.damaged("the zip is cut off, its directory is missing");
        }
        return found;
    }

    private boolean hasZip64(long end) throws ArchiveStopped {
        long at = end - ZIP64_LOCATOR_BYTES;
        return at >= 0 && zip.u32(at) == ZIP64_LOCATOR;
    }

    private Entry entry(long central, long directory) throws ArchiveStopped {
        int flags = zip.u16(central + 8);
        int method = zip.u16(central + 10);
        long sum = zip.u32(central + 16);
        long packed = zip.u32(central + 20);
        long size = zip.u32(central + 24);
        Slice name = zip.slice(central + CENTRAL_BYTES, zip.u16(central + 28));
        long local = zip.u32(central + 42);
        if ((flags & CLOSED) != 0) {
            throw ArchiveStopped.unsafe("an enciphered file");
        }
        if (method != STORED && method != DEFLATED) {
            throw ArchiveStopped.unsafe("compression method " + method);
        }
        if (packed == IN_ZIP64 || size == IN_ZIP64 || local == IN_ZIP64) {
            throw ArchiveStopped.unsafe("zip64, which no file of a mail needs");
        }
        if (zip.u16(central + 34) != 0) {
            throw ArchiveStopped.unsafe("a zip in several volumes");
        }
        plainFile(zip.u32(central + 38));
        String text = Charsets.text(name.toBytes(), Optional.empty());
        names.check(text);
        if (size > Limits.ARCHIVE_FILE_BYTES) {
            throw ArchiveStopped.unsafe(
                    "a file of more than " + Limits.ARCHIVE_FILE_BYTES + " bytes");
        }
        if (method == STORED && packed != size) {
            throw ArchiveStopped.unsafe("two sizes for one file");
        }
        if (text.endsWith("/") && size != 0) {
            throw ArchiveStopped.unsafe("a folder with bytes of its own");
        }
        agree(central, local, flags, method, name);
        long start = local + LOCAL_BYTES + zip.u16(local + 26) + zip.u16(local + 28);
        if (start + packed > directory) {
            throw ArchiveStopped.unsafe("a file that reaches into the directory");
        }
        return new Entry(
                text,
                method == DEFLATED,
                zip.slice(start, packed),
                local,
                start + packed,
                (int) size,
                sum);
    }

    /// Unix programs put the kind of file into the upper half of the external attributes (§4.4.15
    /// leaves them to the host); a link would be followed by whoever unpacks.
    private static void plainFile(long attributes) throws ArchiveStopped {
        long kind = attributes >>> 16 & 0xf000;
        if (kind != 0 && kind != 0x8000 && kind != 0x4000) {
            throw ArchiveStopped.unsafe(
                    kind == 0xa000 ? "a link" : "a file that is neither file nor folder");
        }
    }

    private void agree(long central, long local, int flags, int method, Slice name)
            throws ArchiveStopped {
        if (zip.u32(local) != LOCAL) {
            throw ArchiveStopped.damaged("a file of the zip is not where the directory says");
        }
        Slice localName = zip.slice(local + LOCAL_BYTES, zip.u16(local + 26));
        boolean same =
                sameFlags(zip.u16(local + 6), flags, name)
                        && zip.u16(local + 8) == method
                        && name.equals(localName);
        boolean behind = (flags & SIZES_BEHIND) != 0;
        for (int field = 0; field < 12; field += 4) {
            long there = zip.u32(local + 14 + field);
            same &= there == zip.u32(central + 16 + field) || (behind && there == 0);
        }
        if (!same) {
            throw ArchiveStopped.unsafe("the directory and the files disagree");
        }
    }

    /// QUIRK: some programs say in one place only that a name is UTF-8 (§4.4.4, bit 11), which says
    /// nothing where it is ASCII (OfficeTextTest).
    private static boolean sameFlags(int local, int central, Slice name) {
        boolean ascii = true;
        for (int i = name.offset(); i < name.end(); i++) {
            ascii &= name.array()[i] >= 0;
        }
        return ((local ^ central) & (ascii ? ~UTF_8_NAME : -1)) == 0;
    }

    /// No byte belongs to two files (a bomb of David Fifield's kind), and no file lies between
    /// two others without being listed.
    private void nothingBetween(List<Entry> entries, long directory) throws ArchiveStopped {
        List<Entry> inOrder =
                entries.stream().sorted(Comparator.comparingLong(Entry::start)).toList();
        long behind = 0;
        for (Entry each : inOrder) {
            gap(behind, each.start());
            behind = each.end();
        }
        gap(behind, directory);
    }

    private void gap(long from, long to) throws ArchiveStopped {
        if (to < from) {
            throw ArchiveStopped.unsafe("files that lie over each other");
        }
        for (long at = from; at + 4 <= to; at++) {
            if (zip.u32(at) == LOCAL) {
                throw ArchiveStopped.unsafe("a file that the directory does not list");
            }
        }
    }

    /// Names that stay inside, each once.
    private static final class Names {
        private final Set<String> seen = new HashSet<>();

        void check(String name) throws ArchiveStopped {
            if (name.length() > Limits.FILE_NAME_CHARS) {
                throw ArchiveStopped.unsafe("a name that is too long");
            }
            if (name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                throw ArchiveStopped.unsafe("a name with characters that are no letters");
            }
            // Outside, on one system or another: /x, \\host\x, C:x, a\..\b, x:stream
            if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
                throw ArchiveStopped.unsafe("a name that leads outside");
            }
            for (String step : name.split("/", -1)) {
                if (step.equals("..") || step.equals(".")) {
                    throw ArchiveStopped.unsafe("a name that leads outside");
                }
            }
            String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            if (!seen.add(CaseBlind.of(bare))) {
                throw ArchiveStopped.unsafe("two files of one name");
            }
        }
    }
}
