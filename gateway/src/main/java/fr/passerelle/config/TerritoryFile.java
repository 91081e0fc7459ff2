package fr.passerelle.config;

import fr.passerelle.config.Territory.Commune;
import fr.passerelle.config.Territory.Doctor;
import fr.passerelle.config.Territory.Professional;
import fr.passerelle.mail.EmailAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the territory file: communes, volunteer doctors, professionals. A made-up sample is
/// `config/territoire.yml`.
public final class TerritoryFile {
    private static final int CODE_LENGTH = 5;
    private static final int MAX_KM = 200;
    private static final int MAX_QUOTA = 100;

    /// Art. L.1110-3 of the Code de la santé publique: nobody is refused care for these, so
    /// nobody may declare them as a condition.
    private static final List<String> FORBIDDEN =
            List.of(
                    "css",
                    "ame",
                    "ald",
                    "origine",
                    "nationalite",
                    "sexe_patient",
                    "handicap",
                    "etat_de_sante",
                    "revenu");

    private TerritoryFile() {}

    /// @throws ConfigurationRefused with every mistake of the file
    public static Territory read(Path file) {
        return Yaml.read(file, TerritoryFile::territory);
    }

    private static Territory territory(YamlMap root) {
        Set<String> codes = new HashSet<>();
        List<Commune> communes = new ArrayList<>();
        for (YamlMap map : root.maps("communes")) {
            Commune commune = commune(map);
            if (!codes.add(commune.code())) {
                map.mistake("code", "cette commune est déjà dans la liste.");
            }
            communes.add(commune);
        }
        Set<String> ids = new HashSet<>();
        Set<EmailAddress> addresses = new HashSet<>();
        List<Doctor> doctors = new ArrayList<>();
        for (YamlMap map : root.maps("medecins")) {
            Doctor doctor = doctor(map);
            once(map, doctor.id(), 'M', doctor.address(), ids, addresses);
            if (map.says("commune") && !codes.contains(doctor.communeCode())) {
                map.mistake("commune", "cette commune n’est pas dans la liste des communes.");
            }
            doctors.add(doctor);
        }
        List<Professional> professionals = new ArrayList<>();
        for (YamlMap map : root.maps("professionnels")) {
            Professional professional = professional(map);
            once(map, professional.id(), 'R', professional.address(), ids, addresses);
            professionals.add(professional);
        }
        return new Territory(communes, doctors, professionals);
    }

    private static Commune commune(YamlMap map) {
        Commune commune =
                new Commune(
                        map.text("code"),
                        map.text("nom"),
                        map.texts("codes_postaux"),
                        map.decimal("latitude", -90, 90),
                        map.decimal("longitude", -180, 180));
        if (map.says("code") && commune.code().length() != CODE_LENGTH) {
            map.mistake("code", "attendu : un code INSEE de cinq caractères, entre guillemets.");
        }
        return commune;
    }

    private static Doctor doctor(YamlMap map) {
        for (String key : FORBIDDEN) {
            map.refuse(
                    key,
                    "un médecin déclare une capacité, une distance et des moyens, jamais un motif"
                            + " de refus (art. L.1110-3 du code de la santé publique).");
        }
        return new Doctor(
                map.text("id"),
                map.text("nom"),
                map.address("adresse"),
                map.findText("telephone"),
                map.text("commune"),
                map.findDecimal("latitude", -90, 90),
                map.findDecimal("longitude", -180, 180),
                map.decimal("distance_km", 0, MAX_KM),
                map.yes("visites"),
                map.yes("accessible"),
                map.yes("femme"),
                map.number("quota", 0, MAX_QUOTA));
    }

    private static Professional professional(YamlMap map) {
        return new Professional(
                map.text("id"),
                map.text("nom"),
                map.text("fonction"),
                map.text("structure"),
                map.address("adresse"),
                map.findText("telephone"),
                map.word("type", kinds()));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String kind : List.of("ps", "social", "dac", "hopital", "ccas", "misas", "ehpad")) {
            kinds.put(kind, kind);
        }
        return kinds;
    }

    private static void once(
            YamlMap map,
            String id,
            char letter,
            EmailAddress address,
            Set<String> ids,
            Set<EmailAddress> addresses) {
        if (map.says("id") && !isId(id, letter)) {
            map.mistake(
                    "id", "attendu : " + letter + " suivi de chiffres, comme " + letter + "01.");
        } else if (map.says("id") && !ids.add(id)) {
            map.mistake("id", "cet identifiant est déjà pris.");
        }
        if (map.says("adresse") && !addresses.add(address)) {
            map.mistake("adresse", "cette adresse est déjà celle d’une autre personne.");
        }
    }

    private static boolean isId(String id, char letter) {
        return id.length() >= 2
                && id.charAt(0) == letter
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
