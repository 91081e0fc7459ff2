package fr.passerelle.bench;

import fr.passerelle.opening.smime.Sealing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What `openssl speed` finds on this machine now, in microseconds of CPU of one core.
final class OpensslSpeed {
    private static final int SECONDS = 1;

    /// What is enciphered and hashed.
    static final int BYTES = 20_000;

    private OpensslSpeed() {}

    /// One operation of each kind that opening a letter needs.
    ///
    /// @param secret the operation with our private key: RSA, or ECDH
    /// @param verify one verification of a signature
    /// @param cbc [#BYTES] of AES-256-CBC deciphered
    /// @param gcm [#BYTES] of AES-256-GCM deciphered
    /// @param hash [#BYTES] of SHA-256
    record Micros(double secret, double verify, double cbc, double gcm, double hash) {
        /// What opening a letter costs whoever does nothing but OpenSSL's arithmetic: one private
        /// operation, two verifications (the signature, and the certificate of who made it), AES
        /// and SHA.
        double bound(Sealing.Cipher cipher) {
            double decipher =
                    switch (cipher) {
                        case AUTHENTICATED -> gcm;
                        case WIDELY_READ -> cbc;
                    };
            return secret + 2 * verify + decipher + hash;
        }

        /// Of two measurements the mean.
        Micros and(Micros other) {
            return new Micros(
                    (secret + other.secret) / 2,
                    (verify + other.verify) / 2,
                    (cbc + other.cbc) / 2,
                    (gcm + other.gcm) / 2,
                    (hash + other.hash) / 2);
        }
    }

    /// @throws IOException where there is no openssl
    static Micros measure(KeyKind kind) throws IOException, InterruptedException {
        // "+F2:number:bits:signatures per second:verifications per second" for RSA, "+F3" the
        // same for ECDSA; "+F5:number:bits:agreements per second:seconds" for ECDH (3.0).
        double secret = Double.NaN;
        double verify = Double.NaN;
        for (String line : run(List.of(kind.openssl().split(" ", -1)))) {
            String[] fields = line.split(":", -1);
            switch (fields[0]) {
                case "+F2" -> {
                    secret = micros(fields[3]);
                    verify = micros(fields[4]);
                }
                case "+F3", "+F4" -> verify = micros(fields[4]);
                case "+F5" -> secret = micros(fields[3]);
                default -> {
                    // A header, or the time one algorithm took.
                }
            }
        }
        return new Micros(
                secret,
                verify,
                bytes(List.of("-decrypt", "-evp", "aes-256-cbc")),
                bytes(List.of("-decrypt", "-evp", "aes-256-gcm")),
                bytes(List.of("-evp", "sha256")));
    }

    private static double micros(String perSecond) {
        return 1e6 / Double.parseDouble(perSecond);
    }

    /// "+F:number:name:bytes per second".
    private static double bytes(List<String> what) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-bytes", Integer.toString(BYTES)));
        words.addAll(what);
        for (String line : run(words)) {
            String[] fields = line.split(":", -1);
            if (fields[0].equals("+F")) {
                return BYTES / Double.parseDouble(fields[3]) * 1e6;
            }
        }
        throw new IOException("openssl speed says nothing of " + what);
    }

    private static List<String> run(List<String> words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of("openssl", "speed", "-mr", "-seconds", Integer.toString(SECONDS)));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("openssl speed " + words + " failed");
        }
        return output.lines().toList();
    }
}
