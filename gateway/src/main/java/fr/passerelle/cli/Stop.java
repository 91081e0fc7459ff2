package fr.passerelle.cli;

/// A command cannot go on; its sentences are for the person at the keyboard.
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Stop(int status, String sentences) {
        super(sentences);
        this.status = status;
    }

    /// Something must be put right first.
    static Stop badUsage(String sentences) {
        return new Stop(Exit.BAD_USAGE, sentences);
    }

    /// The same command may well succeed later.
    static Stop tryAgain(String sentences) {
        return new Stop(Exit.TRY_AGAIN, sentences);
    }

    int status() {
        return status;
    }
}
