package fr.passerelle.opening.trust;

import fr.passerelle.mail.Sentence;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the path from a certificate to an anchor, and has it checked by the JDK's own PKIX
/// algorithm (RFC 5280 §6.1). Paths that held are kept: the same few people write every day.
final class Paths {
    /// Leaf, three authorities, anchor: one more than any health PKI has.
    private static final int LENGTH = 5;

    /// Signatures checked in one search; certificates of one name that sign each other cost no
    /// more.
    private static final int WORK = 24;

    private static final int KEPT = 2000;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private final TrustAnchors anchors;
    private final Map<X509Certificate, Way.Leads> kept = new ConcurrentHashMap<>();

    Paths(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// @param offered certificates that came with the message
    Way find(X509Certificate leaf, List<X509Certificate> offered, Instant at) {
        Way.Leads known = kept.get(leaf);
        if (known != null && known.validAt(at)) {
            return known;
        }
        Way way = new Search(offered, at).from(leaf);
        if (way instanceof Way.Leads leads) {
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            kept.put(leaf, leads);
        }
        return way;
    }

    /// One search, depth first; the first path that holds ends it.
    private final class Search {
        private final List<X509Certificate> offered;
        private final Instant at;
        private int work;
        private Optional<Sentence> broken = Optional.empty();

        Search(List<X509Certificate> offered, Instant at) {
            this.offered = offered;
            this.at = at;
        }

        Way from(X509Certificate leaf) {
            Optional<Way.Leads> found = go(List.of(leaf));
            if (found.isPresent()) {
                return found.get();
            }
            return broken.<Way>map(Way.Broken::new).orElseGet(Way.Nowhere::new);
        }

        private Optional<Way.Leads> go(List<X509Certificate> path) {
            X509Certificate last = path.getLast();
            for (X509Certificate root : anchors.roots()) {
                if (issued(root, last)) {
                    Optional<Sentence> why = fault(path, root);
                    if (why.isEmpty()) {
                        List<X509Certificate> whole = new ArrayList<>(path);
                        if (!last.equals(root)) {
                            whole.add(root);
                        }
                        return Optional.of(new Way.Leads(whole));
                    }
                    broken = broken.or(() -> why);
                }
            }
            if (path.size() < LENGTH - 1) {
                for (List<X509Certificate> known : List.of(anchors.intermediates(), offered)) {
                    for (X509Certificate issuer : known) {
                        if (!path.contains(issuer) && issued(issuer, last)) {
                            List<X509Certificate> longer = new ArrayList<>(path);
                            longer.add(issuer);
                            Optional<Way.Leads> found = go(longer);
                            if (found.isPresent()) {
                                return found;
                            }
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private boolean issued(X509Certificate issuer, X509Certificate certificate) {
            if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    || ++work > WORK) {
                return false;
            }
            try {
                certificate.verify(issuer.getPublicKey());
                return true;
            } catch (GeneralSecurityException other) {
                // Of the same name, and not the issuer: the next one may be.
                return false;
            }
        }

        private Optional<Sentence> fault(List<X509Certificate> path, X509Certificate root) {
            for (int i = 0; i < path.size(); i++) {
                X509Certificate certificate = path.get(i);
                Sentence whose = whose(i);
                if (!Way.validAt(certificate, at)) {
                    return Optional.of(whose.then(" ", outOfDate(certificate)));
                }
                Optional<String> weak = Strength.weakness(certificate);
                if (weak.isPresent()) {
                    return Optional.of(
                            whose.then(
                                    " ",
                                    new Sentence(
                                            "is signed with " + weak.get(),
                                            "est signé avec " + weak.get())));
                }
                Optional<Sentence> key = Strength.weakness(certificate.getPublicKey());
                if (key.isPresent()) {
                    return Optional.of(
                            whose.then(" ", new Sentence("has", "a")).then(" ", key.get()));
                }
            }
            if (!Way.validAt(root, at)) {
                return Optional.of(
                        new Sentence(
                                        "the certificate of the anchor",
                                        "le certificat de l’autorité de confiance")
                                .then(" ", outOfDate(root)));
            }
            return pkix(path, root);
        }

        private Sentence outOfDate(X509Certificate certificate) {
            LocalDate from = day(certificate.getNotBefore());
            LocalDate until = day(certificate.getNotAfter());
            return at.isBefore(certificate.getNotBefore().toInstant())
                    ? new Sentence(
                            "is not valid before " + from,
                            "n’est pas valable avant le " + french(from))
                    : new Sentence("expired on " + until, "a expiré le " + french(until));
        }

        private Optional<Sentence> pkix(List<X509Certificate> path, X509Certificate root) {
            try {
                PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
                // Ours stands behind: its answers have three words, and these have two.
                parameters.setRevocationEnabled(false);
                parameters.setDate(Date.from(at));
                CertPathValidator.getInstance("PKIX")
                        .validate(
                                CertificateFactory.getInstance("X.509").generateCertPath(path),
                                parameters);
                return Optional.empty();
            } catch (CertPathValidatorException wrong) {
                return Optional.of(
                        new Sentence(
                                "the path to the anchor does not hold ("
                                        + wrong.getReason()
                                                .toString()
                                                .replace('_', ' ')
                                                .toLowerCase(Locale.ROOT)
                                        + ")",
                                "la chaîne jusqu’à l’autorité de confiance n’est pas valable"));
            } catch (CertificateException wrong) {
                return Optional.of(
                        new Sentence(
                                "the path to the anchor cannot be read",
                                "la chaîne jusqu’à l’autorité de confiance est illisible"));
            } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException fault) {
                throw new IllegalStateException("every JDK has PKIX", fault);
            }
        }
    }

    /// The subject of a sentence about a certificate.
    ///
    /// @param place in the path, 0 for the signer's own
    static Sentence whose(int place) {
        return place == 0
                ? new Sentence("the certificate", "le certificat")
                : new Sentence("the certificate of its issuer", "le certificat de son autorité");
    }

    static String french(LocalDate day) {
        return DAY.format(day);
    }

    static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
