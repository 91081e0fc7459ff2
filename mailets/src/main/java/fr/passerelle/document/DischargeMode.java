package fr.passerelle.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a stay ended: the observation ORG-074 of a *lettre de liaison à la sortie* (ANS,
/// JDV_ModaliteSortie 1.2.250.1.213.1.1.5.74 and JDV_ModeSortie …5.204).
///
/// @param to where the patient went
/// @param code as written
public record DischargeMode(To to, Code code) {
    /// Where a patient goes. Whether a search for a médecin traitant makes sense hangs on it.
    public enum To {
        HOME("domicile"),
        /// Hospital at home (HAD): the patient lives at home, and needs a médecin traitant.
        HOSPITAL_AT_HOME("had"),
        NURSING_HOME("ehpad"),
        REHABILITATION("readaptation"),
        OTHER_HOSPITAL("autre_etablissement"),
        ELSEWHERE("autre"),
        DEATH("deces"),
        /// A code that no table has, with words that say nothing: a person reads it.
        UNKNOWN("inconnu");

        private final String word;

        To(String word) {
            this.word = word;
        }

        /// The word of `explain`.
        public String word() {
            return word;
        }
    }

    private record Row(String system, String code, To to) {}

    private static final String SNOMED_CT = "2.16.840.1.113883.6.96";
    private static final String FINESS_CATEGORY = "1.2.250.1.213.1.6.1.8";
    private static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";

    private static final List<Row> TABLE =
            List.of(
                    new Row(SNOMED_CT, "160849004", To.HOME),
                    new Row(SNOMED_CT, "419620001", To.DEATH),
                    new Row(FINESS_CATEGORY, "127", To.HOSPITAL_AT_HOME),
                    new Row(FINESS_CATEGORY, "500", To.NURSING_HOME),
                    new Row(FINESS_CATEGORY, "109", To.REHABILITATION),
                    new Row(TA_ASIP, "ORG-102", To.REHABILITATION),
                    new Row(TA_ASIP, "ORG-103", To.REHABILITATION),
                    new Row(TA_ASIP, "ORG-104", To.REHABILITATION),
                    new Row(TA_ASIP, "ORG-162", To.OTHER_HOSPITAL),
                    new Row(TA_ASIP, "GEN-092.06.01", To.OTHER_HOSPITAL),
                    // Letters of 2020.01 and before.
                    new Row(TA_ASIP, "ORG-073", To.OTHER_HOSPITAL),
                    new Row(TA_ASIP, "GEN-092.06.03", To.ELSEWHERE));

    /// A word of a displayName, tried in this order where no row fits: « hospitalisation à
    /// domicile » is no « domicile ».
    private record Name(Pattern word, To to) {
        Name(String word, To to) {
            this(
                    Pattern.compile(
                            "(?<!\\p{L})(?:" + word + ")(?!\\p{L})",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    to);
        }
    }

    private static final List<Name> BY_NAME =
            List.of(
                    new Name("d[ée]c[èe]s|d[ée]c[ée]d[ée]e?", To.DEATH),
                    new Name("hospitalisation à domicile|had", To.HOSPITAL_AT_HOME),
                    new Name("ehpad", To.NURSING_HOME),
                    new Name("réadaptation|rééducation|ssr|smr", To.REHABILITATION),
                    new Name("autre établissement|transferts?|mutation", To.OTHER_HOSPITAL),
                    new Name("domicile", To.HOME));

    /// By system and code; where the table has no such pair, by the name beside it.
    public static DischargeMode of(Code code) {
        for (Row row : TABLE) {
            if (code.is(row.system(), row.code())) {
                return new DischargeMode(row.to(), code);
            }
        }
        String name = code.display().orElse("");
        for (Name each : BY_NAME) {
            if (each.word().matcher(name).find()) {
                return new DischargeMode(each.to(), code);
            }
        }
        return new DischargeMode(To.UNKNOWN, code);
    }

    /// Why no search for a médecin traitant may go on or begin, where that is so.
    public Optional<Ending> ends() {
        return switch (to) {
            case DEATH -> Optional.of(Ending.DEATH);
            case OTHER_HOSPITAL, REHABILITATION -> Optional.of(Ending.TRANSFER);
            case HOME, HOSPITAL_AT_HOME, NURSING_HOME, ELSEWHERE, UNKNOWN -> Optional.empty();
        };
    }

    /// What stops a search.
    public enum Ending {
        DEATH,
        /// To another hospital: its own letter, at the end, says what comes then.
        TRANSFER
    }
}
