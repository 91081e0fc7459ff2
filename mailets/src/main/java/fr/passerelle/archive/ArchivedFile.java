package fr.passerelle.archive;

import fr.passerelle.mail.Slice;

/// A file of an archive, unpacked.
public record ArchivedFile(String name, Slice content) {}
