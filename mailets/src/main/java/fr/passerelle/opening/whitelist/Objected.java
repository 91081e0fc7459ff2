package fr.passerelle.opening.whitelist;

/// Carries an objection out of the reader; never leaves this package. Unchecked, because the
/// reader of XML calls back.
final class Objected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Objection why;

    Objected(Objection why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    Objection why() {
        return why;
    }
}
