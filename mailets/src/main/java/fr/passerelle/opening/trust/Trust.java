package fr.passerelle.opening.trust;

import fr.passerelle.mail.Verdict;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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
    private final Revocation revocation;

    public Trust(TrustAnchors anchors, RevocationLists lists, Revocation revocation) {
        this.anchored = !anchors.roots().isEmpty();
        this.paths = new Paths(anchors);
        this.lists = lists;
        this.revocation = revocation;
    }

    /// Whether this certificate was good for signing mail at this instant. Valid says under whom,
    /// and what was found about revocation.
    ///
    /// @param offered other certificates that came with the message
    public Verdict judge(X509Certificate signer, List<X509Certificate> offered, Instant at) {
        return misused(signer)
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> judge(signer, "the signer", offered, at));
    }

    /// Whether letters may be enciphered for whoever holds this certificate at this instant. What
    /// cannot be told about revocation weighs as it does for signatures.
    ///
    /// @param offered certificates of authorities that came with it
    public Verdict judgeRecipient(
            X509Certificate recipient, List<X509Certificate> offered, Instant at) {
        return cannotDecipher(recipient)
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> judge(recipient, "the recipient", offered, at));
    }

    private Verdict judge(
            X509Certificate person, String who, List<X509Certificate> offered, Instant at) {
        Optional<String> weak = Strength.weakness(person.getPublicKey());
        if (weak.isPresent()) {
            return new Verdict.Invalid(who + " has " + weak.get());
        }
        if (!anchored) {
            return new Verdict.CannotTell("no trust anchor is configured");
        }
        return switch (paths.find(person, offered, at)) {
            case Way.Nowhere() ->
                    new Verdict.CannotTell("the certificate leads to no configured trust anchor");
            case Way.Broken(var why) -> new Verdict.Invalid(why);
            case Way.Leads(var path) -> revocation(path, at);
        };
    }

    /// RFC 8550 §4.4.2, §4.4.4: the certificate says what it is for, or says nothing.
    private static Optional<String> misused(X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            return Optional.of("the certificate is not for signing (key usage)");
        }
        return notForMail(signer);
    }

    /// RFC 8550 §4.4.2: an RSA key transports keys, one of a curve agrees on them.
    private static Optional<String> cannotDecipher(X509Certificate recipient) {
        boolean[] usage = recipient.getKeyUsage();
        int wanted =
                recipient.getPublicKey() instanceof ECPublicKey ? KEY_AGREEMENT : KEY_ENCIPHERMENT;
        return usage != null && !usage[wanted]
                ? Optional.of("the certificate is not for enciphering (key usage)")
                : notForMail(recipient);
    }

    private static Optional<String> notForMail(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes != null
                    && !purposes.contains(EMAIL_PROTECTION)
                    && !purposes.contains(ANY_PURPOSE)) {
                return Optional.of("the certificate is not for mail (extended key usage)");
            }
        } catch (CertificateParsingException unreadable) {
            return Optional.of("the certificate's purpose cannot be read");
        }
        return Optional.empty();
    }

    /// Every certificate of the path but the anchor, which nobody could revoke (RFC 5280 §6.3).
    private Verdict revocation(List<X509Certificate> path, Instant at) {
        if (revocation == Revocation.OFF) {
            return new Verdict.Valid("revocation is not looked at");
        }
        Optional<String> unknown = Optional.empty();
        Instant oldest = Instant.MAX;
        for (int i = 0; i < path.size() - 1; i++) {
            switch (lists.status(path.get(i), path.get(i + 1), at)) {
                case CertificateStatus.Revoked(var on) -> {
                    return new Verdict.Invalid(
                            (i == 0 ? "the certificate" : "the certificate of its issuer")
                                    + " was revoked on "
                                    + on);
                }
                case CertificateStatus.Unknown(var why) ->
                        unknown = unknown.or(() -> Optional.of(why));
                case CertificateStatus.Good(var from, _) ->
                        oldest = from.isBefore(oldest) ? from : oldest;
            }
        }
        if (unknown.isEmpty()) {
            return new Verdict.Valid(
                    oldest.equals(Instant.MAX)
                            ? "it is an anchor itself"
                            : "not revoked by the list of "
                                    + oldest.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        String why = "revocation could not be checked: " + unknown.get();
        return revocation == Revocation.SOFT ? new Verdict.Valid(why) : new Verdict.CannotTell(why);
    }
}
