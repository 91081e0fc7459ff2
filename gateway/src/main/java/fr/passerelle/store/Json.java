package fr.passerelle.store;

import fr.passerelle.deciding.Event;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Canonical JSON for records: keys sorted, dates ISO 8601, no white space. The same value
/// always gives the same bytes, which the hash chain and `replay` rest on.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private static final Map<String, Class<?>> EVENTS =
            Arrays.stream(Event.class.getPermittedSubclasses())
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, each -> each));

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /// The name an event is stored under.
    static String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    static Event event(String kind, String body) {
        Class<?> type = EVENTS.get(kind);
        if (type == null) {
            throw new IllegalStateException(
                    "the event log holds an unknown kind of event: " + kind);
        }
        return (Event) MAPPER.readValue(body, type);
    }
}
