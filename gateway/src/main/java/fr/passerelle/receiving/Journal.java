package fr.passerelle.receiving;

/// The port through which every door hands over. Called from the door's own thread; many may
/// call at once, and share one disk synchronisation.
public interface Journal {
    /// Returns only when the message is on stable storage. A throw means: not kept, the door
    /// must say "temporary failure" (SMTP 451) or leave the message where it is.
    ///
    /// @throws Fault when the store cannot keep it now
    Kept keep(Arrival arrival);

    /// What became of it.
    sealed interface Kept {
        String reference();

        record New(String reference) implements Kept {}

        /// The same message from the same place was kept before; nothing was done twice.
        record AlreadyKept(String reference) implements Kept {}
    }
}
