package fr.passerelle.opening.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// Which certificates a revocation list speaks of (RFC 5280 §5.2.5, §6.3.3 (b)). A list that does
/// not name a certificate is a good sign only where it would have named it.
final class ListScope {
    private static final int END_ENTITY = -1;

    private ListScope() {}

    /// Why the silence of this list says nothing about this certificate; empty where it does.
    static Optional<String> silentAbout(X509CRL list, X509Certificate certificate) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        Set<String> conditions = critical == null ? new HashSet<>() : new HashSet<>(critical);
        conditions.remove(Extension.issuingDistributionPoint.getId());
        byte[] point = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
        if (list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
            return Optional.of("is a delta, which is not read");
        }
        if (!conditions.isEmpty()) {
            return Optional.of("has conditions we do not know");
        }
        if (point == null) {
            return Optional.empty();
        }
        try {
            return silentAbout(
                    IssuingDistributionPoint.getInstance(
                            ASN1OctetString.getInstance(point).getOctets()),
                    certificate);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException damaged) {
            return Optional.of("does not say clearly which certificates it speaks of");
        }
    }

    private static Optional<String> silentAbout(
            IssuingDistributionPoint point, X509Certificate certificate) {
        boolean authority = certificate.getBasicConstraints() != END_ENTITY;
        if (point.isIndirectCRL()) {
            return Optional.of("is an indirect one, which is not read");
        }
        if (point.getOnlySomeReasons() != null) {
            return Optional.of("knows some reasons only");
        }
        if (point.onlyContainsAttributeCerts()
                || (point.onlyContainsUserCerts() && authority)
                || (point.onlyContainsCACerts() && !authority)) {
            return Optional.of("speaks of other certificates only");
        }
        DistributionPointName name = point.getDistributionPoint();
        if (name != null && !isNamedBy(certificate, name)) {
            return Optional.of("is one part, and not the certificate's");
        }
        return Optional.empty();
    }

    /// One of the list's names is one of the full names in the certificate's
    /// cRLDistributionPoints, in a point that is for all reasons and for the issuer's own list.
    private static boolean isNamedBy(X509Certificate certificate, DistributionPointName name) {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null || name.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        Set<GeneralName> wanted = names(name);
        CRLDistPoint points =
                CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
        for (DistributionPoint each : points.getDistributionPoints()) {
            DistributionPointName own = each.getDistributionPoint();
            if (own != null
                    && own.getType() == DistributionPointName.FULL_NAME
                    && each.getReasons() == null
                    && each.getCRLIssuer() == null
                    && names(own).stream().anyMatch(wanted::contains)) {
                return true;
            }
        }
        return false;
    }

    private static Set<GeneralName> names(DistributionPointName name) {
        return new HashSet<>(Arrays.asList(GeneralNames.getInstance(name.getName()).getNames()));
    }
}
