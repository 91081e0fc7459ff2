package fr.passerelle.opening.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Revocation lists (RFC 5280 §5) in files or folders of files, PEM or DER, which somebody else
/// keeps fresh. Files are looked at again once a minute of message time; the last lists that
/// could be read stay in force. Answers are kept by issuer *and* serial number: a serial number
/// alone names one certificate of every authority. Safe for any number of threads.
public final class RevocationLists {
    public static final RevocationLists NONE = new RevocationLists(List.of());

    private static final Logger log = LoggerFactory.getLogger(RevocationLists.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final int KEPT = 10_000;

    /// A list for half a million certificates.
    private static final long LIST_BYTES = 32L * 1024 * 1024;

    private static final int CRL_SIGN = 6;

    private final List<Path> places;
    private volatile Loaded loaded = new Loaded(Instant.MIN, Map.of(), List.of());

    private RevocationLists(List<Path> places) {
        this.places = List.copyOf(places);
    }

    private record Stamp(Path file, FileTime changed, long size) {}

    private static final class Loaded {
        private final Instant looked;
        private final Map<Stamp, List<X509CRL>> files;
        private final List<X509CRL> lists;
        private final Map<Issued, CertificateStatus.Good> good = new ConcurrentHashMap<>();
        private final Map<Issued, CertificateStatus.Revoked> revoked = new ConcurrentHashMap<>();

        Loaded(Instant looked, Map<Stamp, List<X509CRL>> files, List<X509CRL> lists) {
            this.looked = looked;
            this.files = files;
            this.lists = lists;
        }
    }

    /// @throws IOException where a place cannot be read now, at the start
    public static RevocationLists read(List<Path> filesOrFolders)
            throws IOException, GeneralSecurityException {
        RevocationLists lists = new RevocationLists(filesOrFolders);
        lists.loaded = lists.load(Instant.MIN, lists.stamps());
        return lists;
    }

    CertificateStatus status(X509Certificate certificate, X509Certificate issuer, Instant at) {
        Loaded now = fresh(at);
        Issued key = Issued.of(certificate, issuer);
        CertificateStatus.Revoked revoked = now.revoked.get(key);
        if (revoked != null) {
            return revoked;
        }
        CertificateStatus.Good known = now.good.get(key);
        if (known != null && at.isBefore(known.until()) && !at.isBefore(known.from())) {
            return known;
        }
        CertificateStatus status = lookUp(now.lists, certificate, issuer, at);
        if (now.good.size() + now.revoked.size() > KEPT) {
            now.good.clear();
            now.revoked.clear();
        }
        switch (status) {
            case CertificateStatus.Good good -> now.good.put(key, good);
            case CertificateStatus.Revoked found -> now.revoked.put(key, found);
            case CertificateStatus.Unknown _ -> {}
        }
        return status;
    }

    private static CertificateStatus lookUp(
            List<X509CRL> lists, X509Certificate certificate, X509Certificate issuer, Instant at) {
        Optional<CertificateStatus> best = Optional.empty();
        String why = "there is no revocation list of its issuer";
        for (X509CRL list : lists) {
            if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                    || !signedBy(list, issuer)) {
                continue;
            }
            // Even a list out of date is right about whom it names.
            X509CRLEntry entry = list.getRevokedCertificate(certificate);
            if (entry != null && entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL) {
                return new CertificateStatus.Revoked(
                        CertificateStatus.Source.LIST, Paths.day(entry.getRevocationDate()));
            }
            Optional<String> silent =
                    Strength.weakness(list)
                            .map("is signed with "::concat)
                            .or(() -> ListScope.silentAbout(list, certificate));
            if (silent.isPresent()) {
                why = "the revocation list of its issuer " + silent.get();
            } else if (list.getNextUpdate() == null
                    || !at.isBefore(list.getNextUpdate().toInstant())) {
                why = "the revocation list of its issuer is out of date";
            } else if (at.isBefore(list.getThisUpdate().toInstant())) {
                why = "the revocation list of its issuer is of a later date";
            } else {
                best =
                        Optional.of(
                                new CertificateStatus.Good(
                                        CertificateStatus.Source.LIST,
                                        list.getThisUpdate().toInstant(),
                                        list.getNextUpdate().toInstant()));
            }
        }
        String unknown = why;
        return best.orElseGet(() -> new CertificateStatus.Unknown(unknown));
    }

    private static boolean signedBy(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException other) {
            // Of an authority of the same name with another key: it says nothing here.
            return false;
        }
    }

    /// Looks at the files again after a while; the old lists stay where the new cannot be read.
    private Loaded fresh(Instant at) {
        Loaded now = loaded;
        if (places.isEmpty() || at.isBefore(now.looked.plus(LOOK_AGAIN))) {
            return now;
        }
        synchronized (this) {
            if (loaded != now) {
                return loaded;
            }
            try {
                loaded = load(at, stamps());
            } catch (IOException | GeneralSecurityException unreadable) {
                log.warn("revocation lists could not be read again: {}", unreadable.toString());
                loaded = new Loaded(at, now.files, now.lists);
            }
            return loaded;
        }
    }

    private Loaded load(Instant at, List<Stamp> stamps)
            throws IOException, GeneralSecurityException {
        Loaded before = loaded;
        if (before.files.keySet().equals(Set.copyOf(stamps))) {
            Loaded same = new Loaded(at, before.files, before.lists);
            same.good.putAll(before.good);
            same.revoked.putAll(before.revoked);
            return same;
        }
        Map<Stamp, List<X509CRL>> files = new HashMap<>();
        List<X509CRL> lists = new ArrayList<>();
        for (Stamp stamp : stamps) {
            List<X509CRL> known = before.files.get(stamp);
            List<X509CRL> inFile = known != null ? known : read(stamp);
            files.put(stamp, inFile);
            lists.addAll(inFile);
        }
        return new Loaded(at, Map.copyOf(files), List.copyOf(lists));
    }

    private static List<X509CRL> read(Stamp stamp) throws IOException, GeneralSecurityException {
        if (stamp.size() > LIST_BYTES) {
            throw new CRLException(stamp.file() + " is larger than " + LIST_BYTES + " bytes");
        }
        List<X509CRL> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(stamp.file())) {
            for (var list : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                found.add((X509CRL) list);
            }
        } catch (CertificateException fault) {
            throw new IllegalStateException("every JDK has X.509", fault);
        }
        return List.copyOf(found);
    }

    private List<Stamp> stamps() throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.sorted().toList()) {
                        if (Files.isRegularFile(file)) {
                            stamps.add(stamp(file));
                        }
                    }
                }
            } else {
                stamps.add(stamp(place));
            }
        }
        return stamps;
    }

    private static Stamp stamp(Path file) throws IOException {
        return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
    }
}
