package fr.passerelle.receiving;

/// Something wrong with us (disk, network, bug): retried, then stuck, never blamed on the sender.
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Fault(String what, Throwable cause) {
        super(what, cause);
    }
}
