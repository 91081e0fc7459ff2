package fr.passerelle.answering;

import fr.passerelle.document.Field;
import fr.passerelle.mail.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a template is given, by name. Built from one [CaseView], so it holds no more than that.
/// The names are French, like the keys of the policies: coordinators edit both.
///
/// Everywhere: `passerelle adresse coordination destinataire dossier proposition lien_reponse
/// lien_oui lien_non`, `medecin` and `demandeur` (each `nom fonction telephone adresse`), and the
/// values of the letter that [fr.passerelle.deciding.LetterKind] lists. There a value that is an
/// ISO date reads as a day, a value of several lines is a list, `manque`, `concorde` and `ecart`
/// become labels,
/// `distance_bande` becomes `distance` in words, and a value that is one word can be asked for:
/// `{{#motif_acceptee}}`.
///
/// Before a yes: `age commune ald visites accessibilite medecin_femme langue intervenants
/// urgence`. In a receipt: `initiales annee_naissance lignes` (each `intitule valeur ou`),
/// `bien_lus` (each `intitule ou`), `corriges` (each `intitule valeur avant`), `defauts` (each
/// `quoi ou`). To whoever wrote what only a person can read: `defauts lus`. After a yes: `champs`
/// (each `intitule valeur`).
final class Context {
    private static final int MAX_WORD = 40;

    private final Map<String, Object> map = new HashMap<>();
    private final Wording wording;
    private final Language language;

    Context(Wording wording, Language language) {
        this.wording = wording;
        this.language = language;
    }

    Map<String, Object> map() {
        return map;
    }

    void put(String name, Object value) {
        map.put(name, value);
    }

    private void put(String name, Optional<?> value) {
        value.ifPresent(present -> map.put(name, present));
    }

    void values(Map<String, String> values) {
        values.forEach(
                (name, value) -> {
                    switch (name) {
                        case "manque", "concorde", "ecart" ->
                                map.put(name, labels(value.lines().toList()));
                        case "noms" ->
                                map.put(name, value.lines().map(wording::nameDifference).toList());
                        case "distance_bande" -> map.put("distance", wording.distance(value));
                        // A pseudonym; people read the contact that stands for it.
                        case "medecin" -> {}
                        default -> value(name, value);
                    }
                });
    }

    private void value(String name, String value) {
        if (value.indexOf('\n') >= 0) {
            map.put(name, value.lines().map(wording::value).toList());
            return;
        }
        map.put(name, wording.value(value));
        if (isWord(value)) {
            map.put(name + "_" + value.toLowerCase(Locale.ROOT), true);
        }
    }

    /// In the order of the fiche; a key that is no field is left out.
    private List<String> labels(List<String> keys) {
        List<String> labels = new ArrayList<>();
        for (Field field : Field.values()) {
            if (keys.contains(field.key())) {
                labels.add(wording.label(field));
            }
        }
        return labels;
    }

