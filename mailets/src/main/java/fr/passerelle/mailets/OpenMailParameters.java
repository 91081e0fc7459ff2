package fr.passerelle.mailets;

import fr.passerelle.opening.ClosedNetwork;
import fr.passerelle.opening.Directory;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The opener that the parameters of [OpenMail] ask for in a James server. Lists are separated
/// by commas:
///
/// | parameter | meaning |
/// |---|---|
/// | `trustedDomains` | mail domains of the closed network |
/// | `patientDomains` | where patients write from; `patient.mssante.fr` where it is not said |
/// | `authservId` | our own MX in Authentication-Results (RFC 8601) |
/// | `anchors` | PEM files: authorities we believe, and those below them |
/// | `keys` | our keys, PKCS#12 |
/// | `keysPasswordFile` | the file with the password of all of them |
/// | `revocationLists` | files or folders that somebody else keeps fresh |
/// | `revocation` | `off`, `soft` or `hard` where nobody can tell; `soft` where it is not said |
final class OpenMailParameters {
    private final Function<String, Optional<String>> parameters;

    OpenMailParameters(Function<String, Optional<String>> parameters) {
        this.parameters = parameters;
    }

    /// @throws MessagingException naming the parameter whose file cannot be read: a server that
    ///     starts without its keys would refuse every letter
    MimeOpener opener() throws MessagingException {
        Set<String> patients = Set.copyOf(list("patientDomains"));
        Trusting trusting =
                new Trusting(
                        ClosedNetwork.of(Set.copyOf(list("trustedDomains"))),
                        patients.isEmpty() ? Trusting.PATIENTS : patients,
                        Directory.EMPTY,
                        parameters.apply("authservId"));
        if (list("anchors").isEmpty() && list("keys").isEmpty()) {
            return new MimeOpener(trusting);
        }
        return new MimeOpener(
                trusting,
                new SecureMail(keys(), new Trust(anchors(), revocationLists(), revocation())));
    }

    private Keyring keys() throws MessagingException {
        List<Path> files = paths("keys");
        if (files.isEmpty()) {
            return Keyring.EMPTY;
        }
        Path passwordFile =
                parameters
                        .apply("keysPasswordFile")
                        .map(Path::of)
                        .orElseThrow(
                                () ->
                                        new MessagingException(
                                                "OpenMail: keys need a keysPasswordFile"));
        return read(
                "keys",
                () -> {
                    String password = Files.readString(passwordFile).strip();
                    return Keyring.read(
                            files.stream().map(file -> new KeyFile(file, password)).toList());
                });
    }

    private TrustAnchors anchors() throws MessagingException {
        List<Path> files = paths("anchors");
        return files.isEmpty()
                ? TrustAnchors.NONE
                : read("anchors", () -> TrustAnchors.read(files));
    }

    private RevocationLists revocationLists() throws MessagingException {
        List<Path> places = paths("revocationLists");
        return places.isEmpty()
                ? RevocationLists.NONE
                : read("revocationLists", () -> RevocationLists.read(places));
    }

    private Revocation revocation() throws MessagingException {
        String word = parameters.apply("revocation").orElse("soft").strip();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "off" -> Revocation.OFF;
            case "soft" -> Revocation.SOFT;
            case "hard" -> Revocation.HARD;
            default -> throw new MessagingException("OpenMail: revocation is off, soft or hard");
        };
    }

    /// Something that comes from files.
    @FunctionalInterface
    private interface FromFiles<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    private static <T> T read(String parameter, FromFiles<T> files) throws MessagingException {
        try {
            return files.read();
        } catch (IOException | GeneralSecurityException wrong) {
            throw new MessagingException("OpenMail: " + parameter + " cannot be read", wrong);
        }
    }

    private List<Path> paths(String name) {
        List<Path> paths = new ArrayList<>();
        list(name).forEach(path -> paths.add(Path.of(path)));
        return paths;
    }

    private List<String> list(String name) {
        return parameters.apply(name).stream()
                .flatMap(words -> Stream.of(words.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
