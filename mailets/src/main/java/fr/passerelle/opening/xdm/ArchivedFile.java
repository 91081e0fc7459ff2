package fr.passerelle.opening.xdm;

import fr.passerelle.mail.Slice;

/// A file of an archive, unpacked.
record ArchivedFile(String name, Slice content) {}
