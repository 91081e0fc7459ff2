package fr.passerelle.chain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line a step: reference, word, sentence. Sentences are made of our own words, numbers and
/// pseudonyms; a name, an INS, a subject, a body or a file name never gets here.
public final class MailLog {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    private MailLog() {}

    /// What one run of the chain said of itself, once it is safe on disk.
    public static void told(String reference, Turn turn) {
        if (LOG.isInfoEnabled()) {
            turn.story().forEach(line -> LOG.info("{} {}", reference, line));
        }
    }

    /// A fault of ours. The kind of fault and where it came from, not what it said: messages of
    /// exceptions quote what they could not read.
    public static void fault(String reference, String step, Throwable why, boolean stuck) {
        Throwable cause = why;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        LOG.error(
                "{} {} after a fault at {}: {} in {}",
                reference,
                stuck ? "is stuck" : "is tried again",
                step,
                cause.getClass().getSimpleName(),
                trace.length == 0 ? "?" : trace[0]);
    }
}
