package fr.passerelle.deciding;

import fr.passerelle.mail.IntegrationError;
import java.util.List;

/// A letter that arrived and that the recipient's software could not make part of a file. Nothing
/// in the case moves, since a person may have read the mail all the same; but one must know.
final class NotIntegratedLetters {
    static final List<Rule<Occasion.NotIntegrated>> RULES =
            List.of(NotIntegratedLetters::aPersonMustKnow);

    private NotIntegratedLetters() {}

    private static boolean aPersonMustKnow(Occasion.NotIntegrated it, Draft draft) {
        draft.by("remise.non_integree", "the recipient's software did not integrate a letter");
        draft.alert(
                "Le logiciel %s n’a pas intégré %s : %s."
                        .formatted(whose(it.person()), what(it.letter()), why(it.error())));
        return true;
    }

    private static String whose(String person) {
        if (People.isDoctor(person)) {
            return "du médecin " + person;
        }
        return person.startsWith("R") ? "du demandeur " + person : "du correspondant " + person;
    }

    private static String what(LetterKind letter) {
        return switch (letter) {
            case AR -> "notre accusé de réception";
            case A_COMPLETER -> "notre demande de complément";
            case PROPOSITION -> "notre proposition";
            case RELANCE -> "notre relance";
            case DEJA_POURVU -> "l’avis que le patient a déjà un médecin";
            case CONFIRMATION_MG -> "la confirmation qui lui nomme le patient";
            case REFUS_NOTE -> "notre réponse à son refus";
            case TRANSMIS -> "l’avis de transmission à la coordination";
            case STATUT -> "les nouvelles du dossier";
            case DEMANDE_SUIVI -> "notre demande de nouvelles";
            case ATTESTATION_EFFACEMENT -> "l’attestation d’effacement";
            case ALERTE_COORDO, CHOIX_NOTE -> "une alerte";
        };
    }

    private static String why(IntegrationError error) {
        return switch (error) {
            case IntegrationError.Condition known -> known.label() + " (" + known.code() + ")";
            case IntegrationError.Unlisted(var code) ->
                    code.isEmpty() ? "il ne dit pas pourquoi" : "code " + code;
        };
    }
}
