package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Code;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A document in an OBX segment (HL7 v2.5, data type ED): its bytes, undressed from base64, and
/// what the segment says about it.
///
/// @param segment its number in the message, counted from 1
/// @param type the kind of document (OBX-3), LOINC as a rule
/// @param declared the kind of data the sender names, `text/XML`; hospitals write it for anything
/// @param status `F` final, `C` corrected, `D` deleted (HL7 table 0085)
public record EmbeddedDocument(
        int segment, Code type, String declared, String status, Slice content) {
    private static final int LOOKED_AT = 4096;

    /// True where the bytes begin as a clinical document (CDA R2).
    public boolean isCda() {
        String start =
                new String(
                                content.array(),
                                content.offset(),
                                Math.min(content.length(), LOOKED_AT),
                                StandardCharsets.ISO_8859_1)
                        .stripLeading();
        String bare = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        return bare.startsWith("<") && bare.toLowerCase(Locale.ROOT).contains("clinicaldocument");
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "document of " + content.length() + " bytes in segment " + segment;
    }
}
