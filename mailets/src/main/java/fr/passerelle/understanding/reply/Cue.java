package fr.passerelle.understanding.reply;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a few words of a reply do to its meaning. Each is a section of `cues.fr.txt`; where two
/// phrases begin at one place the longer wins, then the one that stands first here.
enum Cue {
    /// A no whose words say nothing more.
    DECLINE(Answer.Ground.UNSAID),
    DECLINE_FULL(Answer.Ground.FULL),
    DECLINE_QUOTA(Answer.Ground.QUOTA),
    DECLINE_DISTANCE(Answer.Ground.DISTANCE),
    DECLINE_VISITS(Answer.Ground.VISITS),
    DECLINE_LEAVING(Answer.Ground.LEAVING),
    /// A yes for nobody but its author.
    ACCEPT,
    /// « Je ne refuse pas »: two negations that are a yes.
    NOT_REFUSED,
    /// Good will, and no yes yet: « je veux bien », « je peux ».
    WILLING,
    /// « Non, pas de souci »: a no only in its first word.
    OPENING_NO,
    EXCEPTION,
    CONTRAST,
    CORRECTION,
    /// « s'il », « si »: harmless beside a limit, else a doubt.
    CONDITION,
    DOUBT,
    /// Somebody else's yes or no.
    OTHERS,
    LATER,
    /// Later where a time stands behind it: « en juin », « dans 15 jours ».
    WHEN,
    AWAY,
    SCOPE,
    ONLY,
    DELEGATE,
    COURTESY,
    GREETING,
    REGRET,
    /// No phrase knows the word.
    UNKNOWN;

    private static final Set<Cue> HARMLESS =
            Set.of(COURTESY, GREETING, REGRET, UNKNOWN, WHEN, AWAY);

    private final Optional<Answer.Ground> ground;

    Cue() {
        this.ground = Optional.empty();
    }

    Cue(Answer.Ground ground) {
        this.ground = Optional.of(ground);
    }

    /// The section of the list, `[decline-full]`.
    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The ground of a no, or empty where this is none.
    Optional<Answer.Ground> ground() {
        return ground;
    }

    /// True where it could change what stands before a closing.
    boolean isDecisive() {
        return !HARMLESS.contains(this);
    }

    boolean isYes() {
        return this == ACCEPT || this == NOT_REFUSED;
    }

    boolean isNo() {
        return ground().isPresent();
    }

    /// Changes nothing wherever it stands.
    boolean isPolite() {
        return this == COURTESY || this == GREETING;
    }
}
