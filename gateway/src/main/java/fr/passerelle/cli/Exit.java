package fr.passerelle.cli;

/// The exit statuses, the same for every command.
final class Exit {
    /// Everything was done.
    static final int DONE = 0;

    /// Something was refused, is unclear, or a promise did not hold.
    static final int NOT_ALL = 1;

    /// The command line or a configuration file is wrong (picocli's own choice too).
    static final int BAD_USAGE = 2;

    /// Not now: disk, network, database. EX_TEMPFAIL of sysexits.h; mail programs try again.
    static final int TRY_AGAIN = 75;

    private Exit() {}
}
