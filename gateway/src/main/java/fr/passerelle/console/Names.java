package fr.passerelle.console;

import fr.passerelle.config.Territory;
import java.util.HashMap;
import java.util.Map;

/// The names of professionals behind their pseudonyms.
final class Names {
    private final Map<String, String> names = new HashMap<>();

    Names(Territory territory) {
        territory.doctors().forEach(doctor -> names.put(doctor.id(), doctor.name()));
        territory
                .professionals()
                .forEach(
                        professional ->
                                names.put(
                                        professional.id(),
                                        professional.name() + ", " + professional.structure()));
        names.put("coordination", "la coordination");
    }

    String of(String pseudonym) {
        return names.getOrDefault(pseudonym, pseudonym);
    }
}
