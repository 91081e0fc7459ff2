package fr.passerelle.filing;

import fr.passerelle.mail.IntegrationError.Condition;

/// Why a message did not become part of a patient's file by itself, and the ANS code that says so
/// to the software of its sender. The one table of the codes we give:
///
/// | code | given | |---|---| | 900, 901 | never: nobody replaces or deletes a document here, a
/// newer one is laid beside the older | | 902 | never: a patient we do not know is a new request |
/// | 903 | [#NO_INS] | | 904 | [#OTHER_TRAITS] | | 905 | never: a matricule without its traits is
/// taken, and the traits are asked for | | 906 | [#REFUSED], [#UNREADABLE_DOCUMENT],
/// [#OTHER_PATIENT], [#TEST_IDENTITY] |
public enum Obstacle {
    /// Refused in *opening*: nothing was read, so nothing can be said of version, author or
    /// patient. One code for every refusal: codes that differ would tell whoever sent an altered
    /// message what stands in it.
    REFUSED(Condition.OTHER),
    /// The one document that would say what the message is cannot be read: a picture, a damaged
    /// file.
    UNREADABLE_DOCUMENT(Condition.OTHER),
    /// Name and birth date are those of an open case, and there is no INS: on traits alone nothing
    /// is ever attached to a patient.
    NO_INS(Condition.INS_ABSENT),
    /// The INS is that of an open case, or one stands there, and a trait contradicts.
    OTHER_TRAITS(Condition.INS_MISMATCH),
    /// The patient is perhaps another than the one of the case, and no INS that both bear says so.
    OTHER_PATIENT(Condition.OTHER),
    /// The identity is one of a test, and this gateway has real patients.
    TEST_IDENTITY(Condition.OTHER);

    private final Condition condition;

    Obstacle(Condition condition) {
        this.condition = condition;
    }

    public Condition condition() {
        return condition;
    }
}
