package fr.passerelle.archive;

import fr.passerelle.mail.Slice;

/// Numbers in a zip, low byte first (APPNOTE.TXT §4.4.1.1), each read inside the slice or not at
/// all.
final class Octets {
    private final Slice zip;

    Octets(Slice zip) {
        this.zip = zip;
    }

    int length() {
        return zip.length();
    }

    /// @param at from the beginning of the zip
    int u16(long at) throws ArchiveStopped {
        return u8(at) | u8(at + 1) << 8;
    }

    long u32(long at) throws ArchiveStopped {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    private int u8(long at) throws ArchiveStopped {
        if (at < 0 || at >= zip.length()) {
            throw ArchiveStopped.damaged("the zip is cut off");
        }
        return zip.array()[zip.offset() + (int) at] & 0xff;
    }

    Slice slice(long at, long length) throws ArchiveStopped {
        if (at < 0 || length < 0 || at + length > zip.length()) {
            throw ArchiveStopped.damaged("the zip is cut off");
        }
        return new Slice(zip.array(), zip.offset() + (int) at, (int) length);
    }
}
