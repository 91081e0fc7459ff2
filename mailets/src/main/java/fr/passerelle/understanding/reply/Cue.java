package fr.passerelle.understanding.reply;

import java.util.Locale;
import java.util.Optional;

/// What a few words of a reply do to its meaning. Each is a section of `cues.fr.txt`; where two
/// phrases begin at one place the longer wins, then the one that stands first here.
enum Cue {
    /// A no whose words say nothing more.
    DECLINE,
    DECLINE_FULL,
    DECLINE_QUOTA,
    DECLINE_DISTANCE,
    DECLINE_VISITS,
    DECLINE_LEAVING,
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

    /// The section of the list, `[decline-full]`.
    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The ground of a no, or empty where this is none.
    Optional<Answer.Ground> ground() {
        return switch (this) {
            case DECLINE -> Optional.of(Answer.Ground.UNSAID);
            case DECLINE_FULL -> Optional.of(Answer.Ground.FULL);
            case DECLINE_QUOTA -> Optional.of(Answer.Ground.QUOTA);
            case DECLINE_DISTANCE -> Optional.of(Answer.Ground.DISTANCE);
            case DECLINE_VISITS -> Optional.of(Answer.Ground.VISITS);
            case DECLINE_LEAVING -> Optional.of(Answer.Ground.LEAVING);
            case ACCEPT,
                    NOT_REFUSED,
                    WILLING,
                    OPENING_NO,
                    EXCEPTION,
                    CONTRAST,
                    CORRECTION,
                    CONDITION,
                    DOUBT,
                    OTHERS,
                    LATER,
                    WHEN,
                    AWAY,
                    SCOPE,
                    ONLY,
                    DELEGATE,
                    COURTESY,
                    GREETING,
                    REGRET,
                    UNKNOWN ->
                    Optional.empty();
        };
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