    private static boolean isWord(String value) {
        if (value.isEmpty() || value.length() > MAX_WORD) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    void contact(String name, Contact contact) {
        Map<String, String> card = new HashMap<>();
        card.put("nom", contact.name());
        card.put("fonction", contact.role());
        contact.phone().ifPresent(phone -> card.put("telephone", Wording.phone(phone)));
        contact.address().ifPresent(address -> card.put("adresse", address.toString()));
        map.put(name, card);
    }

    void view(CaseView view) {
        switch (view) {
            case CaseView.NumberOnly(var id) -> map.put("dossier", id.value());
            case CaseView.Anonymous anonymous -> anonymous(anonymous);
            case CaseView.Receipt receipt -> receipt(receipt);
            case CaseView.Named named -> named(named);
        }
    }

    private void anonymous(CaseView.Anonymous view) {
        map.put("dossier", view.id().value());
        put("age", view.age().map(band -> band.in(language)));
        put("commune", view.commune());
        put("ald", view.longTermCondition().map(language::yesOrNo));
        map.put("visites", view.homeVisits());
        map.put("accessibilite", view.accessibility());
        map.put("medecin_femme", view.womanDoctor());
        put("langue", view.language().map(spoken -> spoken.in(language)));
        if (view.actors() > 0) {
            map.put("intervenants", Integer.toString(view.actors()));
        }
        put("urgence", view.urgency().map(urgency -> urgency.in(language)));
    }

    private void receipt(CaseView.Receipt view) {
        map.put("dossier", view.id().value());
        put("initiales", view.initials());
        put("annee_naissance", view.birthYear().map(year -> Integer.toString(year)));
        List<Map<String, String>> lines = new ArrayList<>();
        List<Map<String, String>> acknowledged = new ArrayList<>();
        for (ReadLine line : view.lines()) {
            Map<String, String> words = new HashMap<>();
            words.put("intitule", wording.label(line.field()));
            line.where().ifPresent(where -> words.put("ou", wording.where(where)));
            if (line.value().isPresent()) {
                words.put("valeur", wording.value(line.field(), line.value().get()));
                lines.add(words);
            } else {
                acknowledged.add(words);
            }
        }
        map.put("lignes", lines);
        map.put("bien_lus", acknowledged);
        map.put("corriges", view.changes().stream().map(this::changed).toList());
        defects(view.defects());
    }

    private Map<String, String> changed(ChangedLine line) {
        Map<String, String> words = new HashMap<>();
        words.put("intitule", wording.label(line.field()));
        line.now().ifPresent(now -> words.put("valeur", wording.value(line.field(), now)));
        line.before().ifPresent(was -> words.put("avant", wording.value(line.field(), was)));
        return words;
    }

    /// What could not be read, for whoever sent it.
    void defects(List<DefectLine> defects) {
        map.put(
                "defauts",
                defects.stream()
                        .map(
                                defect ->
                                        Map.of(
                                                "quoi",
                                                wording.defect(defect.kind()),
                                                "ou",
                                                wording.where(defect.where())))
                        .toList());
    }

    /// Which fields were read of a message that goes to a person all the same.
    void read(Set<Field> fields) {
        map.put("lus", fields.stream().sorted().map(wording::label).toList());
    }

    private void named(CaseView.Named view) {
        map.put("dossier", view.id().value());
        put("commune", view.commune());
        List<Map<String, String>> fields = new ArrayList<>();
        for (Map.Entry<Field, String> said : view.fiche().values().entrySet()) {
            if (!saidByReferrer(said.getKey())) {
                fields.add(
                        Map.of(
                                "intitule",
                                wording.label(said.getKey()),
                                "valeur",
                                wording.value(said.getKey(), oneLine(said.getValue()))));
            }
        }
        map.put("champs", fields);
    }

    /// Whether the referrer's own lines of the letter say it already.
    private boolean saidByReferrer(Field field) {
        if (!(map.get("demandeur") instanceof Map<?, ?> referrer)) {
            return false;
        }
        return switch (field) {
            case REFERRER_NAME -> says(referrer, "nom");
            case REFERRER_ROLE -> says(referrer, "fonction");
            case REFERRER_PHONE -> says(referrer, "telephone");
            default -> false;
        };
    }

    private static boolean says(Map<?, ?> card, String key) {
        return card.get(key) instanceof String text && !text.isBlank();
    }

    /// A value of several lines would break the table it stands in.
    private static String oneLine(String value) {
        return value.indexOf('\n') < 0 ? value : String.join(" / ", value.lines().toList());
    }

    void refusal(Refusal why) {
        switch (why) {
            case Refusal.TooLarge(var size, var limit) -> {
                map.put("taille", megabytes(size));
                map.put("limite", megabytes(limit));
            }
            case Refusal.TooManyParts(var limit) -> map.put("limite", Integer.toString(limit));
            case Refusal.TooDeep(var limit) -> map.put("limite", Integer.toString(limit));
            case Refusal.HeaderTooLarge(var limit) -> map.put("limite", Integer.toString(limit));
            case Refusal.NotAMessage() -> {}
            case Refusal.NothingToRead() -> {}
            case Refusal.CannotDecrypt(var how) -> map.put("comment", how);
            case Refusal.Unauthenticated() -> {}
            case Refusal.UnsafeArchive(var danger) -> map.put("comment", danger);
        }
    }

    private String megabytes(long bytes) {
        String number = String.format(language.locale(), "%.1f", bytes / 1_000_000.0);
        return number + (language == Language.FRENCH ? "\u00a0Mo" : "\u00a0MB");
    }
}
