package fr.passerelle.understanding.office;

/// The way out of a document that is not read any further, however deep its reader stands. Caught
/// in [OfficeText#read] only; carries no stack because it reports no fault. Unchecked, so that
/// readers can be written as lambdas.
final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    NotRead(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    static NotRead tooLong() {
        return new NotRead("longer than the limit");
    }

    static NotRead tooLarge() {
        return new NotRead("unpacks to more than the limit");
    }

    static NotRead closed() {
        return new NotRead("protected by a password");
    }

    String why() {
        return why;
    }
}
