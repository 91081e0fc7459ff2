package fr.passerelle.deciding;

import fr.passerelle.config.ConfigurationRefused;
import fr.passerelle.config.Mistake;
import fr.passerelle.config.Yaml;
import fr.passerelle.config.YamlMap;
import fr.passerelle.deciding.Policy.Entry;
import fr.passerelle.deciding.Policy.Escalation;
import fr.passerelle.deciding.Policy.FollowUp;
import fr.passerelle.deciding.Policy.Offer;
import fr.passerelle.deciding.Policy.Responsible;
import fr.passerelle.deciding.Policy.Sorting;
import fr.passerelle.deciding.Policy.Strategy;
import fr.passerelle.document.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads a policy file: French keys, a closed vocabulary, nothing that is not executed.
public final class PolicyFile {
    private static final int MAX_DAYS = 365;
    private static final int MAX_VERSION = 9_999;
    private static final int MAX_MAILS = 50;

    /// Without these the promises I2, I3 and I6 could not be kept, whatever a CPTS prefers.
    private static final List<String> INDISPENSABLE =
            List.of("quota_restant", "non_exclu", "distance_declaree", "pas_absent");

    private static final List<Field> ALWAYS_REQUIRED = List.of(Field.CONSENT, Field.COMMUNE);

    private PolicyFile() {}

    /// @throws ConfigurationRefused with every mistake of the file
    public static Policy read(Path file) {
        String sha256 = sha256(file);
        return Yaml.read(file, root -> policy(root, sha256));
    }

    private static Policy policy(YamlMap root, String sha256) {
        String id = root.text("politique");
        int version = root.number("version", 1, MAX_VERSION);
        var validFrom = root.date("valable_du");
        boolean alsace =
                root.word("jours_feries", words("metropole", false, "alsace-moselle", true));
        Optional<Entry> entry = root.map("entree", PolicyFile::entry);
        List<Filter> filters = filters(root);
        Optional<Offers> offers = root.map("offre", PolicyFile::offers);
        Optional<FollowUp> followUp = root.map("suivi", PolicyFile::followUp);
        root.map("confidentialite")
                .ifPresent(map -> map.word("identite_patient", only("apres_acceptation")));
        root.map("conservation").ifPresent(map -> map.word("dossier", only("contact+0j")));
        Escalation escalation = escalation(root);
        Offer none = new Offer(Strategy.SEQUENTIAL, Sorting.DISTANCE, 1, OptionalInt.empty());
        return new Policy(
                id,
                version,
                validFrom,
                sha256,
                new WorkingDays(alsace),
                entry.orElse(new Entry(List.of(), 1)),
                filters,
                offers.map(Offers::standard).orElse(none),
                offers.map(Offers::urgent).orElse(none),
                offers.map(Offers::afterDeclineDays).orElse(0),
                followUp.orElse(new FollowUp(Responsible.REFERRER, 1, 1, 1, 1)),
                escalation);
    }

