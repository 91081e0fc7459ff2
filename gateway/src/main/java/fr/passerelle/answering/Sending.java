package fr.passerelle.answering;

/// What became of a finished mail at the door out.
public sealed interface Sending {
    /// The server has taken it.
    record Sent() implements Sending {}

    /// Not taken, and it may be tried again: 4xx, no connection, or one that broke before the
    /// final dot.
    record Later(String why) implements Sending {}

    /// Not taken, and trying again will not help: 5xx.
    record Never(String why) implements Sending {}

    /// The connection broke after the final dot: it may have been taken. It is sent again byte
    /// for byte with the same Message-ID, and counted; never a different mail.
    record Unknown(String why) implements Sending {}
}
