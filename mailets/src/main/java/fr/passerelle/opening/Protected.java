package fr.passerelle.opening;

import fr.passerelle.mail.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The header of a letter that travelled whole inside its protection.
final class Protected {
    /// What the letter says about itself; everything else in the outer header was written by the
    /// way it took.
    private static final Set<String> OF_THE_LETTER = Set.of("subject", "in-reply-to", "references");

    private Protected() {}

    /// The outer header, with the letter's own fields as they were protected. A field that only
    /// the outer header has stays.
    static Headers fields(Headers outer, Headers inner) {
        List<Headers.Field> fields = new ArrayList<>();
        for (Headers.Field field : outer.all()) {
            if (!isOfTheLetter(field) || !inner.has(field.name())) {
                fields.add(field);
            }
        }
        inner.all().stream().filter(Protected::isOfTheLetter).forEach(fields::add);
        return new Headers(fields);
    }

    private static boolean isOfTheLetter(Headers.Field field) {
        return OF_THE_LETTER.contains(field.name().toLowerCase(Locale.ROOT));
    }
}
