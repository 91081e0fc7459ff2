package fr.passerelle.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads every hostile message with 64 MiB of heap beside what is there already, the message
/// among it, and an honest one after each. Started by [HostileFilesTest] in a process of its own,
/// since a heap cannot be made smaller from inside; says one line for each message.
final class HostileReading {
    /// What a hostile message may cost beside its own bytes.
    static final long EXTRA_HEAP = 64L * 1024 * 1024;

    private HostileReading() {}

    public static void main(String[] arguments) throws IOException {
        Reader reader = new Reader();
        Squeeze squeeze = new Squeeze();
        reader.readsTheNext();
        for (HostileMail mail : HostileMail.all(Path.of(arguments[0]))) {
            byte[] bytes = mail.bytes();
            String[] ending = {"out of memory"};
            boolean fits = squeeze.fits(EXTRA_HEAP, () -> ending[0] = reader.ending(bytes));
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%s%n",
                    mail.name(),
                    fits ? "within" : "over",
                    reader.readsTheNext() ? "next read" : "next lost",
                    ending[0]);
        }
    }
}
