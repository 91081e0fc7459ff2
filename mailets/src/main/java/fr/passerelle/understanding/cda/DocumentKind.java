package fr.passerelle.understanding.cda;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What kinds of documents there are and what one is to this gateway (ANS, JDV_J07
/// 1.2.250.1.213.1.1.5.471): by the code alone, LOINC or a word of the ANS.
///
/// @param code empty where the document bears none
/// @param name in English, for `because`
public record DocumentKind(String code, String name, Use use) {
    /// What is done with it.
    public enum Use {
        /// A letter at the end of a stay.
        DISCHARGE,
        /// A letter that asks for a doctor.
        REFERRAL,
        /// Goes with a request, and is none.
        SUPPORTING,
        /// Says nothing that this gateway could act on.
        OTHER
    }

    private static final List<DocumentKind> KINDS =
            List.of(
                    new DocumentKind("11490-0", "liaison letter at discharge", Use.DISCHARGE),
                    new DocumentKind("34112-3", "hospital stay report", Use.DISCHARGE),
                    new DocumentKind("34133-9", "episode summary", Use.DISCHARGE),
                    new DocumentKind("15507-7", "emergency visit report", Use.DISCHARGE),
                    new DocumentKind("60280-5", "emergency return sheet", Use.DISCHARGE),
                    new DocumentKind("83981-1", "medico-social discharge liaison", Use.DISCHARGE),
                    new DocumentKind("96349-6", "referral letter", Use.REFERRAL),
                    new DocumentKind("60591-5", "medical summary", Use.SUPPORTING),
                    new DocumentKind("SYNTH", "medical summary (VSM)", Use.SUPPORTING),
                    new DocumentKind("51851-4", "administrative document", Use.SUPPORTING),
                    new DocumentKind("PROT_ALD", "ALD protocol", Use.SUPPORTING),
                    new DocumentKind("18761-7", "liaison letter at admission", Use.OTHER),
                    new DocumentKind("34874-8", "operation report", Use.OTHER),
                    new DocumentKind("15508-5", "delivery report", Use.OTHER),
                    new DocumentKind("78341-5", "transfer to emergency", Use.OTHER),
                    new DocumentKind("74207-2", "emergency liaison sheet", Use.OTHER),
                    new DocumentKind("88348-8", "medico-social admission liaison", Use.OTHER),
                    new DocumentKind("11488-4", "consultation report", Use.OTHER),
                    new DocumentKind("11502-2", "laboratory report", Use.OTHER),
                    new DocumentKind("18748-4", "imaging report", Use.OTHER),
                    new DocumentKind("55115-0", "imaging request", Use.OTHER));

    private static final Map<String, DocumentKind> BY_CODE = byCode();

    private static final int MAX_CODE = 20;

    static DocumentKind of(ClinicalDocument document) {
        String code = document.identity().code().map(Code::code).orElse("");
        DocumentKind known = BY_CODE.get(code);
        return known == null ? new DocumentKind(code, "unknown kind", Use.OTHER) : known;
    }

    /// With its code where that is one, so that a sentence made of it quotes nothing.
    public String words() {
        boolean plain =
                !code.isEmpty()
                        && code.length() <= MAX_CODE
                        && code.chars()
                                .allMatch(
                                        c ->
                                                c < 128
                                                        && (Character.isLetterOrDigit(c)
                                                                || c == '-'
                                                                || c == '_'));
        return plain ? name + ", " + code : name;
    }

    private static Map<String, DocumentKind> byCode() {
        Map<String, DocumentKind> kinds = new HashMap<>();
        for (DocumentKind kind : KINDS) {
            kinds.put(kind.code(), kind);
        }
        return Map.copyOf(kinds);
    }
}
