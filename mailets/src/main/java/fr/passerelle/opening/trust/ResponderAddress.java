package fr.passerelle.opening.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/// Where a responder is asked, and who said that it is there.
public sealed interface ResponderAddress {
    URI uri();

    /// Of our own configuration: it may stand in our own network.
    record Configured(URI uri) implements ResponderAddress {}

    /// Of a certificate. Whoever issued it chose where we connect, so it has to be on the public
    /// Internet.
    record Named(URI uri) implements ResponderAddress {}

    /// Whether we would ask there: `http` or `https`, a host, and no password in it.
    static boolean usable(URI uri) {
        String scheme = uri.getScheme();
        return scheme != null
                && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    /// The first usable responder of its authorityInfoAccess (RFC 5280 §4.2.2.1); empty where
    /// there is none, or where the extension cannot be read.
    static Optional<ResponderAddress> find(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            AuthorityInformationAccess access =
                    AuthorityInformationAccess.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets());
            for (AccessDescription way : access.getAccessDescriptions()) {
                GeneralName where = way.getAccessLocation();
                if (way.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                        && where.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    Optional<URI> uri = read(ASN1IA5String.getInstance(where.getName()));
                    if (uri.isPresent()) {
                        return Optional.of(new Named(uri.get()));
                    }
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException damaged) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<URI> read(ASN1IA5String text) {
        try {
            return Optional.of(new URI(text.getString())).filter(ResponderAddress::usable);
        } catch (URISyntaxException other) {
            // Of a kind we would not ask anyway: the next one may be.
            return Optional.empty();
        }
    }

    /// As people read it: the host.
    default String inWords() {
        return String.valueOf(uri().getHost()).toLowerCase(Locale.ROOT);
    }
}
