package fr.passerelle.archive;

/// The way out of an archive that is not read any further. Caught by whoever asked for the
/// archive; carries no stack because it reports no fault.
public final class ArchiveStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    private ArchiveStopped(Ending ending) {
        super(null, null, false, false);
        this.ending = ending;
    }

    public static ArchiveStopped damaged(String why) {
        return new ArchiveStopped(new Ending.Damaged(why));
    }

    public static ArchiveStopped unsafe(String why) {
        return new ArchiveStopped(new Ending.Unsafe(why));
    }

    public Ending ending() {
        return ending;
    }

    /// Why it is not read.
    public sealed interface Ending {
        /// Cut off, or changed on its way. Its sender can send it again.
        record Damaged(String why) implements Ending {}

        /// No honest program makes this. `why` names the rule, never a file.
        record Unsafe(String why) implements Ending {}
    }
}
