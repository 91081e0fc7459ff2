package fr.passerelle.document;

/// Something wrong in what we read, with its place. Reading goes on; how strict to be is the
/// caller's business.
///
/// @param found what stood there, for the sender's receipt; it may identify the patient and is
///     never logged
public record Defect(Kind kind, Where where, String found) {
    /// What can be wrong.
    public enum Kind {
        /// A date that is none, or not written as a date (expected JJ/MM/AAAA).
        BAD_DATE,
        /// A birth date after the message, or before 1900.
        IMPOSSIBLE_DATE,
        /// Expected yes or no, found something else.
        NOT_YES_OR_NO,
        /// The same field twice with different values; the first is kept.
        CONTRADICTION,
        /// A label this form does not know; its line is kept as free text.
        UNKNOWN_LABEL,
        /// A phone number that cannot be one.
        BAD_PHONE,
        /// An INS matricule with a wrong key (97 minus the number modulo 97).
        BAD_INS_KEY,
        /// A document that could not be read to the end (damaged, too long, too slow).
        UNREADABLE_DOCUMENT,
        /// A page that is only a picture.
        IMAGE_WITHOUT_TEXT,
        /// Attachments in a wrapper that only Outlook opens (TNEF, winmail.dat).
        OUTLOOK_WRAPPER,
        /// Bytes that are not what their declared charset says.
        CHARSET_LIE,
    }

    /// Where it stands.
    public sealed interface Where {
        /// A line of the text body or of the text of an attachment, counted from 1.
        record Line(String part, int line) implements Where {}

        /// A part of the message ("1.2").
        record InPart(String part) implements Where {}

        /// A header of the message.
        record InHeader(String name) implements Where {}

        /// In words, for people and for `explain`.
        default String words() {
            return switch (this) {
                case Line(var part, var line) -> "part " + part + ", line " + line;
                case InPart(var part) -> "part " + part;
                case InHeader(var name) -> "header " + name;
            };
        }
    }
}
