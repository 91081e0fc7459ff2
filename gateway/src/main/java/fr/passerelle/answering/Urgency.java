package fr.passerelle.answering;

import java.text.Normalizer;
import java.util.Locale;

/// Why a request is urgent, as one of few categories; the referrer's sentence stays with us.
enum Urgency {
    AFTER_DISCHARGE("sortie d'hôpital récente", "recent hospital stay"),
    TREATMENT("traitement à renouveler", "treatment to be renewed"),
    PREGNANCY("grossesse", "pregnancy"),
    STATED("signalée par le demandeur", "stated by the referrer");

    private final String french;
    private final String english;

    Urgency(String french, String english) {
        this.french = french;
        this.english = english;
    }

    static Urgency of(String written) {
        String folded =
                Normalizer.normalize(written, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        if (folded.contains("sortie") || folded.contains("hospitalis")) {
            return AFTER_DISCHARGE;
        }
        if (folded.contains("traitement")
                || folded.contains("ordonnance")
                || folded.contains("renouvel")) {
            return TREATMENT;
        }
        return folded.contains("grossesse") || folded.contains("enceinte") ? PREGNANCY : STATED;
    }

    String in(Language language) {
        return switch (language) {
            case FRENCH -> french;
            case ENGLISH -> english;
        };
    }
}
