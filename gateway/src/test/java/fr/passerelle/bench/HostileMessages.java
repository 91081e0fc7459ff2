package fr.passerelle.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/// What each message of `test-mailboxes/messages/hostile/` costs to open and understand. The
/// measuring stands beside the test of these messages, in `mailets`: its compiled tests are put
/// on the class path of a process of its own.
final class HostileMessages {
    private static final String REPORT = "fr.passerelle.hostile.HostileReport";

    private HostileMessages() {}

    static void measure(Path root) throws IOException, InterruptedException {
        String tests = root.resolve("mailets/target/test-classes").toString();
        int status =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-Dpasserelle.root=" + root,
                                "-cp",
                                tests + File.pathSeparator + System.getProperty("java.class.path"),
                                REPORT)
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    "the report of the hostile messages ended with " + status);
        }
    }
}
