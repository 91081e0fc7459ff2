package fr.passerelle.console;

import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.LetterKind;

/// Our words in French, as the coordinator reads them.
public final class Spoken {
    private Spoken() {}

    public static String status(Status status) {
        return switch (status) {
            case A_COMPLETER -> "à compléter";
            case EN_ATTENTE -> "en attente";
            case PROPOSEE -> "proposée à un médecin";
            case ACCEPTEE -> "acceptée";
            case RDV_PRIS -> "rendez-vous pris";
            case RDV_HONORE -> "rendez-vous honoré";
            case COORDINATION -> "à la coordination";
            case SANS_SUITE -> "sans suite";
            case CLOSE -> "terminée";
        };
    }

    public static String standing(Standing standing) {
        return switch (standing) {
            case OPEN -> "sollicité";
            case REMINDED -> "relancé";
            case EXPIRED -> "sans réponse";
            case DECLINED -> "non";
            case ACCEPTED -> "oui";
            case LOST -> "devancé";
            case FREED -> "absent";
        };
    }

    /// A kind of message, by the word `explain` uses.
    public static String kind(String kind) {
        return switch (kind) {
            case "intake" -> "demande";
            case "supplement" -> "complément";
            case "discharge" -> "lettre de sortie";
            case "reply" -> "réponse d’un médecin";
            case "follow-up" -> "nouvelles d’un rendez-vous";
            case "command" -> "question (STATUT, STOP, AIDE)";
            case "automatic" -> "réponse automatique";
            case "bounce" -> "message non distribué";
            case "receipt" -> "accusé de lecture";
            case "unclear" -> "message à lire par une personne";
            case "refused" -> "message refusé";
            default -> kind;
        };
    }

    public static String letter(LetterKind kind) {
        return switch (kind) {
            case AR -> "accusé de réception";
            case A_COMPLETER -> "demande de précisions";
            case PROPOSITION -> "proposition à un médecin";
            case RELANCE -> "rappel à un médecin";
            case DEJA_POURVU -> "« déjà pourvu »";
            case CONFIRMATION_MG -> "confirmation, avec l’identité";
            case REFUS_NOTE -> "refus bien noté";
            case TRANSMIS -> "transmis à la coordination";
            case STATUT -> "où en est la demande";
            case DEMANDE_SUIVI -> "demande de nouvelles";
            case ATTESTATION_EFFACEMENT -> "attestation d’effacement";
            case ALERTE_COORDO -> "alerte à la coordination";
        };
    }
}
