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
