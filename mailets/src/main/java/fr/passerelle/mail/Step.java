package fr.passerelle.mail;

import java.util.Locale;

/// The six steps of one message, in order. Their words name packages, records, log lines, the
/// column in the store, the console's timeline and the verbs of the test scripts.
public enum Step {
    RECEIVING("received"),
    OPENING("opened"),
    UNDERSTANDING("understood"),
    FILING("filed"),
    DECIDING("decided"),
    ANSWERING("answered");

    private final String done;

    Step(String done) {
        this.done = done;
    }

    /// The gerund: what is going on ("opening").
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The past participle: what the message is once the step is behind it ("opened").
    public String done() {
        return done;
    }
}
