package fr.passerelle.config;

import fr.passerelle.mail.EmailAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `gateway.yml`, read and checked. Paths are resolved against the folder of the file.
///
/// @param name as people read it in mails ("Passerelle de la CPTS Aunis Nord")
/// @param address the gateway's own mailbox
/// @param coordinator where a person reads alerts
/// @param forms the folder of the CPTS's own fiches de saisine
public record Settings(
        String name,
        EmailAddress address,
        EmailAddress coordinator,
        Path policy,
        Path territory,
        Path templates,
        Store store,
        Trust trust,
        List<ImapDoor> imap,
        Optional<SmtpDoor> smtp,
        Optional<FolderDoor> folder,
        Submission submission,
        Optional<Console> console,
        TestIdentities testIdentities,
        Ocr ocr,
        Optional<Path> forms) {
    /// Without pictures being read, with the reference fiche alone.
    public Settings(
            String name,
            EmailAddress address,
            EmailAddress coordinator,
            Path policy,
            Path territory,
            Path templates,
            Store store,
            Trust trust,
            List<ImapDoor> imap,
            Optional<SmtpDoor> smtp,
            Optional<FolderDoor> folder,
            Submission submission,
            Optional<Console> console,
            TestIdentities testIdentities) {
        this(
                name,
                address,
                coordinator,
                policy,
                territory,
                templates,
                store,
                trust,
                imap,
                smtp,
                folder,
                submission,
                console,
                testIdentities,
                new Ocr.Off(),
                Optional.empty());
    }

    /// Whether a program reads pages that are pictures.
    public sealed interface Ocr {
        /// A person does.
        record Off() implements Ocr {}

        /// The default: where one is installed.
        record IfInstalled() implements Ocr {}

        /// One must be there; `check` says so where none is.
        record Wanted() implements Ocr {}

        /// This one.
        record At(Path program) implements Ocr {}
    }

    /// Whether requests for the patients of tests (INS under the OIDs of tests and demonstrations)
    /// are taken as if they were real.
    public enum TestIdentities {
        /// For a gateway with real patients: a person looks.
        FOR_A_PERSON,
        /// For a demonstration or a rehearsal.
        TAKEN
    }

    /// @param url JDBC URL, H2 or PostgreSQL
    /// @param keyFile the master key: 32 bytes in base64, readable by the service only
    public record Store(
            String url, Optional<String> user, Optional<Path> passwordFile, Path keyFile) {}

    /// @param domains mail domains whose people may be told identities
    /// @param authservId our own MX's name in Authentication-Results (RFC 8601), the only one
    ///     believed
    /// @param secureMail our keys and the authorities we believe; without them signatures are not
    ///     judged and nothing enciphered is read
    /// @param whiteList of MSSanté: domains believed beside ours when they write to us
    public record Trust(
            Set<String> domains,
            Optional<String> authservId,
            Optional<SecureMailFiles> secureMail,
            Optional<WhiteList> whiteList) {
        public Trust(Set<String> domains, Optional<String> authservId) {
            this(domains, authservId, Optional.empty(), Optional.empty());
        }
    }

    /// @param copy where the last good list lies, or will
    /// @param every how long between two looks
    /// @param admitted SHA-256, 64 hexadecimal digits in lower case, of a list that a person
    ///     wants however far it departs from the one in force
    public record WhiteList(Place place, Path copy, Duration every, Optional<String> admitted) {
        /// Where the newest list is found.
        public sealed interface Place {}

        /// @param digest of the list; without it TLS alone says that the list is the one published
        /// @param authorities certificates, the only ones TLS believes; else those of the JDK
        public record Web(URI list, Optional<URI> digest, Optional<Path> authorities)
                implements Place {}

        /// Two files that somebody else keeps fresh.
        public record Files(Path list, Path digest) implements Place {}
    }

    /// What S/MIME is opened with.
    ///
    /// @param anchors PEM: authorities we believe, and those below them
    /// @param keys ours, old ones included
    /// @param revocationLists a file or a folder of files that somebody else keeps fresh
    /// @param ocsp asked where no list answers
    /// @param seal what is done to mail that leaves
    public record SecureMailFiles(
            Optional<Path> anchors,
            List<KeyFile> keys,
            Optional<Path> revocationLists,
            Ocsp ocsp,
            Revocation revocation,
            Seal seal) {
        public SecureMailFiles {
            keys = List.copyOf(keys);
        }
    }

    /// S/MIME of mail that leaves.
    ///
    /// @param signs with our key of the day
    /// @param correspondents a folder of certificates to encipher for
    /// @param readGcm addresses or domains, in lower case, whose programs read AES-GCM
    /// @param learns whether the certificates of valid signatures are used too
    public record Seal(
            boolean signs, Optional<Path> correspondents, Set<String> readGcm, boolean learns) {
        /// Mail leaves as it is written.
        public static final Seal NONE = new Seal(false, Optional.empty(), Set.of(), false);

        public Seal {
            readGcm = Set.copyOf(readGcm);
        }

        /// Whether any mail may leave as other bytes than it was written as.
        public boolean isAny() {
            return signs || correspondents.isPresent() || learns;
        }
    }

    /// @param path PKCS#12
    public record KeyFile(Path path, Path passwordFile) {}

    /// What to make of a signer of whom nobody knows whether the certificate is revoked.
    public enum Revocation {
        /// Not looked at, and the verdict says so.
        OFF,
        /// Believed, and the verdict says what could not be checked.
        SOFT,
        /// Not believed.
        HARD
    }

    /// Whether responders are asked over the network about a certificate (RFC 6960).
    public sealed interface Ocsp {
        /// Nobody is. The default: a gateway connects where it was told to, and nobody outside
        /// learns who writes to it.
        record Off() implements Ocsp {}

        /// The responder that the certificate names, where that is a public one.
        record Named() implements Ocsp {}

        /// One responder for all, which may be in our own network.
        record At(URI responder) implements Ocsp {}
    }

    public enum Security {
        /// TLS from the first byte.
        TLS,
        /// STARTTLS, compulsory.
        STARTTLS,
        /// No encryption; refused by `check` for anything but loopback.
        NONE
    }

    public record ImapDoor(
            String name,
            String host,
            int port,
            Security security,
            String user,
            Path passwordFile,
            String folder,
            boolean closedNetwork,
            Duration poll) {}

    /// @param lmtp LMTP (RFC 2033) in place of SMTP
    /// @param certificate PKCS#12 with the listener's key; none, no STARTTLS
    public record SmtpDoor(
            String host,
            int port,
            boolean lmtp,
            boolean closedNetwork,
            long maxSize,
            Optional<Path> certificate,
            Optional<Path> certificatePasswordFile) {}

    /// A folder of `.eml`: read, journalled, then moved to `done`.
    public record FolderDoor(Path path, boolean closedNetwork, Duration poll) {}

    /// The door out: SMTP submission.
    public record Submission(
            String host,
            int port,
            Security security,
            Optional<String> user,
            Optional<Path> passwordFile) {}

    public record Console(String host, int port) {}
}
