package fr.passerelle.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header fields of a message or part, in the order they stand (RFC 5322 §2.2). Values are
/// unfolded and otherwise as received; [#text] decodes encoded words.
public final class Headers {
    /// One field: its name as written, its value unfolded, without surrounding white space.
    public record Field(String name, String value) {}

    public static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;

    public Headers(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public List<Field> all() {
        return fields;
    }

    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /// The first field of this name with its encoded words decoded (RFC 2047); an unknown
    /// charset or a broken word stays as it stands.
    public Optional<String> text(String name) {
        return first(name).map(EncodedWords::decode);
    }
}
