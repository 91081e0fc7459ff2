package fr.passerelle.opening.whitelist;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The white list we go by: the last one that came and had nothing against it, kept on disk so
/// that a start without network has it too. Questions may be asked from any thread and are
/// answered by one whole list or another, never by half of each.
public final class ListInForce {
    private final KeptCopy copy;
    private final Optional<String> admitted;
    private final InstantSource clock;
    private volatile Held held;

    /// What is in force, and what is known of it.
    private record Held(Optional<WhiteList> list, String sha256, Likeness likeness) {
        static final Held NOTHING = new Held(Optional.empty(), "", new Likeness(Set.of()));

        static Held of(WhiteList list, String sha256) {
            return new Held(Optional.of(list), sha256, new Likeness(list.names()));
        }
    }

    /// What the copy was at the start.
    public sealed interface Start {
        /// Nothing was kept yet.
        record NoCopy() implements Start {}

        /// In force, until another one comes.
        record Kept(WhiteList list) implements Start {}

        /// The copy is no list (any more): it counts as none.
        record Damaged(Objection why) implements Start {}
    }

    private final Start start;

    private ListInForce(
            KeptCopy copy, Optional<String> admitted, InstantSource clock, Start start, Held held) {
        this.copy = copy;
        this.admitted = admitted;
        this.clock = clock;
        this.start = start;
        this.held = held;
    }

    /// Goes by the copy, where there is one.
    ///
    /// @param file where the last good list lies, or will
    /// @param admitted the SHA-256, 64 hexadecimal digits, of a list that a person wants whatever
    ///     it lacks or adds; all else is asked of it too
    /// @throws IOException where there is a copy and it cannot be read
    public static ListInForce open(Path file, Optional<String> admitted, InstantSource clock)
            throws IOException {
        KeptCopy copy = new KeptCopy(file);
        Optional<byte[]> kept = copy.read();
        if (kept.isEmpty()) {
            return new ListInForce(copy, admitted, clock, new Start.NoCopy(), Held.NOTHING);
        }
        Candidate candidate = new Candidate(kept.get(), Optional.empty());
        try {
            // No question of dates: our clock may have been put right since.
            WhiteList list = Scrutiny.passed(candidate, Optional.empty(), admitted, Instant.MAX);
            return new ListInForce(
                    copy, admitted, clock, new Start.Kept(list), Held.of(list, candidate.sha256()));
        } catch (Objected objected) {
            return new ListInForce(
                    copy, admitted, clock, new Start.Damaged(objected.why()), Held.NOTHING);
        }
    }

    /// How it began.
    public Start start() {
        return start;
    }

    /// Whether this very domain is on the list in force; nothing is where there is none.
    public boolean listed(String domain) {
        return held.list().map(list -> list.contains(domain)).orElse(false);
    }

    /// The names of the list in force, lower case; unmodifiable, and another set after the next
    /// list was adopted.
    public Set<String> names() {
        return held.list().map(WhiteList::names).orElse(Set.of());
    }

    public Optional<WhiteList> list() {
        return held.list();
    }

    /// A listed domain that this one, which is not listed, could be taken for: equal to the eye
    /// (`rn` for `m`, `1` for `l`, a Cyrillic letter in an A-label), or one letter away. A reason
    /// to look twice, never a reason to trust.
    ///
    /// Limits: whole names are compared, so that `ch.example.evil.example` resembles nothing;
    /// alphabets other than Latin, Greek and Cyrillic resemble nothing; two honest names may well
    /// be one letter apart. The cost is one pass over the names.
    public Optional<String> resembling(String domain) {
        return held.likeness().nearest(WhiteList.folded(domain));
    }

    /// What would become of a list; nothing changes.
    public Judgement consider(Candidate candidate) {
        return judge(candidate, held);
    }

    /// Puts a list in force where nothing speaks against it: first on disk, then here.
    ///
    /// @throws IOException where it cannot be kept; then the old one stays
    public synchronized Judgement offer(Candidate candidate) throws IOException {
        Judgement judgement = judge(candidate, held);
        switch (judgement) {
            case Judgement.Adopted(var list) -> {
                copy.replace(candidate.xml());
                held = Held.of(list, candidate.sha256());
            }
            case Judgement.AlreadyInForce _, Judgement.Rejected _ -> {}
        }
        return judgement;
    }

    private Judgement judge(Candidate candidate, Held now) {
        try {
            WhiteList list = Scrutiny.passed(candidate, now.list(), admitted, clock.instant());
            return now.sha256().equals(candidate.sha256())
                    ? new Judgement.AlreadyInForce(list)
                    : new Judgement.Adopted(list);
        } catch (Objected objected) {
            return new Judgement.Rejected(objected.why(), candidate.sha256());
        }
    }
}
