package fr.passerelle.opening.trust;

import static fr.passerelle.opening.trust.MadeUpAuthority.NOW;
import static fr.passerelle.opening.trust.MadeUpAuthority.listAt;
import static fr.passerelle.opening.trust.MadeUpAuthority.point;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.opening.trust.MadeUpAuthority.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListScopeTest {
    private static final String PLACE = "http://crl.ac.example/partie-3.crl";
    private static final String ELSEWHERE = "http://crl.ac.example/partie-4.crl";

    private final MadeUpAuthority authority;
    private final X509Certificate person;
    private final X509Certificate below;

    @TempDir private Path folder;

    ListScopeTest() throws Exception {
        authority = MadeUpAuthority.named("AC d'essai");
        person = authority.issue(7, listAt(PLACE)).certificate();
        below = authority.issue(8, MadeUpAuthority.authority(), listAt(PLACE)).certificate();
    }

    @Test
    void aListOfPeopleSaysNothingOfAuthorities() throws Exception {
        list("personnes", scope(null, true, false));
        assertThat(status(person)).isInstanceOf(CertificateStatus.Good.class);
        assertThat(why(status(below))).endsWith("speaks of other certificates only");
        list("autorites", scope(null, false, true));
        assertThat(status(person)).isInstanceOf(CertificateStatus.Good.class);
        assertThat(status(below)).isInstanceOf(CertificateStatus.Good.class);
    }

    @Test
    void aListOfAuthoritiesSaysNothingOfPeople() throws Exception {
        list("autorites", scope(null, false, true));
        assertThat(why(status(person))).endsWith("speaks of other certificates only");
    }

    @Test
    void aPartAnswersForTheCertificatesThatNameIt() throws Exception {
        list("partie", scope(point(PLACE), true, false));
        X509Certificate elsewhere = authority.issue(9, listAt(ELSEWHERE)).certificate();
        X509Certificate nowhere = authority.issue(10).certificate();
        assertThat(status(person)).isInstanceOf(CertificateStatus.Good.class);
        assertThat(why(status(elsewhere))).endsWith("is one part, and not the certificate's");
        assertThat(why(status(nowhere))).endsWith("is one part, and not the certificate's");
    }

    @Test
    void whatIsNotReadIsSaidByItsName() throws Exception {
        assertThat(whyWith(full(null, true, false, false)))
                .endsWith("is an indirect one, which is not read");
        assertThat(whyWith(full(new ReasonFlags(ReasonFlags.keyCompromise), false, false, false)))
                .endsWith("knows some reasons only");
        assertThat(whyWith(full(null, false, true, false)))
                .endsWith("speaks of other certificates only");
        assertThat(whyWith(new Said(Extension.deltaCRLIndicator, true, new ASN1Integer(1))))
                .endsWith("is a delta, which is not read");
        assertThat(
                        whyWith(
                                new Said(
                                        new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"),
                                        true,
                                        DERNull.INSTANCE)))
                .endsWith("has conditions we do not know");
    }

    /// Whom a list names is revoked, whatever the list is for.
    @Test
    void whomAPartNamesIsRevoked() throws Exception {
        list("partie", scope(point(ELSEWHERE), false, true), 7);
        assertThat(status(person)).isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void aListSignedWithSha1IsRefusedByName() throws Exception {
        MadeUpAuthority old =
                MadeUpAuthority.make("AC ancienne", MadeUpAuthority.rsa(2048), "SHA1withRSA");
        X509Certificate hers = old.issue(7).certificate();
        Files.write(folder.resolve("vieille.crl"), old.list(List.of(), 8).getEncoded());
        assertThat(why(read().status(hers, old.certificate(), NOW)))
                .endsWith("is signed with SHA-1");
        X509Certificate named = old.issue(8).certificate();
        assertThat(read().status(named, old.certificate(), NOW))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    // --- words

    private String whyWith(Said said) throws Exception {
        list("liste", said);
        return why(status(person));
    }

    private void list(String name, Said said, int... revoked) throws Exception {
        Files.write(folder.resolve(name), authority.list(List.of(said), revoked).getEncoded());
    }

    private CertificateStatus status(X509Certificate whose) throws Exception {
        return read().status(whose, authority.certificate(), NOW);
    }

    private RevocationLists read() throws Exception {
        return RevocationLists.read(List.of(folder));
    }

    private static Said scope(
            @Nullable DistributionPointName place, boolean people, boolean authorities) {
        return new Said(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(place, people, authorities, null, false, false));
    }

    private static Said full(
            @Nullable ReasonFlags reasons, boolean indirect, boolean attributes, boolean people) {
        return new Said(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, people, false, reasons, indirect, attributes));
    }

    private static String why(CertificateStatus status) {
        assertThat(status).isInstanceOf(CertificateStatus.Unknown.class);
        return status instanceof CertificateStatus.Unknown(var why) ? why : "";
    }
}
