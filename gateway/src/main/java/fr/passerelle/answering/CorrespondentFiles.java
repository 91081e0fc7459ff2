package fr.passerelle.answering;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.trust.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Certificates of correspondents that somebody put into a folder, PEM or DER, one file or more
/// for each; whose they are is what they say themselves (RFC 8550 §3). Certificates of
/// authorities in the same file are at hand for their path.
public final class CorrespondentFiles {
    public static final CorrespondentFiles NONE = new CorrespondentFiles(Map.of(), List.of());

    /// A chain of large keys in PEM stays below twenty kilobytes; a file of a whole directory of
    /// doctors is taken too.
    private static final long FILE_BYTES = 8L << 20;

    private final Map<EmailAddress, List<RecipientCertificate>> known;
    private final List<Path> useless;

    private CorrespondentFiles(
            Map<EmailAddress, List<RecipientCertificate>> known, List<Path> useless) {
        this.known = Map.copyOf(known);
        this.useless = List.copyOf(useless);
    }

    /// Reads a folder. A file without a certificate that names an address stops nothing: it is
    /// among the [#useless].
    ///
    /// @throws IOException where the folder cannot be listed
    public static CorrespondentFiles read(Path folder) throws IOException {
        Map<EmailAddress, List<RecipientCertificate>> known = new HashMap<>();
        List<Path> useless = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file) && !read(file, known)) {
                    useless.add(file);
                }
            }
        }
        return new CorrespondentFiles(known, useless);
    }

    private static boolean read(Path file, Map<EmailAddress, List<RecipientCertificate>> known) {
        List<X509Certificate> people = new ArrayList<>();
        List<X509Certificate> authorities = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > FILE_BYTES) {
                return false;
            }
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                X509Certificate certificate = (X509Certificate) each;
                (certificate.getBasicConstraints() >= 0 ? authorities : people).add(certificate);
            }
        } catch (IOException | CertificateException damaged) {
            return false;
        }
        boolean any = false;
        for (X509Certificate person : people) {
            List<X509Certificate> chain = new ArrayList<>(List.of(person));
            chain.addAll(authorities);
            for (EmailAddress address : Names.mailAddresses(person)) {
                any = true;
                known.computeIfAbsent(address, _ -> new ArrayList<>())
                        .add(new RecipientCertificate(chain, Sealing.Cipher.WIDELY_READ));
            }
        }
        return any;
    }

    /// Those that name this address.
    List<RecipientCertificate> find(EmailAddress address) {
        return known.getOrDefault(address, List.of());
    }

    /// All of them by address.
    public Map<EmailAddress, List<RecipientCertificate>> all() {
        return known;
    }

    /// Files that hold nobody's certificate.
    public List<Path> useless() {
        return useless;
    }
}
