package fr.passerelle.opening;

import fr.passerelle.mail.Addresses;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The header that travelled inside the protection, beside the one outside of it, which anybody
/// on the way could have written.
final class ProtectedHeader {
    /// What the letter says about itself; everything else in the outer header was written by the
    /// way it took.
    private static final Set<String> OF_THE_LETTER = Set.of("subject", "in-reply-to", "references");

    /// Who wrote to whom: what KIM compares, with the subject.
    private static final List<String> PEOPLE = List.of("From", "Sender", "Reply-To", "To", "Cc");

    private ProtectedHeader() {}

    /// Whether an entity under protection carries the letter's header in its own (RFC 9788 §2.1.1;
    /// "protected-headers" was the name in the drafts, and is in mail to this day).
    static boolean in(MediaType type) {
        return type.parameter("hp").isPresent() || type.parameter("protected-headers").isPresent();
    }

    /// The outer header, with the letter's own fields as they were protected. A field that only
    /// the outer header has stays.
    static Headers fields(Headers outer, Headers inner) {
        List<Headers.Field> fields =
                outer.all().stream()
                        .filter(field -> !ofTheLetter(field) || !inner.has(field.name()))
                        .collect(Collectors.toCollection(java.util.ArrayList::new));
        inner.all().stream().filter(ProtectedHeader::ofTheLetter).forEach(fields::add);
        return new Headers(fields);
    }

    private static boolean ofTheLetter(Headers.Field field) {
        return OF_THE_LETTER.contains(field.name().toLowerCase(Locale.ROOT));
    }

    /// Whether both headers name the same people. A letter that was signed for somebody else and
    /// sent on to us under its author's name is found here and nowhere else: its signature holds.
    ///
    /// The subject is not held against anybody: the protected one counts, and the one outside is
    /// a placeholder in most enciphered mail.
    static Verdict compare(Headers outer, Headers inner) {
        String different =
                PEOPLE.stream()
                        .filter(name -> !samePeople(outer.all(name), inner.all(name)))
                        .collect(Collectors.joining(", "));
        if (!different.isEmpty()) {
            return new Verdict.Invalid(
                    new Sentence(
                            "outside and inside the protection differ: " + different,
                            "l’en-tête protégé et l’en-tête visible diffèrent : " + different));
        }
        boolean sameSubject = outer.text("Subject").equals(inner.text("Subject"));
        Sentence same =
                new Sentence(
                        "the same people outside and inside the protection",
                        "l’en-tête protégé nomme les mêmes personnes que l’en-tête visible");
        return new Verdict.Valid(
                sameSubject
                        ? same
                        : same.and(
                                new Sentence(
                                        "the subject outside is another one",
                                        "l’objet visible est différent")));
    }

    /// Names beside the addresses may change on the way, and so may the order; a field that can be
    /// read two ways must be the same to the letter.
    private static boolean samePeople(List<String> outer, List<String> inner) {
        if (outer.equals(inner)) {
            return true;
        }
        Addresses outside = Addresses.read(String.join(",", outer));
        Addresses inside = Addresses.read(String.join(",", inner));
        return outside.clear() && inside.clear() && set(outside).equals(set(inside));
    }

    private static Set<EmailAddress> set(Addresses addresses) {
        return new HashSet<>(addresses.found());
    }
}
