package fr.passerelle.understanding.automatic;

import java.util.Locale;
import java.util.Set;

/// Why a mail of ours could not be delivered. Servers say it in words; the codes of RFC 3463 are
/// used too loosely to be believed alone. The names are those in common use for it.
///
/// The order is that in which the words are tried: what says most comes first.
public enum BounceReason {
    MAILBOX_FULL(Act.RETRY),
    EXCEED_LIMIT(Act.FIX_MESSAGE),
    MESG_TOO_BIG(Act.FIX_MESSAGE),
    SUSPEND(Act.ADDRESS_DEAD),
    HAS_MOVED(Act.ADDRESS_DEAD),
    NO_RELAYING(Act.OUR_FAULT),
    VIRUS_DETECTED(Act.FIX_MESSAGE),
    USER_UNKNOWN(Act.ADDRESS_DEAD),
    FILTERED(Act.PERSON),
    AUTH_FAILURE(Act.OUR_FAULT),
    SPAM_DETECTED(Act.OUR_FAULT),
    REQUIRE_PTR(Act.OUR_FAULT),
    NOT_COMPLIANT_RFC(Act.OUR_FAULT),
    BAD_REPUTATION(Act.OUR_FAULT),
    TOO_MANY_CONN(Act.RETRY),
    SPEEDING(Act.RETRY),
    BLOCKED(Act.OUR_FAULT),
    REJECTED(Act.PERSON),
    NOT_ACCEPT(Act.RETRY),
    NETWORK_ERROR(Act.RETRY),
    HOST_UNKNOWN(Act.ADDRESS_DEAD),
    POLICY_VIOLATION(Act.OUR_FAULT),
    FAILED_STARTTLS(Act.OUR_FAULT),
    SECURITY_ERROR(Act.PERSON),
    CONTENT_ERROR(Act.FIX_MESSAGE),
    SYSTEM_FULL(Act.RETRY),
    EXPIRED(Act.RETRY),
    SYSTEM_ERROR(Act.RETRY),
    SYNTAX_ERROR(Act.FIX_MESSAGE),
    MAILER_ERROR(Act.PERSON),
    ON_HOLD(Act.PERSON),
    UNDEFINED(Act.PERSON);

    /// What follows from it.
    public enum Act {
        /// Write to it no more; look the person up again, ask the next one.
        ADDRESS_DEAD,
        /// Try again, then another way.
        RETRY,
        /// It is us whom they do not want: the operator must know, the doctor is as reachable as
        /// before.
        OUR_FAULT,
        /// The same mail will never arrive.
        FIX_MESSAGE,
        PERSON;

        /// The word of logs and tests.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<BounceReason> LOST =
            Set.of(USER_UNKNOWN, HOST_UNKNOWN, HAS_MOVED, NOT_ACCEPT);

    private final Act act;

    BounceReason(Act act) {
        this.act = act;
    }

    public Act act() {
        return act;
    }

    /// True where no later mail to that address can arrive either: no such user, no such host,
    /// moved away, a host that takes no mail at all.
    public boolean hard() {
        return LOST.contains(this);
    }

    /// One word, as others write it: `userunknown`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
