package fr.passerelle.opening.trust;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/// One certificate among those of all authorities: its issuer by name *and* key, and its serial
/// number. A serial number alone names one certificate of every authority, and two authorities
/// may carry one name.
record Issued(X500Principal issuer, PublicKey issuerKey, BigInteger serial) {
    static Issued of(X509Certificate certificate, X509Certificate issuer) {
        return new Issued(
                certificate.getIssuerX500Principal(),
                issuer.getPublicKey(),
                certificate.getSerialNumber());
    }
}
