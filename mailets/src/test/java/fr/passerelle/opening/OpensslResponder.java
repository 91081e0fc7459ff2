package fr.passerelle.opening;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// `openssl ocsp` as a responder of the made-up intermediate authority, on a free port of this
/// machine. Tests skip themselves where it cannot find one by itself (before OpenSSL 3).
final class OpensslResponder implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)\\b.*");

    private final Process process;
    private final URI place;

    private OpensslResponder(Process process, URI place) {
        this.process = process;
        this.place = place;
    }

    /// @param words further ones of its command; file names are those of the script
    static OpensslResponder start(Pki pki, String index, String signer, String words)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "openssl",
                                "ocsp",
                                "-port",
                                "0",
                                "-CA",
                                "inter.pem",
                                "-index",
                                index,
                                "-rsigner",
                                signer + ".pem",
                                "-rkey",
                                signer + ".key"));
        command.addAll(Arrays.asList(words.split(" ", -1)));
        Process process =
                new ProcessBuilder(command)
                        .directory(pki.file(".").toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Optional<URI> place = place(process.inputReader());
        if (place.isEmpty()) {
            process.destroyForcibly();
        }
        Assumptions.assumeTrue(place.isPresent(), "openssl ocsp does not say where it listens");
        return new OpensslResponder(process, place.orElseThrow());
    }

    private static Optional<URI> place(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.matches()) {
                return Optional.of(URI.create("http://127.0.0.1:" + port.group(1) + "/"));
            }
        }
        return Optional.empty();
    }

    URI place() {
        return place;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
