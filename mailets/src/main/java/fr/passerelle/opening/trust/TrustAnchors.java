package fr.passerelle.opening.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// The authorities this gateway believes, and those it knows below them.
///
/// @param roots believed by themselves
/// @param intermediates not believed, only at hand where a sender left them out of the message
public record TrustAnchors(List<X509Certificate> roots, List<X509Certificate> intermediates) {
    public static final TrustAnchors NONE = new TrustAnchors(List.of(), List.of());

    public TrustAnchors {
        roots = List.copyOf(roots);
        intermediates = List.copyOf(intermediates);
    }

    /// Reads PEM files (or DER): a certificate that issued itself is a root, any other is only
    /// at hand.
    ///
    /// @throws CertificateException where a file holds none, or no file holds a root
    public static TrustAnchors read(List<Path> files) throws IOException, CertificateException {
        List<X509Certificate> roots = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        for (Path file : files) {
            for (X509Certificate certificate : certificates(file)) {
                (isRoot(certificate) ? roots : intermediates).add(certificate);
            }
        }
        if (roots.isEmpty()) {
            throw new CertificateException("no root certificate in " + files);
        }
        return new TrustAnchors(roots, intermediates);
    }

    private static List<X509Certificate> certificates(Path file)
            throws IOException, CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        }
        if (found.isEmpty()) {
            throw new CertificateException("no certificate in " + file);
        }
        return found;
    }

    private static boolean isRoot(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        return subject.equals(certificate.getIssuerX500Principal());
    }
}
