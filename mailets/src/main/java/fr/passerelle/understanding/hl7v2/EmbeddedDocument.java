package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Code;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A document in an OBX segment (HL7 v2.5, data type ED): its bytes, undressed from base64, and
/// what the segment says about it.
///
/// @param segment its number in the message, counted from 1
/// @param type the kind of document (OBX-3), LOINC as a rule
/// @param declared the kind of data the sender names, `text/XML`; hospitals write it for anything
/// @param action what is to be done with it
public record EmbeddedDocument(
        int segment, Code type, String declared, Hl7Read.Action action, Slice content) {
    /// Behind the declaration, style sheets and comments.
    private static final int LOOKED_AT = 64 * 1024;

    /// Byte order marks of UTF-8 and UTF-16 may stand in front.
    private static final Pattern MARKUP =
            Pattern.compile("(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s{0,99}<");

    /// True where the bytes begin as a clinical document (CDA R2).
    public boolean isCda() {
        // In UTF-16 each letter stands beside a zero.
        String start =
                new String(
                                content.array(),
                                content.offset(),
                                Math.min(content.length(), LOOKED_AT),
                                StandardCharsets.ISO_8859_1)
                        .replace("\0", "");
        return MARKUP.matcher(start).lookingAt() && start.contains("ClinicalDocument");
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "document of " + content.length() + " bytes in segment " + segment;
    }
}
