package fr.passerelle.document;

import fr.passerelle.patient.Doubt;

/// Something wrong in what we read, with its place. Reading goes on; how strict to be is the
/// caller's business.
///
/// @param found what stood there, for the sender's receipt; it may identify the patient and is
///     never logged
public record Defect(Kind kind, Where where, String found) {
    /// What can be wrong.
    public enum Kind {
        /// A date that is none, or not written as a date (expected JJ/MM/AAAA).
        BAD_DATE,
        /// A birth date after the message, or before 1900.
        IMPOSSIBLE_DATE,
        /// Expected yes or no, found something else.
        NOT_YES_OR_NO,
        /// The same field twice with different values; the first is kept.
        CONTRADICTION,
        /// A label this form does not know; its line is kept as free text.
        UNKNOWN_LABEL,
        /// Several boxes with a mark, of which only one can be true; none is taken.
        SEVERAL_TICKED,
        /// A fiche de saisine in which nothing is filled in.
        EMPTY_FORM,
        /// A phone number that cannot be one.
        BAD_PHONE,
        /// An INS matricule with a wrong key (97 minus the number modulo 97).
        BAD_INS_KEY,
        /// An INS matricule without its key: nothing says that it is free of slips.
        INS_WITHOUT_KEY,
        /// An INS-C, or a number of an authority that gives no INS.
        NOT_AN_INS,
        /// The first digit of the matricule says another sex.
        INS_OF_OTHER_SEX,
        /// The matricule says another month or year of birth.
        INS_OF_OTHER_BIRTH_DATE,
        /// The matricule says another commune of birth.
        INS_OF_OTHER_BIRTH_PLACE,
        /// A year of two digits, where both centuries are possible.
        AMBIGUOUS_YEAR,
        /// A birth date of which only the year, or year and month, is known.
        INCOMPLETE_DATE,
        /// No operator is known to have phone numbers like this one; it is kept.
        PHONE_NOT_ASSIGNED,
        /// A number of a professional or of a structure in which something is wrong; it is kept.
        BAD_NUMBER,
        /// A postal code that is not one of the commune's, or a code that is no commune's.
        POSTAL_CODE_ELSEWHERE,
        /// A document that could not be read to the end (damaged, too long, too slow).
        UNREADABLE_DOCUMENT,
        /// A page that is only a picture.
        IMAGE_WITHOUT_TEXT,
        /// A page whose text a program read from a picture, letter by letter: weak evidence, that
        /// its sender should look at.
        READ_FROM_PICTURE,
        /// Attachments in a wrapper that only Outlook opens (TNEF, winmail.dat).
        OUTLOOK_WRAPPER,
        /// Bytes that are not what their declared charset says.
        CHARSET_LIE,
        /// Nothing said in which charset the text is; what was found is the one its bytes speak
        /// for.
        CHARSET_BY_EVIDENCE,
        /// Tags or entities of HTML in a plain text (HPRIM).
        MARKUP_IN_TEXT,
        /// More or fewer header lines than the twelve of HPRIM Médecins 3.0; what stands there was
        /// told by its shape.
        HEADER_LINES,
        /// A line where a name should be that is none (HPRIM Médecins 3.0, lines 2 and 3).
        BAD_NAME,
        /// A year of two digits. Where both centuries are possible, neither is taken.
        CENTURY_NOT_SAID,
        /// A NIR, which may be that of whoever pays: a hint for people, never an INS.
        NIR_IS_NO_INS,
        /// A NIR of a wrong shape or with a wrong key.
        BAD_NIR,
        /// `****FIN****` or `****FINFICHIER****` missing, doubled or not where it belongs (HPRIM).
        CLOSING_TAG,
        /// Text behind the end of a file of letters; it is kept with the last letter.
        TEXT_AFTER_END,
        /// A line among coded results that is none, or lacks its label or value (HPRIM `RES`).
        BAD_RESULT,
        /// Several letters in one file: nobody can tell which of them the mail is about.
        SEVERAL_LETTERS,
        /// HPRIM Santé 2.x: segments of laboratories and administrations, not read here.
        HPRIM_SANTE,
        /// HPRIM XML: event messages between a hospital's own programs, not read here.
        HPRIM_XML,
        /// Enciphered by Apicrypt, which only its own program opens.
        APICRYPT,
        /// A line of an HL7 message that is no segment (HL7 v2.5 §2.5.2).
        BAD_SEGMENT,
        /// A field without what it must hold (HL7 v2.5 §2.5.3.4).
        BAD_FIELD,
        /// An INS of an identity whose state is not *validated* (HL7 PID-32 other than VALI; RNIV):
        /// data may not travel under it.
        IDENTITY_NOT_VALIDATED,
        /// A message that its sender marks as a trial (HL7 MSH-11 other than P).
        NOT_PRODUCTION,
        /// A document in another, of a kind that is not read here.
        DOCUMENT_NOT_READ,
        /// A document that somebody may not see ([Restriction]): kept, and told to whoever looks.
        RESTRICTED,
        /// A zip that is cut off, or whose sums do not match (APPNOTE.TXT §4.3.1, §4.4.7).
        DAMAGED_ARCHIVE,
        /// Files elsewhere than XDM puts them (IHE ITI TF-2 §3.32.4.1.2).
        LAYOUT,
        /// An XDM package, or a folder of one, without METADATA.XML (IHE ITI TF-2
        /// §3.32.4.1.2).
        METADATA_MISSING,
        /// Metadata that are no XML, no ebRIM, or that no honest program writes (IHE ITI TF-3
        /// §4.2).
        METADATA_UNREADABLE,
        /// A file of a package that no metadata speak of.
        DOCUMENT_WITHOUT_METADATA,
        /// Metadata whose document is not in the package.
        METADATA_WITHOUT_DOCUMENT,
        /// The URI names its file in other letters, large for small (IHE ITI TF-2
        /// §3.32.4.1.2: names are ISO 9660).
        URI_IN_OTHER_CASE,
        /// The URI leads out of the folder of its metadata (IHE ITI TF-2 §3.32.4.1.2).
        URI_OUTSIDE,
        /// The bytes are not those the metadata speak of (IHE ITI TF-3 §4.2.3.2.10).
        HASH_MISMATCH,
        /// The declared hash has not the 40 digits of a SHA-1 (IHE ITI TF-3 §4.2.3.2.10).
        HASH_IS_NO_SHA1,
        /// More or fewer bytes than the metadata say (IHE ITI TF-3 §4.2.3.2.24).
        SIZE_MISMATCH,
        /// A patient identifier without a number or without its authority (HL7 v2 CX; IHE ITI
        /// TF-3 §4.2.3.1.7).
        BAD_PATIENT_IDENTIFIER,
        /// A clinical document about nobody: no recordTarget, or one without a single trait (CDA
        /// R2 §4.2.2.11).
        NO_PATIENT,
        /// Two different INS for one patient.
        SEVERAL_INS,
        /// An INS of the test or demonstration authority (1.2.250.1.213.1.4.10 and .11): nobody
        /// real.
        TEST_INS,
        /// Subject, metadata, text and document do not speak of the same patient. What stood there
        /// is what the other says; neither is believed.
        PATIENTS_DIFFER,
        /// A discharge mode in no table, and whose name says nothing.
        UNKNOWN_DISCHARGE_MODE,
        /// The end of a stay before its beginning.
        DATES_IN_WRONG_ORDER,
        /// An element that the standard asks for and that is not there (CDA R2 §4.2.1).
        ELEMENT_MISSING,
        /// A document inside another, in base64, that is none.
        BAD_BASE64;

