package fr.passerelle.deciding;

import fr.passerelle.document.Field;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A policy read aloud, for `passerelle policy describe` and for the meeting that votes it.
final class PolicyInWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private PolicyInWords() {}

    static List<String> of(Policy policy) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Procédure « "
                        + policy.id()
                        + " », version "
                        + policy.version()
                        + ", valable à partir du "
                        + policy.validFrom().format(DAY)
                        + ".");
        lines.add(
                "Les jours ouvrés vont du lundi au vendredi, hors jours fériés"
                        + (policy.calendar().alsaceMoselle() ? " d’Alsace-Moselle." : "."));
        lines.add(
                "Une demande doit indiquer : "
                        + policy.entry().required().stream()
                                .map(Field::french)
                                .map(PolicyInWords::uncapitalised)
                                .collect(Collectors.joining(", "))
                        + ".");
        lines.add(
                "S’il manque une information, elle est demandée aussitôt, puis une seconde fois"
                        + " après "
                        + workingDays(policy.entry().remindMissing())
                        + " ; ensuite le coordinateur prend le relais et il est prévenu tous les "
                        + policy.escalation().incomplete()
                        + " jours ouvrés.");
        lines.add("Relancer ne change pas le rang d’une demande.");
        lines.add("Un médecin n’est sollicité que si toutes ces conditions sont remplies :");
        policy.filters().forEach(filter -> lines.add("  " + filter.id() + " : " + words(filter)));
        lines.add("Demande ordinaire : " + words(policy.standard()));
        lines.add("Demande urgente (sortie d’hôpital) : " + words(policy.urgent()));
        lines.add(
                "Un oui tardif est accepté si le patient n’a pas encore de médecin ; sinon ce"
                        + " médecin sera le premier sollicité si la place se libère.");
        lines.add(
                "Un médecin n’est pas sollicité deux fois pour le même patient en moins de "
                        + policy.afterDeclineDays()
                        + " jours. Il n’a jamais à se justifier.");
        lines.add(
                "L’identité du patient n’est transmise qu’au médecin qui a dit oui, et seulement"
                        + " après son oui.");
        lines.add(
                "Quand plus personne ne peut être sollicité, le coordinateur et le demandeur sont"
                        + " prévenus, et la recherche reprend tous les "
                        + policy.escalation().noneLeft()
                        + " jours ouvrés.");
        lines.addAll(words(policy.followUp()));
        lines.add(
                "Après deux demandes de nouvelles restées sans réponse, le coordinateur prend le"
                        + " relais et il est prévenu tous les "
                        + policy.escalation().noNews()
                        + " jours ouvrés.");
        lines.add(
                "Dès que le médecin et le patient sont en contact, le dossier et ses pièces jointes"
                        + " sont détruits et le demandeur en reçoit l’attestation.");
        return lines;
    }

    private static String words(Policy.Offer offer) {
        String strategy =
                switch (offer.strategy()) {
                    case SEQUENTIAL -> "les médecins sont sollicités un par un";
                };
        String sorting =
                switch (offer.sorting()) {
                    case DISTANCE ->
                            ", le plus proche d’abord (à distance égale, celui qui l’a été le"
                                    + " moins récemment)";
                };
        String reminder =
                offer.reminder().isPresent()
                        ? ", avec une relance après " + workingDays(offer.reminder().getAsInt())
                        : ", sans relance";
        return strategy
                + sorting
                + " ; chacun a "
                + workingDays(offer.days())
                + " pour répondre"
                + reminder
                + ".";
    }

    private static String words(Filter filter) {
        return switch (filter) {
            case Filter.QuotaLeft _ ->
                    "il lui reste une place ce mois-ci, propositions en attente comprises ;";
            case Filter.NotExcluded _ ->
                    "il n’a pas demandé l’arrêt des propositions et n’a pas déjà été sollicité pour"
                            + " ce patient ;";
            case Filter.WithinDistance _ -> "le patient habite dans la distance qu’il a déclarée ;";
            case Filter.HomeVisits _ ->
                    "il fait des visites à domicile, si le patient en a besoin ;";
            case Filter.NotAbsent _ -> "il n’est pas absent ;";
            case Filter.MailBudget budget ->
                    "il a reçu moins de "
                            + budget.perWeek()
                            + " messages en sept jours ("
                            + (budget.perWeek() + budget.urgentExtra())
                            + " pour une demande urgente) ;";
            case Filter.NotSilent silent ->
                    "il n’a pas laissé "
                            + silent.unanswered()
                            + " propositions de suite sans réponse, ou la dernière date de plus de "
                            + silent.pauseDays()
                            + " jours ;";
            case Filter.Accessible _ ->
                    "son cabinet est accessible, si le patient est à mobilité réduite ;";
        };
    }

    private static List<String> words(Policy.FollowUp followUp) {
        String who =
                switch (followUp.responsible()) {
                    case REFERRER -> "le demandeur";
                    case DAC -> "le DAC qui a adressé la demande";
                };
        return List.of(
                "Après un oui, "
                        + who
                        + " s’assure que le rendez-vous est pris puis honoré. Sans nouvelles, la"
                        + " passerelle demande si le rendez-vous est pris "
                        + followUp.madeDays()
                        + " jours après le oui, et s’il a été honoré "
                        + followUp.keptDays()
                        + " jours après le oui ; elle redemande une fois après "
                        + followUp.againDays()
                        + " jours.",
                "Au premier rendez-vous manqué, un nouveau rendez-vous est demandé chez le même"
                        + " médecin, qui garde la place ; au second, le coordinateur décide et la"
                        + " demande, si elle est renvoyée, garde son ancienneté.",
                "Le rendez-vous honoré, la passerelle demande si le médecin traitant est déclaré,"
                        + " puis redemande après "
                        + followUp.declaredDays()
                        + " jours.");
    }

    private static String workingDays(int days) {
        return days == 1 ? "un jour ouvré" : days + " jours ouvrés";
    }

    /// "Commune" in the middle of a sentence; "ALD" stays as it is.
    private static String uncapitalised(String label) {
        return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.FRENCH) + label.substring(1);
    }
}
