package fr.passerelle.mail;

import java.util.Optional;

/// Why a recipient's software did not make a mail part of a patient's file: the codes of the ANS
/// volet « Transmission au LPS d'un document CDA reçu par courriel MSSanté », table
/// applicationErrorCondition. Said in both directions: by the software of those we write to, and
/// by us to those who ask for a receipt.
public sealed interface IntegrationError {
    /// The seven codes of the table.
    enum Condition implements IntegrationError {
        /// A replacement or deletion names a version that is not the newest.
        WRONG_VERSION("900", "version du document incorrecte", "wrong version of the document"),
        /// Only the author, or their organisation, replaces or deletes a document.
        AUTHOR_NOT_ALLOWED(
                "901",
                "auteur non autorisé à remplacer ou supprimer le document",
                "author not allowed to replace or delete the document"),
        UNKNOWN_PATIENT_ID("902", "identifiant patient inconnu", "unknown patient identifier"),
        /// There are identifiers, and the INS is not among them.
        INS_ABSENT("903", "INS non présent dans le document", "no INS in the document"),
        /// The matricule, or a trait beside it, is not exactly the one that is known.
        INS_MISMATCH(
                "904",
                "INS ou traits différents de ceux que connaît le destinataire",
                "INS or traits are not those that the recipient knows"),
        /// A matricule without all of its traits.
        INS_INCOMPLETE("905", "INS transmis incomplet", "incomplete INS"),
        OTHER("906", "autre erreur", "another error");

        private final String code;
        private final String label;
        private final String english;

        Condition(String code, String label, String english) {
            this.code = code;
            this.label = label;
            this.english = english;
        }

        @Override
        public String code() {
            return code;
        }

        /// In French, the language of the table; it names nobody.
        public String label() {
            return label;
        }

        /// The same for those who write to us in English.
        public String english() {
            return english;
        }
    }

    /// A code outside the table, for instance of HL7's own messageErrorCondition (100 to 207).
    ///
    /// @param code as it stood; empty where the report gave none
    record Unlisted(String code) implements IntegrationError {}

    /// Longer than this is no code.
    int MAX_CODE = 12;

    /// The code as it goes over the wire, "902".
    String code();

    static IntegrationError of(String code) {
        for (Condition condition : Condition.values()) {
            if (condition.code().equals(code)) {
                return condition;
            }
        }
        return new Unlisted(code);
    }

    /// The code at the front of a text like `902^Identifiant…`: letters and digits up to the
    /// caret, blanks around them left out. Empty where no code stands there; free text is none.
    static Optional<IntegrationError> find(String text) {
        int caret = text.indexOf('^');
        String code = (caret < 0 ? text : text.substring(0, caret)).strip();
        boolean one =
                !code.isEmpty()
                        && code.length() <= MAX_CODE
                        && code.chars().anyMatch(c -> c >= '0' && c <= '9')
                        && code.chars().allMatch(IntegrationError::isOfACode);
        return one ? Optional.of(of(code)) : Optional.empty();
    }

    private static boolean isOfACode(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
