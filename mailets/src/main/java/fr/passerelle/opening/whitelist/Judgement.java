package fr.passerelle.opening.whitelist;

/// What became of a list that came.
public sealed interface Judgement {
    /// It is the one in force from now on.
    record Adopted(WhiteList list) implements Judgement {}

    /// It is the one in force already, byte for byte.
    record AlreadyInForce(WhiteList list) implements Judgement {}

    /// The one in force stays.
    ///
    /// @param sha256 of the list that came, 64 hexadecimal digits, by which a person can admit it
    record Rejected(Objection why, String sha256) implements Judgement {}
}
