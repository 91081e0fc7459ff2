package fr.passerelle.understanding;

/// What letters and messages with a form of their own (HPRIM, HL7) say about the mail that
/// carries them.
sealed interface Coded {
    /// They say what the mail is, or that only a person can.
    record Decided(Understood understood) implements Coded {}

    /// They are there and say nothing that counts; anything else in the mail may.
    record Perhaps(Understood.Unclear otherwise) implements Coded {}

    record None() implements Coded {}
}
