package fr.passerelle.store;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.util.EnumMap;
import java.util.Map;

/// A fiche as bytes, before it is sealed: field keys and values. Keys rather than ordinals, so
/// that fields may be added or reordered.
final class FicheCodec {
    private FicheCodec() {}

    static byte[] write(Fiche fiche) {
        Packed.Writer writer = new Packed.Writer(512).number(fiche.values().size());
        fiche.values().forEach((field, value) -> writer.text(field.key()).text(value));
        return writer.done();
    }

    static Fiche read(byte[] bytes) {
        Packed.Reader reader = new Packed.Reader(bytes);
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (int i = reader.size(); i > 0; i--) {
            String key = reader.text();
            String value = reader.text();
            for (Field field : Field.values()) {
                if (field.key().equals(key)) {
                    values.put(field, value);
                }
            }
        }
        return new Fiche(values);
    }
}
