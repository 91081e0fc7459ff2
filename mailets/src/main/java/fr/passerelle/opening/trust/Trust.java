package fr.passerelle.opening.trust;

import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whom we believe: anchors, and what we do about revocation. Safe for any number of threads.
public final class Trust {
    private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    private final boolean anchored;
    private final Paths paths;
    private final RevocationLists lists;
    private final Optional<Ocsp> ocsp;
    private final Revocation revocation;

    /// Nobody is asked over the network.
    public Trust(TrustAnchors anchors, RevocationLists lists, Revocation revocation) {
        this(anchors, lists, Optional.empty(), revocation);
    }

    /// @param ocsp asked where no list answers
    public Trust(
            TrustAnchors anchors,
            RevocationLists lists,
            Optional<Ocsp> ocsp,
            Revocation revocation) {
        this.anchored = !anchors.roots().isEmpty();
        this.paths = new Paths(anchors);
        this.lists = lists;
        this.ocsp = ocsp;
        this.revocation = revocation;
    }

    /// Whether this certificate was good for signing mail at this instant. Valid says under whom,
    /// and what was found about revocation.
    ///
    /// @param offered other certificates that came with the message
    public Verdict judge(X509Certificate signer, List<X509Certificate> offered, Instant at) {
        return misused(signer)
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(
                        () ->
                                judge(
                                        signer,
                                        new Sentence("the signer has", "le signataire a"),
                                        offered,
                                        at));
    }

    /// Whether letters may be enciphered for whoever holds this certificate at this instant. What
    /// cannot be told about revocation weighs as it does for signatures.
    ///
    /// @param offered certificates of authorities that came with it
    public Verdict judgeRecipient(
            X509Certificate recipient, List<X509Certificate> offered, Instant at) {
        return cannotDecipher(recipient)
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(
                        () ->
                                judge(
                                        recipient,
                                        new Sentence("the recipient has", "le destinataire a"),
                                        offered,
                                        at));
    }

    private Verdict judge(
            X509Certificate person, Sentence has, List<X509Certificate> offered, Instant at) {
        Optional<Sentence> weak = Strength.weakness(person.getPublicKey());
        if (weak.isPresent()) {
            return new Verdict.Invalid(has.then(" ", weak.get()));
        }
        if (!anchored) {
            return new Verdict.CannotTell(
                    new Sentence(
                            "no trust anchor is configured",
                            "aucune autorité de confiance n’est configurée"));
        }
        return switch (paths.find(person, offered, at)) {
            case Way.Nowhere() ->
                    new Verdict.CannotTell(
                            new Sentence(
                                    "the certificate leads to no configured trust anchor",
                                    "le certificat ne mène à aucune autorité de confiance"));
            case Way.Broken(var why) -> new Verdict.Invalid(why);
            case Way.Leads(var path) -> revocation(path, at);
        };
    }

    /// RFC 8550 §4.4.2, §4.4.4: the certificate says what it is for, or says nothing.
    private static Optional<Sentence> misused(X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            return Optional.of(
                    new Sentence(
                            "the certificate is not for signing (key usage)",
                            "le certificat n’est pas fait pour signer"));
        }
        return notForMail(signer);
    }

    /// RFC 8550 §4.4.2: an RSA key transports keys, one of a curve agrees on them.
    private static Optional<Sentence> cannotDecipher(X509Certificate recipient) {
        boolean[] usage = recipient.getKeyUsage();
        int wanted =
                recipient.getPublicKey() instanceof ECPublicKey ? KEY_AGREEMENT : KEY_ENCIPHERMENT;
        return usage != null && !usage[wanted]
                ? Optional.of(
                        new Sentence(
                                "the certificate is not for enciphering (key usage)",
                                "le certificat n’est pas fait pour chiffrer"))
                : notForMail(recipient);
    }

    private static Optional<Sentence> notForMail(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes != null
                    && !purposes.contains(EMAIL_PROTECTION)
                    && !purposes.contains(ANY_PURPOSE)) {
                return Optional.of(
                        new Sentence(
                                "the certificate is not for mail (extended key usage)",
                                "le certificat n’est pas fait pour le courrier"));
            }
        } catch (CertificateParsingException unreadable) {
            return Optional.of(
                    new Sentence(
                            "the certificate's purpose cannot be read",
                            "l’usage du certificat est illisible"));
        }
        return Optional.empty();
    }

    /// Every certificate of the path but the anchor, which nobody could revoke (RFC 5280 §6.3).
    private Verdict revocation(List<X509Certificate> path, Instant at) {
        if (revocation == Revocation.OFF) {
            return new Verdict.Valid(
                    new Sentence(
                            "revocation is not looked at", "la révocation n’est pas vérifiée"));
        }
        Optional<String> unknown = Optional.empty();
        Map<CertificateStatus.Source, Instant> oldest =
                new EnumMap<>(CertificateStatus.Source.class);
        for (int i = 0; i < path.size() - 1; i++) {
            switch (status(path.get(i), path.get(i + 1), at)) {
                case CertificateStatus.Revoked(var by, var on) -> {
                    return new Verdict.Invalid(
                            Paths.whose(i)
                                    .then(
                                            " ",
                                            new Sentence(
                                                    "was revoked on " + on + ", by " + inWords(by),
                                                    "a été révoqué le " + Paths.french(on))));
                }
                case CertificateStatus.Unknown(var why) ->
                        unknown = unknown.or(() -> Optional.of(why));
                case CertificateStatus.Good(var by, var from, _) ->
                        oldest.merge(by, from, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        if (unknown.isEmpty()) {
            return new Verdict.Valid(
                    oldest.isEmpty()
                            ? new Sentence("it is an anchor itself", "c’est lui-même une autorité")
                            : new Sentence(
                                    "not revoked by " + inWords(oldest), "certificat non révoqué"));
        }
        // The details are for whoever keeps the lists, and stay in one language.
        Sentence why =
                new Sentence(
                        "revocation could not be checked: " + unknown.get(),
                        "la révocation n’a pas pu être vérifiée");
        return revocation == Revocation.SOFT ? new Verdict.Valid(why) : new Verdict.CannotTell(why);
    }

    /// The lists answer first: they are at hand, and nobody learns what we look for. Revoked wins,
    /// whoever says it.
    private CertificateStatus status(
            X509Certificate certificate, X509Certificate issuer, Instant at) {
        CertificateStatus listed = lists.status(certificate, issuer, at);
        if (ocsp.isEmpty()) {
            return listed;
        }
        return switch (listed) {
            case CertificateStatus.Revoked _ -> listed;
            case CertificateStatus.Good _ ->
                    ocsp.get()
                            .findRevoked(certificate, issuer)
                            .<CertificateStatus>map(revoked -> revoked)
                            .orElse(listed);
            case CertificateStatus.Unknown(var whyNot) ->
                    switch (ocsp.get().status(certificate, issuer, lists)) {
                        case CertificateStatus.Unknown(var either) ->
                                new CertificateStatus.Unknown(whyNot + ", and " + either);
                        case CertificateStatus.Good good -> good;
                        case CertificateStatus.Revoked revoked -> revoked;
                    };
        };
    }

    private static String inWords(Map<CertificateStatus.Source, Instant> oldest) {
        return oldest.entrySet().stream()
                .map(
                        each ->
                                inWords(each.getKey())
                                        + " of "
                                        + each.getValue().atOffset(ZoneOffset.UTC).toLocalDate())
                .collect(Collectors.joining(" and "));
    }

    private static String inWords(CertificateStatus.Source source) {
        return switch (source) {
            case LIST -> "the list";
            case RESPONDER -> "the OCSP answer";
        };
    }
}
