package fr.passerelle.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A Content-Type (RFC 2045 §5.1), type and subtype lower-cased; parameter names lower-cased,
/// values as given (RFC 2231 continuations and charsets already resolved).
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    public static final MediaType TEXT_PLAIN = new MediaType("text", "plain", Map.of());

    public MediaType {
        type = type.toLowerCase(Locale.ROOT);
        subtype = subtype.toLowerCase(Locale.ROOT);
        parameters = Map.copyOf(parameters);
    }

    /// Reads a Content-Type; empty where it names no type and subtype.
    public static Optional<MediaType> find(String field) {
        Parameters parameters = Parameters.read(field);
        String value = parameters.value();
        int slash = value.indexOf('/');
        if (slash < 1 || slash == value.length() - 1) {
            return Optional.empty();
        }
        String type = value.substring(0, slash).strip();
        String subtype = value.substring(slash + 1).strip();
        if (!token(type) || !token(subtype)) {
            return Optional.empty();
        }
        return Optional.of(new MediaType(type, subtype, parameters.all()));
    }

    /// RFC 2045 §5.1: no blanks, no controls, no specials.
    private static boolean token(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c > '~' || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    public boolean is(String wantedType, String wantedSubtype) {
        return type.equals(wantedType) && subtype.equals(wantedSubtype);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public String toString() {
        return type + "/" + subtype;
    }
}
