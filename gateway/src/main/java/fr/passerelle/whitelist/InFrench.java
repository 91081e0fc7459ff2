package fr.passerelle.whitelist;

import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.Objection;
import fr.passerelle.opening.whitelist.WhiteList;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Lists, and what speaks against them, as an administrator reads it.
final class InFrench {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm", Locale.FRENCH)
                    .withZone(ZoneId.of("Europe/Paris"));

    private static final int MAX_SHOWN = 80;

    private InFrench() {}

    /// `du 13 mars 2026 à 15:54, 516 domaines`.
    static String list(WhiteList list) {
        int left = list.leftOut().size();
        return "du %s, %s%s"
                .formatted(
                        moment(list.generated()),
                        count(list.names().size(), "domaine"),
                        left == 0
                                ? ""
                                : ", %s de côté"
                                        .formatted(
                                                left == 1
                                                        ? "1 nom mal écrit laissé"
                                                        : left + " noms mal écrits laissés"));
    }

    /// @return without a full stop
    static String rejected(Judgement.Rejected rejected) {
        return switch (rejected.why()) {
            case Objection.NotADigest _ ->
                    "l’empreinte publiée n’est pas faite de 64 chiffres hexadécimaux";
            case Objection.OtherDigest _ ->
                    "l’empreinte publiée n’est pas la sienne (%s)".formatted(rejected.sha256());
            case Objection.TooLarge(var most) -> "elle dépasse %d octets".formatted(most);
            case Objection.NotWellFormed(var line) ->
                    "ce n’est pas du XML complet (ligne %d)".formatted(line);
            case Objection.DocumentType _ -> "elle contient un DOCTYPE, qui n’y a pas sa place";
            case Objection.OtherShape(var element, var line) ->
                    "elle n’a pas la forme attendue (élément %s, ligne %d)"
                            .formatted(element, line);
            case Objection.TooManyEntries(var most) ->
                    "elle contient plus de %d entrées".formatted(most);
            case Objection.Empty _ -> "elle ne contient aucun domaine";
            case Objection.TreacherousName(var name, var how) ->
                    "elle contient « %s », %s".formatted(shown(name), treachery(how));
            case Objection.TooManyMisspelt(var most) ->
                    "plus de %d noms n’y sont pas des noms de domaine".formatted(most);
            case Objection.Older(var generated, var inForce) ->
                    "elle est du %s, avant celle en vigueur (%s)"
                            .formatted(moment(generated), moment(inForce));
            case Objection.FromTheFuture(var generated) ->
                    "elle est du %s, une date à venir".formatted(moment(generated));
            case Objection.Shrunk(var lost, var of) ->
                    "%s sur %d n’y sont plus%s"
                            .formatted(count(lost, "domaine"), of, admitting(rejected));
            case Objection.Grown(var names, var before) ->
                    "elle passe de %d à %s%s"
                            .formatted(before, count(names, "domaine"), admitting(rejected));
        };
    }

    private static String admitting(Judgement.Rejected rejected) {
        return " ; si c’est voulu, écrivez empreinte_admise: \"%s\" dans"
                        .formatted(rejected.sha256())
                + " confiance.liste_blanche";
    }

    private static String treachery(Objection.Treachery how) {
        return switch (how) {
            case WILDCARD -> "qui désignerait plusieurs domaines";
            case ENDING_ONLY -> "qui n’est que la fin d’un nom de domaine";
            case IP_ADDRESS -> "qui est une adresse IP";
            case NOT_ASCII -> "écrit avec d’autres lettres que celles d’un nom de domaine";
            case FALSE_A_LABEL -> "dont l’écriture internationale (xn--) est trompeuse";
        };
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// Written by others: printable ASCII stays, the rest is shown by its code.
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.chars()
                .limit(MAX_SHOWN)
                .forEach(
                        c -> {
                            if (c >= ' ' && c <= '~') {
                                shown.append((char) c);
                            } else {
                                shown.append("\\u%04x".formatted(c));
                            }
                        });
        return shown.toString();
    }
}
