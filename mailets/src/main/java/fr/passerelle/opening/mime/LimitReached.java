package fr.passerelle.opening.mime;

import fr.passerelle.mail.Refusal;

/// The way out of a scan that went over a limit, however deep it stands. Caught in
/// [MimeReader#read] only; carries no stack because it reports no fault.
final class LimitReached extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;

    LimitReached(Refusal why) {
        super(null, null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
