package fr.passerelle.archive;

import fr.passerelle.mail.Slice;

/// A file of an archive, still packed; directory and local header agree on it.
///
/// @param name with `/` between folders; harmless, but still not to be used as a path
/// @param start of its local header
/// @param end behind its packed bytes
/// @param size unpacked, as announced
/// @param sum CRC-32 of the unpacked bytes
public record Entry(
        String name, boolean deflated, Slice packed, long start, long end, int size, long sum) {}