        /// The kind under which a doubt about an identifier or a trait is told.
        public static Kind of(Doubt doubt) {
            return switch (doubt) {
                case INS_SHAPE, INS_KEY_WRONG, INS_MONTH -> BAD_INS_KEY;
                case INS_OLD, INS_AUTHORITY -> NOT_AN_INS;
                case INS_KEY_MISSING -> INS_WITHOUT_KEY;
                case INS_OTHER_SEX -> INS_OF_OTHER_SEX;
                case INS_OTHER_BIRTH_DATE -> INS_OF_OTHER_BIRTH_DATE;
                case INS_OTHER_BIRTH_PLACE -> INS_OF_OTHER_BIRTH_PLACE;
                case NUMBER_SHAPE,
                        NUMBER_KEY_WRONG,
                        NUMBER_KEY_UNCHECKED,
                        NUMBER_WITHOUT_PREFIX,
                        NUMBER_LOCAL ->
                        BAD_NUMBER;
                case DATE_SHAPE, DATE_NOT_IN_CALENDAR -> BAD_DATE;
                case DATE_TWO_DIGIT_YEAR -> AMBIGUOUS_YEAR;
                case DATE_INCOMPLETE -> INCOMPLETE_DATE;
                case PHONE_SHAPE, PHONE_SHORT -> BAD_PHONE;
                case PHONE_NOT_ASSIGNED -> Kind.PHONE_NOT_ASSIGNED;
                case COMMUNE_SHAPE, COMMUNE_OTHER_POSTAL_CODE -> POSTAL_CODE_ELSEWHERE;
            };
        }
    }

    /// Where it stands.
    public sealed interface Where {
        /// A line of the text body or of the text of an attachment, counted from 1.
        record Line(String part, int line) implements Where {}

        /// A field of a line or segment, both counted from 1: HPRIM results, HL7 v2.
        record InField(String part, int line, int field) implements Where {}

        /// A part of the message ("1.2").
        record InPart(String part) implements Where {}

        /// A header of the message.
        record InHeader(String name) implements Where {}

        /// A place in a document of XML.
        ///
        /// @param path names of the elements from the root, without positions
        record InXml(String part, String path, int line, int column) implements Where {}

        /// A line of a page, both counted from 1.
        record OnPage(String part, int page, int line) implements Where {}

        /// A line of a page that a program read from a picture, letter by letter: it may be wrong.
        record Scanned(String part, int page, int line) implements Where {}

        /// A cell of a sheet ("B4").
        record InCell(String part, String sheet, String cell) implements Where {}

        /// A field of a form that can be filled in.
        record InForm(String part, String field) implements Where {}

        /// In words, for people and for `explain`.
        default String words() {
            return switch (this) {
                case Line(var part, var line) -> "part " + part + ", line " + line;
                case InField(var part, var line, var field) ->
                        "part " + part + ", line " + line + ", field " + field;
                case InPart(var part) -> "part " + part;
                case InHeader(var name) -> "header " + name;
                case InXml(var part, var path, var line, var column) ->
                        "part " + part + ", line " + line + ", column " + column + ", " + path;
                case OnPage(var part, var page, var line) ->
                        "part " + part + ", page " + page + ", line " + line;
                case Scanned(var part, var page, var line) ->
                        "part " + part + ", page " + page + ", line " + line + ", from a picture";
                case InCell(var part, var sheet, var cell) ->
                        "part " + part + ", sheet " + sheet + ", cell " + cell;
                case InForm(var part, var field) -> "part " + part + ", field " + field;
            };
        }
    }
}
