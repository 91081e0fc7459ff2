package fr.passerelle.explaining;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.reply.Answer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An [Explanation] as the six steps, a line or more each. What needs a store is told as far as
/// it goes without one.
final class InWords {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm", Locale.FRENCH);

    private static final Map<String, String> LABELS =
            Arrays.stream(Field.values())
                    .collect(Collectors.toUnmodifiableMap(Field::key, Field::french));

    private final List<String> lines = new ArrayList<>();

    private InWords() {}

    static List<String> of(Explanation it) {
        InWords words = new InWords();
        words.lines.add(it.file());
        if (it.opened().isPresent() && it.understood().isPresent()) {
            words.opened(it, it.opened().get());
            words.understood(it);
            words.later(it.understood().get());
        } else {
            words.step("ouvert", "non, refusé : " + Reasons.inFrench(it.because()));
            words.step("répondu", "le refus et sa raison, si l’expéditeur est connu");
        }
        return words.lines;
    }

    private void step(String step, String sentence) {
        lines.add("  %-8s %s".formatted(step, sentence));
    }

    private void more(String sentence) {
        lines.add(" ".repeat(13) + sentence);
    }

    private void opened(Explanation it, Opened opened) {
        step(
                "reçu",
                "le %s, %s"
                        .formatted(
                                WHEN.format(opened.received().at().atZone(ZONE)),
                                size(opened.received().raw().size())));
        step("ouvert", count(opened.parts().size(), "partie") + " ; " + documents(it));
        more(opened.provenance().line().french());
        it.trust()
                .forEach(
                        (what, verdict) -> {
                            String why = verdict.sentence().french();
                            more(
                                    checked(what)
                                            + " : "
                                            + verdict(verdict)
                                            + (why.isEmpty() ? "" : " (" + why + ")"));
                        });
    }

    private static String documents(Explanation it) {
        return it.documents().isEmpty()
                ? "aucun document joint"
                : it.documents().stream()
                        .map(each -> each.type() + " (" + size(each.size()) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String checked(String what) {
        return switch (what) {
            case "sender" -> "expéditeur";
            case "signature" -> "signature";
            case "header" -> "en-tête protégé";
            default -> "chiffrement";
        };
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> "valable";
            case Verdict.Invalid _ -> "non valable";
            case Verdict.NotPresent _ -> "sans objet";
            case Verdict.CannotTell _ -> "on ne peut pas le dire";
        };
    }

    private void understood(Explanation it) {
        String answer = it.answer().map(found -> " : " + answer(found)).orElse("");
        step("compris", kind(it) + answer + " (" + Reasons.inFrench(it.because()) + ")");
        it.offer().ifPresent(token -> more("à propos de l’envoi " + token));
        it.fields()
                .forEach(
                        (key, value) ->
                                more(
                                        LABELS.getOrDefault(key, key.replace('_', ' '))
                                                + " : "
                                                + value.replace("\n", " / ")));
        for (Defect defect : it.defects()) {
            more(
                    "défaut : %s (%s)%s"
                            .formatted(
                                    AsJson.kind(defect),
                                    place(defect.where()),
                                    defect.found().isBlank()
                                            ? ""
                                            : ", trouvé : « " + defect.found() + " »"));
        }
    }

    /// The same place as [Defect.Where#words] says, in French.
    private static String place(Defect.Where where) {
        return switch (where) {
            case Defect.Where.Line(var part, var line) -> "partie " + part + ", ligne " + line;
            case Defect.Where.InField(var part, var line, var field) ->
                    "partie " + part + ", ligne " + line + ", champ " + field;
            case Defect.Where.InPart(var part) -> "partie " + part;
            case Defect.Where.InHeader(var name) -> "en-tête " + name;
            case Defect.Where.InXml(var part, var path, var line, var column) ->
                    "partie " + part + ", ligne " + line + ", colonne " + column + ", " + path;
            case Defect.Where.OnPage(var part, var page, var line) ->
                    "partie " + part + ", page " + page + ", ligne " + line;
            case Defect.Where.Scanned(var part, var page, var line) ->
                    "partie " + part + ", page " + page + ", ligne " + line + ", sur une image";
            case Defect.Where.InCell(var part, var sheet, var cell) ->
                    "partie " + part + ", feuille " + sheet + ", case " + cell;
            case Defect.Where.InForm(var part, var field) -> "partie " + part + ", champ " + field;
        };
    }

    private static String kind(Explanation it) {
        return switch (it.kind()) {
            case "intake" -> "une demande de médecin traitant";
            case "supplement" -> "un complément à une demande";
            case "discharge" -> "une lettre de sortie";
            case "reply" -> "une réponse à une proposition";
            case "follow-up" -> "des nouvelles d’une demande";
            case "command" -> "un ordre";
            case "automatic" -> "un message automatique";
            case "bounce" -> "un avis de non-remise";
            case "receipt" -> "un accusé de lecture ou de réception";
            default -> "pas clair, une personne le lira";
        };
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case Answer.Accept() -> "accepte";
            case Answer.Decline _ -> "refuse";
            case Answer.Defer(var until) ->
                    "oui, mais plus tard" + until.map(InWords::from).orElse("");
            case Answer.Question() -> "pose une question";
            case Answer.Delegate() -> "renvoie vers quelqu’un d’autre";
            case Answer.Partial() -> "accepte en partie";
            case Answer.Unclear() -> "on ne peut pas le dire";
        };
    }

