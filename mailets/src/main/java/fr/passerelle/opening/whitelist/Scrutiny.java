package fr.passerelle.opening.whitelist;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Whether a list that came may take the place of the one in force: digest, form, names, date,
/// and how far it departs from what we have. A digest alone proves nothing: the copy published
/// with its right digest in March 2025 lacks its last line and nine tenths of its domains.
final class Scrutiny {
    /// More than this part of the names in force gone at once is an accident or an attack.
    static final int MAX_LOST_PERCENT = 10;

    /// So is a list that many times as long.
    static final int MAX_GROWTH = 2;

    /// Clocks differ, and programs write local time as if it were UTC.
    static final Duration AHEAD = Duration.ofDays(1);

    private Scrutiny() {}

    /// @param inForce empty where there is none yet: then nothing can be said about the trend
    /// @param admitted the SHA-256 of a list that a person looked at and wants however far it
    ///     departs from the one in force
    static WhiteList passed(
            Candidate candidate,
            Optional<WhiteList> inForce,
            Optional<String> admitted,
            Instant now)
            throws Objected {
        if (candidate.declared().isPresent()) {
            digest(candidate.declared().get(), candidate.sha256());
        }
        WhiteList list = WhiteListReader.read(candidate.xml());
        if (list.names().isEmpty()) {
            throw new Objected(new Objection.Empty());
        }
        if (list.generated().minus(AHEAD).isAfter(now)) {
            throw new Objected(new Objection.FromTheFuture(list.generated()));
        }
        if (inForce.isPresent()) {
            WhiteList before = inForce.get();
            if (list.generated().isBefore(before.generated())) {
                throw new Objected(new Objection.Older(list.generated(), before.generated()));
            }
            if (!admitted.equals(Optional.of(candidate.sha256()))) {
                trend(list, before);
            }
        }
        return list;
    }

    private static void digest(String declared, String sha256) throws Objected {
        if (declared.length() != sha256.length()
                || !declared.chars().allMatch(HexFormat::isHexDigit)) {
            throw new Objected(new Objection.NotADigest());
        }
        if (!declared.equals(sha256)) {
            throw new Objected(new Objection.OtherDigest());
        }
    }

    private static void trend(WhiteList list, WhiteList before) throws Objected {
        int of = before.names().size();
        int lost = (int) before.names().stream().filter(name -> !list.contains(name)).count();
        if (100L * lost > (long) MAX_LOST_PERCENT * of) {
            throw new Objected(new Objection.Shrunk(lost, of));
        }
        if (list.names().size() > (long) MAX_GROWTH * of) {
            throw new Objected(new Objection.Grown(list.names().size(), of));
        }
    }
}
