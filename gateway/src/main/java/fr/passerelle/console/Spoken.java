package fr.passerelle.console;

import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.Step;

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
            case DECES -> "décès à confirmer";
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
            case PROPOSITION -> "proposition";
            case RELANCE -> "rappel de la proposition";
            case DEJA_POURVU -> "« déjà pourvu »";
            case CONFIRMATION_MG -> "confirmation avec l’identité";
            case REFUS_NOTE -> "refus bien noté";
            case TRANSMIS -> "« transmis à la coordination »";
            case STATUT -> "état de la demande";
            case DEMANDE_SUIVI -> "demande de nouvelles";
            case ATTESTATION_EFFACEMENT -> "attestation d’effacement";
            case ALERTE_COORDO -> "alerte";
            case CHOIX_NOTE -> "choix de la coordination noté";
        };
    }

    /// "au Dr Anne Valcourt", "à Camille Dufresnoy".
    static String to(String name) {
        return name.startsWith("Dr ") ? "au " + name : "à " + name;
    }

    static String step(Step step) {
        return switch (step) {
            case RECEIVING -> "recevoir";
            case OPENING -> "ouvrir";
            case UNDERSTANDING -> "comprendre";
            case FILING -> "classer";
            case DECIDING -> "décider";
            case ANSWERING -> "répondre";
        };
    }

    /// The log's words on opening ("1 part, sender valid, signature not-present; non signé ; …"):
    /// the plain line is behind the first semicolon, in French already.
    static String opened(String said) {
        if (said.startsWith("refused")) {
            return "Message illisible : son expéditeur est prévenu";
        }
        int line = said.indexOf("; ");
        return "Ouvert : " + (line < 0 ? said : said.substring(line + 2));
    }

    /// The log's words on filing ("C-1001 opened").
    static String filed(String said) {
        if (said.startsWith("for a person")) {
            return "Personne ne doit deviner : un humain lira";
        }
        if (said.endsWith("opened") || said.contains("opened, urgent")) {
            return "Nouveau dossier";
        }
        if (said.startsWith("C-")) {
            return "Rattaché au dossier " + firstWord(said);
        }
        return "Rattaché à aucun dossier";
    }

    private static String firstWord(String said) {
        int end = 0;
        while (end < said.length() && said.charAt(end) != ' ' && said.charAt(end) != ',') {
            end++;
        }
        return said.substring(0, end);
    }
}
