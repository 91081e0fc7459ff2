package fr.passerelle.opening.whitelist;

import java.time.Instant;

/// Why a list does not take the place of the one in force. Closed; each has its sentence where
/// people read it. What stands in a component was written by others: escape it before showing it.
public sealed interface Objection {
    /// The digest published beside the list is not 64 hexadecimal digits.
    record NotADigest() implements Objection {}

    /// The digest published beside the list is that of another file.
    record OtherDigest() implements Objection {}

    record TooLarge(int maxBytes) implements Objection {}

    /// XML 1.0 §2.1; also what is cut short.
    ///
    /// @param line counted from 1
    record NotWellFormed(int line) implements Objection {}

    /// A document type declaration: the list has none, attacks have.
    record DocumentType() implements Objection {}

    /// Not what the schema says.
    ///
    /// @param element where
    /// @param line counted from 1
    record OtherShape(String element, int line) implements Objection {}

    record TooManyEntries(int max) implements Objection {}

    record Empty() implements Objection {}

    /// @param name as written
    record TreacherousName(String name, Treachery how) implements Objection {}

    record TooManyMisspelt(int max) implements Objection {}

    /// @param generated of the new one
    /// @param inForce of the one in force
    record Older(Instant generated, Instant inForce) implements Objection {}

    /// Of a later date than our clock allows.
    record FromTheFuture(Instant generated) implements Objection {}

    /// @param lost names of the list in force that the new one lacks
    /// @param of names in force
    record Shrunk(int lost, int of) implements Objection {}

    /// @param names of the new one
    /// @param before names in force
    record Grown(int names, int before) implements Objection {}

    /// How a name can mislead.
    enum Treachery {
        /// `*.example`, `%.example` or `.example`: every domain below.
        WILDCARD,
        /// A single label: `example`.
        ENDING_ONLY,
        IP_ADDRESS,
        /// Letters beyond ASCII, where an A-label belongs (RFC 5890 §2.3.2.1).
        NOT_ASCII,
        /// Two hyphens in third place and no A-label, or one of another alphabet than Latin.
        FALSE_A_LABEL
    }
}
