package fr.passerelle.whitelist;

import fr.passerelle.config.ConfigurationRefused;
import fr.passerelle.config.Mistake;
import fr.passerelle.config.Settings;
import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.ListInForce;
import fr.passerelle.opening.whitelist.WhiteList;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the white list fresh: looks at its source once at the start and then every so many
/// hours. Whatever goes wrong, the last good list stays in force, with one line in the log; it is
/// a warning once a day for each kind of trouble.
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    /// Networks come back sooner than the next look.
    private static final Duration AFTER_TROUBLE = Duration.ofHours(1);

    private static final Duration WARN_AGAIN = Duration.ofDays(1);

    private final ListInForce inForce;
    private final Source source;
    private final Duration every;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Instant> warned = new HashMap<>();
    private Optional<Thread> thread = Optional.empty();

    Lookout(ListInForce inForce, Source source, Duration every, InstantSource clock) {
        this.inForce = inForce;
        this.source = source;
        this.every = every;
        this.clock = clock;
    }

    /// Goes by the last good list; looks nowhere yet.
    ///
    /// @throws ConfigurationRefused where the copy is there and cannot be read
    public static Lookout of(Settings.WhiteList settings, InstantSource clock) {
        try {
            return new Lookout(
                    ListInForce.open(settings.copy(), settings.admitted(), clock),
                    Source.of(settings.place()),
                    settings.every(),
                    clock);
        } catch (IOException unreadable) {
            throw new ConfigurationRefused(
                    List.of(
                            new Mistake(
                                    settings.copy(),
                                    0,
                                    "",
                                    "La dernière liste blanche gardée ne peut pas être lue.")));
        }
    }

    public ListInForce inForce() {
        return inForce;
    }

    /// Looks from now on, in a thread of its own.
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("white-list").start(this::run));
    }

    private void run() {
        try {
            Duration next = look() ? every : sooner();
            while (!closing.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
                next = look() ? every : sooner();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sooner() {
        return every.compareTo(AFTER_TROUBLE) < 0 ? every : AFTER_TROUBLE;
    }

    /// Looks once.
    ///
    /// @return whether what came is in force now
    boolean look() {
        try {
            return switch (source.bring()) {
                case Source.Brought.NotHere(var why) -> trouble("not-here", why);
                case Source.Brought.Here(var candidate) ->
                        switch (inForce.offer(candidate)) {
                            case Judgement.Adopted(var list) -> adopted(list);
                            case Judgement.AlreadyInForce _ -> true;
                            case Judgement.Rejected rejected ->
                                    trouble(
                                            rejected.why().getClass().getSimpleName(),
                                            InFrench.rejected(rejected));
                        };
            };
        } catch (IOException unkept) {
            return trouble("not-kept", "elle ne peut pas être gardée sur le disque");
        } catch (RuntimeException fault) {
            LOG.error("the white list met a fault: {}", fault.getClass().getSimpleName());
            return false;
        }
    }

    private boolean adopted(WhiteList list) {
        warned.clear();
        LOG.info("liste blanche adoptée : {}", InFrench.list(list));
        return true;
    }

    private boolean trouble(String kind, String why) {
        if (closing.getCount() == 0) {
            return false;
        }
        Instant now = clock.instant();
        Optional<Instant> last = Optional.ofNullable(warned.get(kind));
        if (last.isPresent() && now.isBefore(last.get().plus(WARN_AGAIN))) {
            LOG.info("liste blanche inchangée : {}", why);
        } else {
            warned.put(kind, now);
            LOG.warn("liste blanche inchangée ({}) : {}", inWords(), why);
        }
        return false;
    }

    private String inWords() {
        return inForce.list()
                .map(list -> "en vigueur : celle " + InFrench.list(list))
                .orElseGet(
                        () ->
                                switch (inForce.start()) {
                                    case ListInForce.Start.Damaged _ ->
                                            "aucune en vigueur, la copie gardée est abîmée";
                                    case ListInForce.Start.NoCopy _, ListInForce.Start.Kept _ ->
                                            "aucune en vigueur";
                                });
    }

    /// What is in force and what would come, for `passerelle check`; nothing changes.
    public Seen seen() {
        return switch (source.bring()) {
            case Source.Brought.NotHere(var why) ->
                    new Seen(false, "%s ; pas de nouvelle : %s.".formatted(inWords(), why));
            case Source.Brought.Here(var candidate) ->
                    switch (inForce.consider(candidate)) {
                        case Judgement.AlreadyInForce _ ->
                                new Seen(true, inWords() + ", la même que celle publiée.");
                        case Judgement.Adopted(var list) ->
                                new Seen(
                                        true,
                                        "%s ; celle publiée, %s, sera adoptée."
                                                .formatted(inWords(), InFrench.list(list)));
                        case Judgement.Rejected rejected ->
                                new Seen(
                                        false,
                                        "%s ; celle publiée n’est pas adoptée : %s."
                                                .formatted(inWords(), InFrench.rejected(rejected)));
                    };
        };
    }

    /// What `check` saw.
    public record Seen(boolean ok, String sentenceFr) {}

    @Override
    public void close() {
        closing.countDown();
        thread.ifPresent(
                running -> {
                    running.interrupt();
                    try {
                        running.join(Duration.ofSeconds(10));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
