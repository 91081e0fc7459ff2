package fr.passerelle.mail;

/// What a check found. Absent, bad and unverifiable are three different truths; none of them is
/// ever folded into another, and none is a boolean.
public sealed interface Verdict {
    /// The check passed; `what` says in words what is now known ("signed by …").
    record Valid(Sentence what) implements Verdict {}

    /// The check failed; `why` names the rule that failed.
    record Invalid(Sentence why) implements Verdict {}

    /// There was nothing to check.
    record NotPresent() implements Verdict {}

    /// The check could not be made (no anchor, no revocation list, no authority to believe).
    record CannotTell(Sentence why) implements Verdict {}

    /// What is known, or why nothing is; an empty sentence where there was nothing to check.
    default Sentence sentence() {
        return switch (this) {
            case Valid(var what) -> what;
            case Invalid(var why) -> why;
            case NotPresent() -> Sentence.inBoth("");
            case CannotTell(var why) -> why;
        };
    }

    /// One word for headers, matchers and JSON.
    default String word() {
        return switch (this) {
            case Valid _ -> "valid";
            case Invalid _ -> "invalid";
            case NotPresent _ -> "not-present";
            case CannotTell _ -> "cannot-tell";
        };
    }
}
