package fr.passerelle.store;

/// The database failed us: to be tried again, never blamed on a sender.
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFault(String what, Throwable cause) {
        super(what, cause);
    }

    public StoreFault(String what) {
        super(what);
    }
}
