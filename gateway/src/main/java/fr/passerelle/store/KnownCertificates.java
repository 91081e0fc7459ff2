package fr.passerelle.store;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table `correspondent_certificate`: what correspondents have signed with, so that what we
/// write to them can be enciphered. Every method runs in the caller's transaction.
public final class KnownCertificates {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    /// Certificates kept for one address: the one in use, the one before, two programs.
    private static final int PER_ADDRESS = 4;

    /// A chain of four certificates with large keys; what is longer is not learnt.
    private static final int CHAIN_BYTES = 16 * 1024;

    /// Learns from a letter whose signature is `Valid`, and nothing less: what is learnt here
    /// decides who can read our mail. The newest word about a certificate wins.
    ///
    /// @param address the From that the signature was bound to
    /// @param at when the letter came
    public void learn(
            Transaction transaction,
            EmailAddress address,
            RecipientCertificate certificate,
            Instant at) {
        byte[] chain = encoded(certificate.chain());
        if (chain.length > CHAIN_BYTES) {
            return;
        }
        byte[] fingerprint = fingerprint(certificate.certificate());
        forget(transaction, address, fingerprint);
        transaction
                .sql()
                .sql(
                        """
                        insert into correspondent_certificate
                            (address, fingerprint, chain, reads, expires_at, seen_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        address.toString(),
                        fingerprint,
                        chain,
                        certificate.reads().name(),
                        certificate.ends().toEpochMilli(),
                        at.toEpochMilli())
                .update();
        transaction
                .sql()
                .sql(
                        """
                        delete from correspondent_certificate
                        where address = :address and fingerprint not in (
                            select fingerprint from correspondent_certificate
                            where address = :address
                            order by seen_at desc, expires_at desc limit :most)
                        """)
                .param("address", address.toString())
                .param("most", PER_ADDRESS)
                .update();
    }

    /// What is known of this address and not expired, the last seen first. Whether it may be used
    /// is for the trust anchors to say, at the instant of use.
    public List<RecipientCertificate> find(
            Transaction transaction, EmailAddress address, Instant now) {
        return transaction
                .sql()
                .sql(
                        """
                        select chain, reads from correspondent_certificate
                        where address = ? and expires_at >= ? order by seen_at desc, expires_at desc
                        """)
                .params(address.toString(), now.toEpochMilli())
                .query((row, _) -> known(row))
                .list();
    }

    /// Forgets a certificate, of whomever it was learnt: it was revoked.
    public void forget(Transaction transaction, X509Certificate certificate) {
        transaction
                .sql()
                .sql("delete from correspondent_certificate where fingerprint = ?")
                .param(fingerprint(certificate))
                .update();
    }

    /// Forgets what has expired.
    ///
    /// @return how many there were
    public int purge(Transaction transaction, Instant now) {
        int gone =
                transaction
                        .sql()
                        .sql("delete from correspondent_certificate where expires_at < ?")
                        .param(now.toEpochMilli())
                        .update();
        if (gone > 0) {
            LOG.info("{} certificates of correspondents have expired and are forgotten", gone);
        }
        return gone;
    }

    private static void forget(Transaction transaction, EmailAddress address, byte[] fingerprint) {
        transaction
                .sql()
                .sql(
                        """
                        delete from correspondent_certificate
                        where address = ? and fingerprint = ?
                        """)
                .params(address.toString(), fingerprint)
                .update();
    }

    private static RecipientCertificate known(ResultSet row) throws SQLException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (var certificate :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(row.getBytes("chain")))) {
                chain.add((X509Certificate) certificate);
            }
        } catch (CertificateException broken) {
            throw new IllegalStateException("a certificate we wrote cannot be read", broken);
        }
        return new RecipientCertificate(chain, Sealing.Cipher.valueOf(row.getString("reads")));
    }

    private static byte[] encoded(List<X509Certificate> chain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048 * chain.size());
        try {
            for (X509Certificate certificate : chain) {
                out.writeBytes(certificate.getEncoded());
            }
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate that was read has no bytes", broken);
        }
        return out.toByteArray();
    }

    private static byte[] fingerprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the Java runtime has no SHA-256", broken);
        }
    }
}