    private static String from(Answer.Until until) {
        return switch (until) {
            case Answer.Until.Day(var day) -> " (à partir du " + day + ")";
            case Answer.Until.Month(var month) -> " (à partir de " + month + ")";
        };
    }

    /// Filing, deciding, answering: what would be done, without a store to look in.
    private void later(Understood understood) {
        record Steps(String filed, String decided, String answered) {}
        Function<String, Steps> nothing =
                filed -> new Steps(filed, "rien", "rien : on ne répond jamais à une machine");
        Steps steps =
                switch (understood) {
                    case Understood.Intake _ ->
                            new Steps(
                                    "sous le dossier ouvert de ce patient, sinon un nouveau",
                                    "chercher un médecin, ou demander ce qui manque",
                                    "un accusé de réception à l’expéditeur");
                    case Understood.Supplement _ ->
                            new Steps(
                                    "sous le dossier de l’envoi cité",
                                    "reprendre la recherche avec ce qui est complété",
                                    "ce qui manque encore, s’il manque quelque chose");
                    case Understood.Discharge discharge ->
                            new Steps(
                                    "sous le dossier ouvert de ce patient, s’il y en a un",
                                    decided(discharge),
                                    "au médecin qui a accepté, s’il y en a un");
                    case Understood.Reply _ ->
                            new Steps(
                                    "sous la proposition citée",
                                    "selon la réponse, si la proposition est encore ouverte",
                                    "une confirmation au médecin, des nouvelles au demandeur");
                    case Understood.FollowUp _ ->
                            new Steps(
                                    "sous le dossier de l’envoi cité",
                                    "noter la nouvelle et la prochaine échéance",
                                    "des nouvelles à qui suit le dossier");
                    case Understood.Command _ ->
                            new Steps(
                                    "sous le dossier de l’envoi cité, s’il y en a un",
                                    "exécuter l’ordre si son auteur est connu",
                                    "ce qui est demandé");
                    case Understood.Automatic _ ->
                            nothing.apply("sous l’envoi cité, s’il y en a un");
                    case Understood.Receipt _ -> nothing.apply("sous l’envoi cité, s’il y en a un");
                    case Understood.NotIntegrated _ ->
                            new Steps(
                                    "sous l’envoi que le logiciel n’a pas intégré",
                                    "prévenir la coordination",
                                    "une alerte à la coordination, rien à la machine");
                    case Understood.Bounce bounce ->
                            new Steps(
                                    "sous l’envoi qui n’est pas arrivé",
                                    bounce.permanent()
                                            ? "ne plus compter sur cette adresse"
                                            : "attendre, l’envoi sera retenté",
                                    "rien : on ne répond jamais à une machine");
                    case Understood.Unclear _ ->
                            new Steps(
                                    "pour une personne",
                                    "la coordination décide",
                                    "une alerte à la coordination");
                };
        step("classé", steps.filed());
        step("décidé", steps.decided());
        step("répondu", steps.answered());
    }

    private static String decided(Understood.Discharge letter) {
        if (letter.stay().mode().flatMap(DischargeMode::ends).isPresent()) {
            return "ne chercher personne : décès ou transfert";
        }
        return letter.doctor() instanceof Understood.DeclaredDoctor.Named
                ? "la joindre ; le patient a un médecin traitant"
                : "la joindre, ou ouvrir une demande urgente";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number > 1 ? "s" : "");
    }

    private static String size(int bytes) {
        return bytes < 1024
                ? count(bytes, "octet")
                : String.format(Locale.FRENCH, "%.1f Kio", bytes / 1024.0);
    }
}
