package fr.passerelle.answering;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Sentence;
import fr.passerelle.patient.Doubt;
import fr.passerelle.patient.NameMatch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Values in the words of a language. Sentences live in templates; here are only the words that
/// stand for a value.
final class Wording {
    private static final DateTimeFormatter FRENCH_DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Language.FRENCH.locale());
    private static final DateTimeFormatter FRENCH_FIRST =
            DateTimeFormatter.ofPattern("EEEE d'er' MMMM", Language.FRENCH.locale());
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Language.ENGLISH.locale());
    private static final DateTimeFormatter NUMBERS = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final int OBVIOUS_DAYS = 180;
    private static final int MAX_FIELD_NAME = 30;
    private static final String KM = "\u00a0km";

    private final Language language;
    private final ZoneId zone;
    private final LocalDate today;

    Wording(Language language, ZoneId zone, LocalDate today) {
        this.language = language;
        this.zone = zone;
        this.today = today;
    }

    /// A day as people say it ("jeudi 5 mars"), with its year where that is not obvious.
    String day(LocalDate day) {
        String name =
                switch (language) {
                    case FRENCH ->
                            (day.getDayOfMonth() == 1 ? FRENCH_FIRST : FRENCH_DAY).format(day);
                    case ENGLISH -> ENGLISH_DAY.format(day);
                };
        return Math.abs(ChronoUnit.DAYS.between(today, day)) < OBVIOUS_DAYS
                ? name
                : name + " " + day.getYear();
    }

    /// An instant as the last day one may still act: midnight belongs to the day before it.
    String day(Instant instant) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        return day(local.minusNanos(1).toLocalDate());
    }

    /// A value of a letter: ISO dates and instants become days, the rest stays as it is.
    String value(String value) {
        if (value.length() < 10
                || value.length() > 40
                || value.charAt(4) != '-'
                || value.charAt(7) != '-'
                || !Character.isDigit(value.charAt(0))) {
            return value;
        }
        try {
            return switch (value.indexOf('T')) {
                case -1 -> day(LocalDate.parse(value));
                case 10 ->
                        value.endsWith("Z")
                                ? day(Instant.parse(value))
                                : day(java.time.OffsetDateTime.parse(value).toInstant());
                default -> value;
            };
        } catch (DateTimeException notADate) {
            return value;
        }
    }

    /// A band of kilometres ("2-5", "20+") as people say it.
    String distance(String band) {
        boolean french = language == Language.FRENCH;
        if (band.endsWith("+")) {
            return (french ? "plus de " : "more than ") + band.substring(0, band.length() - 1) + KM;
        }
        int dash = band.indexOf('-');
        if (dash < 0) {
            return band + KM;
        }
        String from = band.substring(0, dash);
        String to = band.substring(dash + 1);
        if (from.equals("0")) {
            return (french ? "moins de " : "less than ") + to + KM;
        }
        return from + (french ? " à " : " to ") + to + KM;
    }

    String label(Field field) {
        return switch (language) {
            case FRENCH -> field.french();
            case ENGLISH -> field.english();
        };
    }

    /// How two names differ, by the code that deciding gives it.
    String nameDifference(String code) {
        Sentence sentence = NameMatch.Difference.valueOf(code.toUpperCase(Locale.ROOT)).sentence();
        return switch (language) {
            case FRENCH -> sentence.french();
            case ENGLISH -> sentence.english();
        };
    }

    /// A field's normalised value as people read it.
    String value(Field field, String value) {
        return switch (field.kind()) {
            case YES_NO -> language.yesOrNo("oui".equals(value));
            case DATE -> date(value);
            case SEX -> sex(value);
            case MT_SITUATION -> situation(value);
            case PHONE -> phone(value);
            case INS -> ins(value);
            case TEXT, NAME, YEAR, COMMUNE -> value;
        };
    }

    private static String date(String value) {
        try {
            return NUMBERS.format(LocalDate.parse(value));
        } catch (DateTimeException asWritten) {
            return value;
        }
    }

    private String sex(String value) {
        return switch (value) {
            case "f" -> language == Language.FRENCH ? "femme" : "woman";
            case "m" -> language == Language.FRENCH ? "homme" : "man";
            default -> language == Language.FRENCH ? "non précisé" : "not stated";
        };
    }

    private String situation(String value) {
        return switch (language) {
            case FRENCH ->
                    switch (value) {
                        case "aucun" -> "aucun médecin traitant";
                        case "parti" -> "médecin traitant parti";
                        case "declare" -> "un médecin traitant est déclaré";
                        default -> "non connue";
                    };
            case ENGLISH ->
                    switch (value) {
                        case "aucun" -> "no GP";
                        case "parti" -> "GP has left";
                        case "declare" -> "a GP is declared";
                        default -> "not known";
                    };
        };
    }

    /// Ten digits in pairs, as a hand dials them; anything else as it is.
    static String phone(String value) {
        if (value.length() != 10 || value.charAt(0) != '0') {
            return value;
        }
        StringBuilder pairs = new StringBuilder(14);
        for (int i = 0; i < value.length(); i += 2) {
            pairs.append(i == 0 ? "" : "\u00a0").append(value, i, i + 2);
        }
        return pairs.toString();
    }

    private static String ins(String value) {
        int at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    /// A place in the sender's message, as the sender would look for it. No file name: it may be
    /// the patient's.
    String where(Defect.Where where) {
        return switch (where) {
            case Defect.Where.Line(var part, var line) ->
                    body(part) ? line(line) : attached(part) + ", " + line(line);
            case Defect.Where.InField(var part, var line, _) ->
                    where(new Defect.Where.Line(part, line));
            case Defect.Where.InPart(var part) -> body(part) ? message() : attached(part);
            case Defect.Where.InXml(var part, _, _, _) -> attached(part);
            case Defect.Where.OnPage(var part, var page, var line) -> onPage(part, page, line);
            case Defect.Where.Scanned(var part, var page, var line) ->
                    onPage(part, page, line) + in(", lu sur une image", ", read from a picture");
            case Defect.Where.InCell(var part, _, var cell) ->
                    attached(part) + in(", case ", ", cell ") + cell;
            case Defect.Where.InForm(var part, var field) ->
                    attached(part)
                            + (isPlain(field)
                                    ? in(", champ « ", ", field \"") + field + in(" »", "\"")
                                    : in(", formulaire", ", form"));
            case Defect.Where.InHeader _ -> in("objet du message", "subject");
        };
    }

    private String in(String french, String english) {
        return language == Language.FRENCH ? french : english;
    }

    private String line(int number) {
        return in("ligne ", "line ") + number;
    }

    private String onPage(String part, int page, int line) {
        return attached(part) + ", page " + page + ", " + line(line);
    }

    /// What a form calls its field is written by whoever made the form: only a short word is
    /// repeated.
    private static boolean isPlain(String field) {
        return field.length() <= MAX_FIELD_NAME
                && field.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ');
    }

    /// Part numbers begin at 1, and the letter comes before what is attached to it.
    private static boolean body(String part) {
        return part.isEmpty() || part.equals("1") || part.startsWith("1.");
    }

    private String message() {
        return in("texte du message", "text of the message");
    }

    /// « pièce jointe 2 »: the first part is the letter, the ones behind it are numbered as mail
    /// programs show them.
    private String attached(String part) {
        int end = 0;
        while (end < part.length() && end < 3 && Character.isDigit(part.charAt(end))) {
            end++;
        }
        int number = end == 0 ? 1 : Integer.parseInt(part.substring(0, end));
        String word = in("pièce jointe", "attachment");
        return number < 2 ? word : word + " " + (number - 1);
    }

    /// What is wrong, and what would help; set as French is, with a space that never breaks before
    /// a semicolon or a colon.
    String defect(Defect.Kind kind) {
        String sentence = sentence(kind);
        return switch (language) {
            case FRENCH ->
                    sentence.replace('\'', '’').replace(" ;", "\u00a0;").replace(" :", "\u00a0:");
            case ENGLISH -> sentence;
        };
    }

    private String sentence(Defect.Kind kind) {
        return switch (language) {
            case FRENCH ->
                    switch (kind) {
                        case BAD_DATE -> "une date est illisible (attendu : JJ/MM/AAAA)";
                        case IMPOSSIBLE_DATE ->
                                "une date de naissance est dans l'avenir, ou trop ancienne";
                        case NOT_YES_OR_NO ->
                                "la réponse n'est ni oui ni non ; écrivez seulement l'un des deux";
                        case CONTRADICTION ->
                                "le même champ a deux valeurs ; la première est gardée";
                        case UNKNOWN_LABEL ->
                                "un intitulé n'est pas connu ; sa ligne est gardée telle quelle";
                        case SEVERAL_TICKED ->
                                "des cases qui s'excluent sont cochées ; aucune n'est retenue";
                        case EMPTY_FORM -> "la fiche est vide : rien n'y est rempli";
                        case BAD_PHONE ->
                                "un numéro de téléphone est incomplet (attendu : dix chiffres)";
                        case BAD_INS_KEY ->
                                "la clé du matricule INS ne correspond pas ; vérifiez les 15 caractères";
                        case INS_WITHOUT_KEY -> Doubt.INS_KEY_MISSING.sentence().french();
                        case INS_OF_OTHER_SEX -> Doubt.INS_OTHER_SEX.sentence().french();
                        case INS_OF_OTHER_BIRTH_DATE ->
                                Doubt.INS_OTHER_BIRTH_DATE.sentence().french();
                        case INS_OF_OTHER_BIRTH_PLACE ->
                                Doubt.INS_OTHER_BIRTH_PLACE.sentence().french();
                        case AMBIGUOUS_YEAR -> Doubt.DATE_TWO_DIGIT_YEAR.sentence().french();
                        case INCOMPLETE_DATE -> Doubt.DATE_INCOMPLETE.sentence().french();
                        case PHONE_NOT_ASSIGNED -> Doubt.PHONE_NOT_ASSIGNED.sentence().french();
                        case POSTAL_CODE_ELSEWHERE ->
                                Doubt.COMMUNE_OTHER_POSTAL_CODE.sentence().french();
                        case NOT_AN_INS -> "le numéro donné n'est pas un matricule INS";
                        case BAD_NUMBER ->
                                "le numéro d'un professionnel ou d'une structure est douteux";
                        case UNREADABLE_DOCUMENT ->
                                "un document n'a pas pu être lu (abîmé, trop long ou protégé par un mot de"
                                        + " passe) ; renvoyez-le en PDF sans mot de passe, ou tapez-le dans le"
                                        + " message";
                        case IMAGE_WITHOUT_TEXT ->
                                "une page est une image, son texte n'a pas été lu ; envoyez la fiche en PDF"
                                        + " non scanné, ou tapez-la dans le message";
                        case READ_FROM_PICTURE ->
                                "une page est une image lue par un programme ; vérifiez chaque"
                                        + " valeur reprise ici";
                        case OUTLOOK_WRAPPER ->
                                "une pièce jointe est dans un format propre à Outlook"
                                        + " (winmail.dat) ; renvoyez-la en PDF";
                        case CHARSET_LIE, CHARSET_BY_EVIDENCE ->
                                "des accents ont peut-être été mal lus";
                        case MARKUP_IN_TEXT -> "des balises HTML étaient dans le texte";
                        case HEADER_LINES -> "l'en-tête HPRIM n'a pas ses douze lignes";
                        case BAD_NAME -> "un nom de l'en-tête HPRIM est illisible";
                        case CENTURY_NOT_SAID ->
                                "une année n'a que deux chiffres (attendu : JJ/MM/AAAA)";
                        case NIR_IS_NO_INS ->
                                "un numéro de sécurité sociale n'est pas un INS ; il n'est pas utilisé";
                        case BAD_NIR -> "un numéro de sécurité sociale est incomplet ou faux";
                        case CLOSING_TAG -> "les balises de fin HPRIM manquent ou sont mal placées";
                        case TEXT_AFTER_END -> "du texte suit la fin du fichier HPRIM";
                        case BAD_RESULT -> "une ligne de résultat est incomplète";
                        case SEVERAL_LETTERS ->
                                "un fichier contient plusieurs courriers ; envoyez un message par patient";
                        case HPRIM_SANTE ->
                                "le format HPRIM Santé n'est pas lu ici ; renvoyez le courrier en PDF";
                        case HPRIM_XML ->
                                "le format HPRIM XML n'est pas lu ici ; renvoyez le courrier en PDF";
                        case APICRYPT ->
                                "un message Apicrypt ne peut pas être ouvert ici ; renvoyez-le"
                                        + " par MSSanté";
                        case BAD_SEGMENT, BAD_FIELD -> "un message HL7 est mal formé";
                        case IDENTITY_NOT_VALIDATED ->
                                "l'identité n'est pas validée ; son INS n'est pas utilisé";
                        case NOT_PRODUCTION -> "le message est marqué comme un essai";
                        case RESTRICTED -> "l'accès à un document est restreint par son auteur";
                        case DOCUMENT_NOT_READ ->
                                "un document joint est dans un format qui n'est pas lu ici";
                        case DAMAGED_ARCHIVE -> "une archive ZIP est abîmée ; renvoyez-la";
                        case LAYOUT -> "une archive XDM n'est pas rangée comme prévu";
                        case METADATA_MISSING -> "une archive XDM est sans METADATA.XML";
                        case METADATA_UNREADABLE -> "le fichier METADATA.XML n'a pas pu être lu";
                        case DOCUMENT_WITHOUT_METADATA ->
                                "METADATA.XML ne dit rien d'un document de l'archive";
                        case METADATA_WITHOUT_DOCUMENT ->
                                "un document annoncé manque dans l'archive";
                        case URI_IN_OTHER_CASE ->
                                "METADATA.XML écrit un nom de fichier avec d'autres majuscules";
                        case URI_OUTSIDE -> "METADATA.XML désigne un fichier hors de son dossier";
                        case HASH_MISMATCH ->
                                "un document n'est pas celui annoncé (empreinte différente)";
                        case HASH_IS_NO_SHA1 -> "l'empreinte annoncée n'est pas un SHA-1";
                        case SIZE_MISMATCH -> "un document n'a pas la taille annoncée";
                        case BAD_PATIENT_IDENTIFIER ->
                                "l'identifiant du patient est incomplet dans METADATA.XML";
                        case NO_PATIENT -> "un document ne dit pas de quel patient il parle";
                        case SEVERAL_INS -> "un document porte deux matricules INS différents";
                        case TEST_INS -> "le matricule INS est un matricule de test";
                        case PATIENTS_DIFFER ->
                                "objet, métadonnées, texte et document ne parlent pas du même"
                                        + " patient";
                        case UNKNOWN_DISCHARGE_MODE -> "le mode de sortie n'est pas connu";
                        case DATES_IN_WRONG_ORDER -> "la sortie est datée d'avant l'entrée";
                        case ELEMENT_MISSING ->
                                "un élément obligatoire manque dans l'en-tête du document";
                        case BAD_BASE64 -> "le fichier contenu dans un document est abîmé";
                    };
            case ENGLISH ->
                    switch (kind) {
                        case BAD_DATE -> "a date cannot be read (expected DD/MM/YYYY)";
                        case IMPOSSIBLE_DATE -> "a birth date is in the future, or too long ago";
                        case NOT_YES_OR_NO ->
                                "the answer is neither yes nor no; please write just one of them";
                        case CONTRADICTION ->
                                "the same field has two values; the first one is kept";
                        case UNKNOWN_LABEL -> "a label is unknown; its line is kept as it is";
                        case SEVERAL_TICKED ->
                                "boxes that exclude each other are ticked; none is taken";
                        case EMPTY_FORM -> "the form is empty: nothing is filled in";
                        case BAD_PHONE -> "a phone number is incomplete (expected: ten digits)";
                        case BAD_INS_KEY ->
                                "the key of the INS number does not match; please check its 15 characters";
                        case INS_WITHOUT_KEY -> Doubt.INS_KEY_MISSING.sentence().english();
                        case INS_OF_OTHER_SEX -> Doubt.INS_OTHER_SEX.sentence().english();
                        case INS_OF_OTHER_BIRTH_DATE ->
                                Doubt.INS_OTHER_BIRTH_DATE.sentence().english();
                        case INS_OF_OTHER_BIRTH_PLACE ->
                                Doubt.INS_OTHER_BIRTH_PLACE.sentence().english();
                        case AMBIGUOUS_YEAR -> Doubt.DATE_TWO_DIGIT_YEAR.sentence().english();
                        case INCOMPLETE_DATE -> Doubt.DATE_INCOMPLETE.sentence().english();
                        case PHONE_NOT_ASSIGNED -> Doubt.PHONE_NOT_ASSIGNED.sentence().english();
                        case POSTAL_CODE_ELSEWHERE ->
                                Doubt.COMMUNE_OTHER_POSTAL_CODE.sentence().english();
                        case NOT_AN_INS -> "the number given is no INS number";
                        case BAD_NUMBER ->
                                "the number of a professional or of a structure is doubtful";
                        case READ_FROM_PICTURE ->
                                "a page is a picture that a program read; please check each value"
                                        + " taken from it";
                        case UNREADABLE_DOCUMENT ->
                                "a document could not be read (damaged, too long or protected by a"
                                        + " password); please send it as a PDF without one, or type it into the"
                                        + " message";
                        case IMAGE_WITHOUT_TEXT ->
                                "a page is a picture, its text was not read; please send the form as a PDF"
                                        + " that is no scan, or type it into the message";
                        case OUTLOOK_WRAPPER ->
                                "an attachment is in a format of Outlook's own (winmail.dat);"
                                        + " please send it again as a PDF";
                        case CHARSET_LIE, CHARSET_BY_EVIDENCE ->
                                "some accented letters may have been misread";
                        case MARKUP_IN_TEXT -> "there were HTML tags in the text";
                        case HEADER_LINES -> "the HPRIM header has not its twelve lines";
                        case BAD_NAME -> "a name in the HPRIM header cannot be read";
                        case CENTURY_NOT_SAID -> "a year has two digits only (expected DD/MM/YYYY)";
                        case NIR_IS_NO_INS -> "a social security number is no INS; it is not used";
                        case BAD_NIR -> "a social security number is incomplete or wrong";
                        case CLOSING_TAG -> "the closing tags of HPRIM are missing or misplaced";
                        case TEXT_AFTER_END -> "there is text behind the end of the HPRIM file";
                        case BAD_RESULT -> "a line of results is incomplete";
                        case SEVERAL_LETTERS ->
                                "a file holds several letters; please send one message a patient";
                        case HPRIM_SANTE ->
                                "HPRIM Santé is not read here; please send the letter as a PDF";
                        case HPRIM_XML ->
                                "HPRIM XML is not read here; please send the letter as a PDF";
                        case APICRYPT ->
                                "an Apicrypt message cannot be opened here; please send it again"
                                        + " by MSSanté";
                        case BAD_SEGMENT, BAD_FIELD -> "an HL7 message is malformed";
                        case IDENTITY_NOT_VALIDATED ->
                                "the identity is not validated; its INS is not used";
                        case NOT_PRODUCTION -> "the message is marked as a trial";
                        case RESTRICTED -> "its author restricts who may see a document";
                        case DOCUMENT_NOT_READ ->
                                "an enclosed document is of a format that is not read here";
                        case DAMAGED_ARCHIVE -> "a ZIP archive is damaged; please send it again";
                        case LAYOUT -> "an XDM archive is not laid out as it should be";
                        case METADATA_MISSING -> "an XDM archive has no METADATA.XML";
                        case METADATA_UNREADABLE -> "METADATA.XML could not be read";
                        case DOCUMENT_WITHOUT_METADATA ->
                                "METADATA.XML says nothing of a document in the archive";
                        case METADATA_WITHOUT_DOCUMENT ->
                                "an announced document is missing from the archive";
                        case URI_IN_OTHER_CASE ->
                                "METADATA.XML writes a file name in other letters";
                        case URI_OUTSIDE -> "METADATA.XML names a file outside its folder";
                        case HASH_MISMATCH ->
                                "a document is not the announced one (its hash differs)";
                        case HASH_IS_NO_SHA1 -> "the announced hash is not a SHA-1";
                        case SIZE_MISMATCH -> "a document has not the announced size";
                        case BAD_PATIENT_IDENTIFIER ->
                                "the patient identifier in METADATA.XML is incomplete";
                        case NO_PATIENT -> "a document does not say which patient it is about";
                        case SEVERAL_INS -> "a document bears two different INS numbers";
                        case TEST_INS -> "the INS number is a test number";
                        case PATIENTS_DIFFER ->
                                "subject, metadata, text and document are not about the same"
                                        + " patient";
                        case UNKNOWN_DISCHARGE_MODE -> "the discharge mode is not known";
                        case DATES_IN_WRONG_ORDER -> "the stay ends before it begins";
                        case ELEMENT_MISSING ->
                                "a compulsory element is missing in the document's header";
                        case BAD_BASE64 -> "the file inside a document is damaged";
                    };
        };
    }
}