    private static Entry entry(YamlMap map) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            fields.put(field.key(), field);
        }
        List<Field> required = map.words("champs_obligatoires", fields);
        for (Field field : ALWAYS_REQUIRED) {
            if (map.says("champs_obligatoires") && !required.contains(field)) {
                map.mistake(
                        "champs_obligatoires",
                        "« " + field.key() + " » doit toujours être obligatoire.");
            }
        }
        map.word("insistance", only("neutre"));
        return new Entry(required, map.number("relance_manque_jo", 1, MAX_DAYS));
    }

    private record Offers(Offer standard, Offer urgent, int afterDeclineDays) {}

    private static Offers offers(YamlMap map) {
        Optional<Offer> standard = map.map("standard", PolicyFile::offer);
        Optional<Offer> urgent = map.map("urgente", PolicyFile::offer);
        map.word("reponse_tardive", only("acceptee_si_libre"));
        map.word("contenu", only("minimal_sans_identite"));
        int afterDecline = map.number("apres_refus_j", 1, MAX_DAYS);
        Offer none = new Offer(Strategy.SEQUENTIAL, Sorting.DISTANCE, 1, OptionalInt.empty());
        return new Offers(standard.orElse(none), urgent.orElse(none), afterDecline);
    }

    private static Offer offer(YamlMap map) {
        Offer offer =
                new Offer(
                        map.word("strategie", Map.of("sequentielle", Strategy.SEQUENTIAL)),
                        map.word("tri", Map.of("distance", Sorting.DISTANCE)),
                        map.number("delai_jo", 1, MAX_DAYS),
                        map.findNumber("relance_jo", 1, MAX_DAYS));
        if (offer.reminder().isPresent()
                && map.says("delai_jo")
                && offer.reminder().getAsInt() > offer.days()) {
            map.mistake("relance_jo", "la relance doit partir avant la fin du délai.");
        }
        return offer;
    }

    private static FollowUp followUp(YamlMap map) {
        FollowUp followUp =
                new FollowUp(
                        map.word(
                                "responsable",
                                words("demandeur", Responsible.REFERRER, "dac", Responsible.DAC)),
                        map.number("rdv_pris_j", 1, MAX_DAYS),
                        map.number("honore_j", 1, MAX_DAYS),
                        map.number("relance_j", 1, MAX_DAYS),
                        map.number("declaration_mt_j", 1, MAX_DAYS));
        if (map.says("honore_j") && followUp.keptDays() <= followUp.madeDays()) {
            map.mistake("honore_j", "doit venir après rdv_pris_j.");
        }
        map.map("non_honore")
                .ifPresent(
                        missed -> {
                            missed.word("premier", only("redemander_meme_medecin"));
                            missed.word("second", only("coordinateur"));
                        });
        return followUp;
    }

    private static List<Filter> filters(YamlMap root) {
        List<Filter> filters = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<String> used = new ArrayList<>();
        for (YamlMap map : root.maps("filtre")) {
            String id = map.text("id");
            if (map.says("id") && !ids.add(id)) {
                map.mistake("id", "cet identifiant est déjà celui d’une autre règle.");
            }
            String demand = map.word("exige", demands());
            if (used.contains(demand)) {
                map.mistake("exige", "cette règle est déjà dans la liste.");
            }
            used.add(demand);
            filters.add(filter(id, demand, map));
        }
        for (String demand : INDISPENSABLE) {
            if (root.says("filtre") && !used.contains(demand)) {
                root.mistake("filtre", "la règle « " + demand + " » est indispensable.");
            }
        }
        return filters;
    }

    private static Map<String, String> demands() {
        Map<String, String> demands = new LinkedHashMap<>();
        for (String demand :
                List.of(
                        "quota_restant",
                        "non_exclu",
                        "distance_declaree",
                        "visites_si_necessaire",
                        "pas_absent",
                        "budget_mails",
                        "pas_silencieux",
                        "accessibilite_si_necessaire")) {
            demands.put(demand, demand);
        }
        return demands;
    }

    private static Filter filter(String id, String demand, YamlMap map) {
        return switch (demand) {
            case "non_exclu" -> new Filter.NotExcluded(id);
            case "distance_declaree" -> new Filter.WithinDistance(id);
            case "visites_si_necessaire" -> new Filter.HomeVisits(id);
            case "pas_absent" -> new Filter.NotAbsent(id);
            case "accessibilite_si_necessaire" -> new Filter.Accessible(id);
            case "budget_mails" ->
                    new Filter.MailBudget(
                            id,
                            map.number("max_par_semaine", 1, MAX_MAILS),
                            map.number("urgente_en_plus", 0, MAX_MAILS));
            case "pas_silencieux" ->
                    new Filter.NotSilent(
                            id,
                            map.number("apres_sans_reponse", 1, MAX_MAILS),
                            map.number("pause_j", 1, MAX_DAYS));
            default -> new Filter.QuotaLeft(id);
        };
    }

    private static Escalation escalation(YamlMap root) {
        Map<String, Integer> days = new LinkedHashMap<>();
        Map<String, String> afters = new LinkedHashMap<>();
        for (String after : List.of("aucun_eligible", "demande_incomplete", "suivi_sans_reponse")) {
            afters.put(after, after);
        }
        for (YamlMap map : root.maps("escalade")) {
            String after = map.word("apres", afters);
            map.word("faire", only("alerte_coordo"));
            if (days.put(after, map.number("rappel_jo", 1, MAX_DAYS)) != null) {
                map.mistake("apres", "ce cas est déjà dans la liste.");
            }
        }
        for (String after : afters.keySet()) {
            if (root.says("escalade") && !days.containsKey(after)) {
                root.mistake(
                        "escalade",
                        "rien n’est prévu après « " + after + " » : un dossier s’y perdrait.");
            }
        }
        return new Escalation(
                days.getOrDefault("aucun_eligible", 1),
                days.getOrDefault("demande_incomplete", 1),
                days.getOrDefault("suivi_sans_reponse", 1));
    }

    private static Map<String, String> only(String word) {
        return Map.of(word, word);
    }

    private static <T> Map<String, T> words(String first, T one, String second, T other) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(first, one);
        words.put(second, other);
        return words;
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new ConfigurationRefused(
                    List.of(new Mistake(file, 0, "", "ce fichier est introuvable ou illisible.")));
        }
    }
}
