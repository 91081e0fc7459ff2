package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Envelope;
import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The made-up public key infrastructure of `src/test/resources/pki/make.sh`, made once for all
/// tests, and `openssl cms` beside it. Tests that need it skip themselves where there is no
/// openssl.
final class Pki {
    static final String LEA = "lea@cpts-aunis.mssante.example";
    static final String MARC = "marc@chu-aunis.mssante.example";

    /// What everybody signs and enciphers in these tests.
    static final byte[] LETTER =
            ("Content-Type: multipart/mixed; boundary=m\r\n\r\n"
                            + "--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                            + "Bonjour,  \r\n  deux espaces et une fin.\r\n\r\n"
                            + "--m\r\nContent-Type: application/pdf; name=lettre.pdf\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n"
                            + "--m--\r\n")
                    .getBytes(StandardCharsets.UTF_8);

    private static final Optional<Path> MADE = make();

    private final Path folder;

    private Pki(Path folder) {
        this.folder = folder;
    }

    static Pki orSkip() {
        Assumptions.assumeTrue(MADE.isPresent(), "openssl is not installed");
        return new Pki(MADE.orElseThrow());
    }

    private static Optional<Path> make() {
        try {
            if (run(Path.of("."), new byte[0], List.of("openssl", "version")).isEmpty()) {
                return Optional.empty();
            }
        } catch (IOException absent) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("pki");
            folder.toFile().deleteOnExit();
            Path script = folder.resolve("make.sh");
            try (InputStream in =
                    Objects.requireNonNull(Pki.class.getResourceAsStream("/pki/make.sh"))) {
                Files.copy(in, script);
            }
            List<String> command = List.of("sh", script.toString(), folder.toString());
            assertThat(run(folder, new byte[0], command)).as("make.sh").isPresent();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return Optional.of(folder);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // A folder of the system's own for temporary files: it goes with the machine.
            folder.toFile().deleteOnExit();
        }
    }

    /// What a command writes; empty where it says it failed.
    private static Optional<byte[]> run(Path folder, byte[] input, List<String> command)
            throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (var out = process.getOutputStream()) {
                                out.write(input);
                            } catch (IOException _) {
                                // It has read enough.
                                process.descendants();
                            }
                        });
        byte[] output = process.getInputStream().readAllBytes();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.empty();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Runs `openssl cms` with these words; file names are those of the script.
    Optional<byte[]> tryCms(byte[] input, String words) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl", "cms"));
        command.addAll(Arrays.asList(words.split(" ", -1)));
        return run(folder, input, command);
    }

    byte[] cms(byte[] input, String words) throws IOException {
        return tryCms(input, words).orElseThrow(() -> new AssertionError("openssl cms " + words));
    }

    byte[] sign(byte[] content, String who, String options) throws IOException {
        return cms(
                content,
                ("-sign -binary -outform DER -certfile inter.pem -signer "
                                + who
                                + ".pem -inkey "
                                + who
                                + ".key "
                                + options)
                        .strip());
    }

    byte[] encrypt(byte[] content, String who, String options) throws IOException {
        return cms(content, "-encrypt -binary -outform DER " + options + " -recip " + who + ".pem");
    }

    Keyring keys(String... names) throws Exception {
        List<KeyFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(new KeyFile(file(name + ".p12"), "essai"));
        }
        return Keyring.read(files);
    }

    TrustAnchors anchors() throws Exception {
        return TrustAnchors.read(List.of(file("root.pem")));
    }

    Trust trust(Revocation revocation, String lists) throws Exception {
        return new Trust(anchors(), RevocationLists.read(List.of(file(lists))), revocation);
    }

    Trust trust() throws Exception {
        return trust(Revocation.HARD, "crl");
    }

    MimeOpener opener(String... keys) throws Exception {
        return new MimeOpener(Messages.TRUSTING, new SecureMail(keys(keys), trust()));
    }

    MimeOpener opener(Trust trust, String... keys) throws Exception {
        return new MimeOpener(Messages.TRUSTING, new SecureMail(keys(keys), trust));
    }

    static Opening open(MimeOpener opener, String from, byte[] entity) {
        return opener.open(
                Messages.received(message(from, entity), Messages.INTERNET, Envelope.UNKNOWN));
    }

    /// A message from somebody with this entity as its content.
    static byte[] message(String from, byte[] entity) {
        return join(
                ("From: " + from + "\r\nSubject: essai\r\nMIME-Version: 1.0\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                entity);
    }

    /// An application/pkcs7-mime entity.
    static byte[] opaque(byte[] cms) {
        return join(
                ascii(
                        "Content-Type: application/pkcs7-mime; name=smime.p7m\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n"),
                base64(cms));
    }

    /// A multipart/signed entity.
    static byte[] clear(byte[] content, byte[] signature) {
        return join(
                ascii(
                        "Content-Type: multipart/signed; micalg=sha-256;"
                                + " protocol=\"application/pkcs7-signature\"; boundary=sig\r\n\r\n"
                                + "--sig\r\n"),
                content,
                ascii(
                        "\r\n--sig\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n"),
                base64(signature),
                ascii("\r\n--sig--\r\n"));
    }

    /// A message/rfc822 entity around the letter, as KIM and Direct wrap them.
    static byte[] wrapped(String from, byte[] entity) {
        return join(
                ascii(
                        "Content-Type: message/rfc822\r\n\r\nFrom: "
                                + from
                                + "\r\nSubject: le vrai sujet\r\n"),
                entity);
    }

    private static byte[] base64(byte[] bytes) {
        return Base64.getMimeEncoder().encode(bytes);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }
}
