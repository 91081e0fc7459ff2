package fr.passerelle.opening.smime;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.trust.Names;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/// Our own keys, old and new. A key that was replaced still opens what was enciphered for it;
/// which one we sign with, and hand out, is a question of the date ([#current]).
public final class Keyring {
    public static final Keyring EMPTY = new Keyring(List.of());

    private final List<Holder> holders;

    private Keyring(List<Holder> holders) {
        this.holders = List.copyOf(holders);
    }

    /// A key and the certificate the world knows it by.
    ///
    /// @param key signs
    /// @param opens the same, as it opens envelopes
    /// @param chain the certificate first, then those of its issuers as the file gives them
    record Holder(
            PrivateKey key,
            OwnKey opens,
            List<X509Certificate> chain,
            X500Name issuer,
            Slice keyId) {
        Holder {
            chain = List.copyOf(chain);
        }

        X509Certificate certificate() {
            return chain.getFirst();
        }

        boolean is(X500Name wantedIssuer, BigInteger serial) {
            return certificate().getSerialNumber().equals(serial) && issuer.equals(wantedIssuer);
        }

        boolean is(byte[] wantedKeyId) {
            return keyId.equals(Slice.of(wantedKeyId));
        }

        boolean validAt(Instant at) {
            return !at.isBefore(certificate().getNotBefore().toInstant())
                    && !at.isAfter(certificate().getNotAfter().toInstant());
        }

        /// RFC 8550 §4.4.2: digitalSignature or nonRepudiation, or nothing said.
        boolean signs() {
            boolean[] usage = certificate().getKeyUsage();
            return usage == null || usage[0] || usage[1];
        }

        /// Never shows the key.
        @Override
        public String toString() {
            return "key of certificate " + certificate().getSerialNumber().toString(16);
        }
    }

    /// Reads every key of every file.
    ///
    /// @throws GeneralSecurityException where a file is no PKCS#12, holds no key, or the password
    ///     is not its own (that one is an IOException with an UnrecoverableKeyException inside)
    public static Keyring read(List<KeyFile> files) throws IOException, GeneralSecurityException {
        List<Holder> holders = new ArrayList<>();
        for (KeyFile file : files) {
            int before = holders.size();
            read(file, holders);
            if (holders.size() == before) {
                throw new GeneralSecurityException(file.path() + " holds no private key");
            }
        }
        return new Keyring(holders);
    }

    private static void read(KeyFile file, List<Holder> holders)
            throws IOException, GeneralSecurityException {
        char[] password = file.password().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file.path())) {
            store.load(in, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.getKey(alias, password);
            if (key instanceof PrivateKey privateKey) {
                List<X509Certificate> chain = new ArrayList<>();
                for (var certificate : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) certificate);
                }
                X509Certificate own = chain.getFirst();
                holders.add(
                        new Holder(
                                privateKey,
                                OwnKey.of(privateKey, own.getPublicKey()),
                                chain,
                                X500Name.getInstance(own.getIssuerX500Principal().getEncoded()),
                                Slice.of(Names.keyId(own))));
            }
        }
    }

    /// These keys and those.
    public Keyring and(Keyring others) {
        List<Holder> all = new ArrayList<>(holders);
        all.addAll(others.holders);
        return new Keyring(all);
    }

    /// Those of these keys that may speak for this address: a signature under another name would
    /// be refused by whoever binds it to From. A certificate that names nobody is not against it.
    public Keyring speakingFor(EmailAddress address) {
        return new Keyring(
                holders.stream()
                        .filter(
                                holder -> {
                                    List<EmailAddress> names =
                                            Names.mailAddresses(holder.certificate());
                                    return names.isEmpty() || names.contains(address);
                                })
                        .toList());
    }

    public boolean isEmpty() {
        return holders.isEmpty();
    }

    /// The key to sign with at this instant: of those whose certificate is valid and for signing,
    /// the one that began last.
    Optional<Holder> current(Instant at) {
        return holders.stream()
                .filter(holder -> holder.validAt(at) && holder.signs())
                .max(Comparator.comparing(holder -> holder.certificate().getNotBefore()));
    }

    /// The certificate that signatures are judged by.
    ///
    /// @param serial in hexadecimal digits
    public record Signer(String serial, Instant until) {}

    /// Who signs at this instant; empty where no key of ours is good for it.
    public Optional<Signer> signer(Instant at) {
        return current(at)
                .map(Holder::certificate)
                .map(
                        own ->
                                new Signer(
                                        own.getSerialNumber().toString(16),
                                        own.getNotAfter().toInstant()));
    }

    Optional<Holder> find(X500Name issuer, BigInteger serial) {
        return holders.stream().filter(holder -> holder.is(issuer, serial)).findFirst();
    }

    Optional<Holder> find(byte[] keyId) {
        return holders.stream().filter(holder -> holder.is(keyId)).findFirst();
    }
}
