package fr.passerelle.opening.trust;

import fr.passerelle.mail.Limits;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks responders about certificates (RFC 6960, in the profile of RFC 5019). Only about those
/// whose path to an anchor holds, which [Trust] sees to: a stranger cannot make us connect
/// anywhere. Answers are kept by issuer *and* serial number; a responder that is silent is left
/// alone for a while, so that it costs one message its time and not every message; each
/// certificate is asked about once at a time. Safe for any number of threads.
public final class Ocsp {
    /// How long nothing is asked again where nothing was learnt.
    static final Duration FAILED_FOR = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Ocsp.class);
    private static final int KEPT = 10_000;

    private final Responder responder;
    private final Optional<URI> configured;
    private final InstantSource clock;
    private final Semaphore free = new Semaphore(Limits.OCSP_LOOKUPS, true);
    private final Map<Issued, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Issued, CompletableFuture<CertificateStatus>> asking =
            new ConcurrentHashMap<>();
    private final Map<ResponderAddress, Instant> silentUntil = new ConcurrentHashMap<>();

    private record Kept(CertificateStatus status, Instant until) {}

    private Ocsp(Responder responder, Optional<URI> configured, InstantSource clock) {
        this.responder = responder;
        this.configured = configured;
        this.clock = clock;
    }

    /// Asks where each certificate says that its responder is.
    public static Ocsp asCertificatesSay(Responder responder, InstantSource clock) {
        return new Ocsp(responder, Optional.empty(), clock);
    }

    /// Asks one responder about every certificate, whatever the certificate says.
    ///
    /// @param place `http` or `https`
    public static Ocsp at(URI place, Responder responder, InstantSource clock) {
        if (!ResponderAddress.usable(place)) {
            throw new IllegalArgumentException("no place to ask: " + place);
        }
        return new Ocsp(responder, Optional.of(place), clock);
    }

    /// Whether an OCSP responder is there: it answers a question about this authority with
    /// anything of the protocol, a refusal included.
    ///
    /// @throws IOException where it does not
    public static void look(URI place, Responder responder, X509Certificate authority)
            throws IOException {
        byte[] question = OcspQuestion.about(authority, authority).encoded();
        OcspAnswer.shape(responder.ask(new ResponderAddress.Configured(place), question));
    }

    /// What was learnt before about a certificate that is revoked, without asking.
    Optional<CertificateStatus.Revoked> findRevoked(
            X509Certificate certificate, X509Certificate issuer) {
        Kept known = kept.get(Issued.of(certificate, issuer));
        return known != null && known.status() instanceof CertificateStatus.Revoked revoked
                ? Optional.of(revoked)
                : Optional.empty();
    }

    /// What its issuer's responder says now, or said in an answer that is still in force.
    ///
    /// @param certificate of a path that holds
    /// @param lists tell whether a responder's own certificate is revoked
    CertificateStatus status(
            X509Certificate certificate, X509Certificate issuer, RevocationLists lists) {
        Issued key = Issued.of(certificate, issuer);
        Optional<CertificateStatus> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        CompletableFuture<CertificateStatus> mine = new CompletableFuture<>();
        CompletableFuture<CertificateStatus> first = asking.putIfAbsent(key, mine);
        if (first != null) {
            return first.join();
        }
        try {
            // Between the two looks above, another one may have come back with the answer.
            CertificateStatus status =
                    find(key).orElseGet(() -> lookUp(key, certificate, issuer, lists));
            mine.complete(status);
            return status;
        } finally {
            asking.remove(key, mine);
            // Nothing where it is complete; where a fault of ours goes up, nobody waits for ever.
            mine.complete(new CertificateStatus.Unknown("the OCSP question could not be asked"));
        }
    }

    private Optional<CertificateStatus> find(Issued key) {
        Kept known = kept.get(key);
        return known != null && clock.instant().isBefore(known.until())
                ? Optional.of(known.status())
                : Optional.empty();
    }

    private CertificateStatus lookUp(
            Issued key,
            X509Certificate certificate,
            X509Certificate issuer,
            RevocationLists lists) {
        Optional<ResponderAddress> address =
                configured
                        .<ResponderAddress>map(ResponderAddress.Configured::new)
                        .or(() -> ResponderAddress.find(certificate));
        if (address.isEmpty()) {
            return new CertificateStatus.Unknown("the certificate names no OCSP responder");
        }
        CertificateStatus.Unknown silence =
                new CertificateStatus.Unknown(
                        "the OCSP responder " + address.get().inWords() + " does not answer");
        OcspQuestion question = OcspQuestion.about(certificate, issuer);
        Optional<byte[]> bytes;
        try {
            if (!free.tryAcquire(Limits.OCSP_SECONDS, TimeUnit.SECONDS)) {
                return new CertificateStatus.Unknown("too many OCSP questions at once");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return silence;
        }
        try {
            bytes = ask(address.get(), question);
        } finally {
            free.release();
        }
        if (bytes.isEmpty()) {
            return silence;
        }
        Instant now = clock.instant();
        CertificateStatus status =
                new OcspAnswer(
                                question,
                                issuer,
                                now,
                                delegate -> lists.status(delegate, issuer, now))
                        .read(bytes.get());
        keep(
                key,
                switch (status) {
                    case CertificateStatus.Good good -> new Kept(good, good.until());
                    case CertificateStatus.Revoked revoked -> new Kept(revoked, Instant.MAX);
                    case CertificateStatus.Unknown unknown ->
                            new Kept(unknown, now.plus(FAILED_FOR));
                });
        return status;
    }

    /// Empty where the responder is silent, or was a moment ago.
    private Optional<byte[]> ask(ResponderAddress address, OcspQuestion question) {
        Instant silent = silentUntil.get(address);
        if (silent != null && clock.instant().isBefore(silent)) {
            return Optional.empty();
        }
        try {
            byte[] answer = responder.ask(address, question.encoded());
            silentUntil.remove(address);
            return Optional.of(answer);
        } catch (IOException silence) {
            log.warn("no answer from {}: {}", address.uri(), silence.toString());
            bounded(silentUntil).put(address, clock.instant().plus(FAILED_FOR));
            return Optional.empty();
        }
    }

    private void keep(Issued key, Kept answer) {
        bounded(kept).put(key, answer);
    }

    private static <K, V> Map<K, V> bounded(Map<K, V> map) {
        if (map.size() >= KEPT) {
            map.clear();
        }
        return map;
    }
}
