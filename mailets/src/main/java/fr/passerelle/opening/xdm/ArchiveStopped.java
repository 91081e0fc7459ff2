package fr.passerelle.opening.xdm;

/// The way out of an archive that is not read any further. Caught in [XdmReader#read] only;
/// carries no stack because it reports no fault.
final class ArchiveStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient XdmReading ending;

    private ArchiveStopped(XdmReading ending) {
        super(null, null, false, false);
        this.ending = ending;
    }

    static ArchiveStopped damaged(String why) {
        return new ArchiveStopped(new XdmReading.Damaged(why));
    }

    static ArchiveStopped unsafe(String why) {
        return new ArchiveStopped(new XdmReading.Unsafe(why));
    }

    XdmReading ending() {
        return ending;
    }
}
