package fr.passerelle.mail;

/// Why a message cannot go on. The list is closed; each has a text for its sender in
/// `templates/refusals/<name>.fr.txt` (and `.en.txt`), named after the record in kebab case. A
/// test walks the permitted subclasses: no text, no build.
public sealed interface Refusal {
    /// Larger than the limit, in bytes.
    record TooLarge(long size, long limit) implements Refusal {}

    /// More MIME parts than the limit.
    record TooManyParts(int limit) implements Refusal {}

    /// MIME parts nested deeper than the limit.
    record TooDeep(int limit) implements Refusal {}

    /// More header lines, or longer ones, than the limit.
    record HeaderTooLarge(int limit) implements Refusal {}

    /// No header at all: these bytes are not a message (RFC 5322 §2.1).
    record NotAMessage() implements Refusal {}

    /// A message without a single readable part.
    record NothingToRead() implements Refusal {}

    /// Enciphered in a way this gateway has no key or no reader for.
    record CannotDecrypt(String how) implements Refusal {}

    /// Enciphered for us so that anybody on its way could have changed it (CBC), and no valid
    /// signature inside says that nobody did. One refusal for every way this can end: answers
    /// that differ would tell an attacker what stands in the message (RFC 8551 §6, "EFAIL").
    record Unauthenticated() implements Refusal {}

    /// A package (IHE XDM) in an archive that no honest program makes: it unpacks to too much,
    /// names places outside, hides files, is enciphered. Nothing of it was unpacked any further.
    record UnsafeArchive(String why) implements Refusal {}

    /// The template's name: the record's name in kebab case.
    default String templateName() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-zA-Z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
