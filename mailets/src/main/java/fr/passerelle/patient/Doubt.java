package fr.passerelle.patient;

import fr.passerelle.mail.Sentence;

/// What can be odd about an identifier or a trait. A closed list; each has its sentence, without
/// anything that was read.
public enum Doubt {
    INS_SHAPE(
            "the INS number has not 15 characters of the right form",
            "le matricule INS n'a pas la forme attendue (15 caractères)"),
    INS_OLD(
            "the number is an INS-C, of before the INS, and identifies nobody",
            "le numéro est un ancien INS-C ; il n'identifie plus personne"),
    INS_AUTHORITY(
            "the authority named (OID) gives no INS numbers",
            "l'autorité citée (OID) n'attribue pas de matricule INS"),
    INS_KEY_MISSING("the INS number has no key", "le matricule INS est sans sa clé"),
    INS_KEY_WRONG(
            "the key of the INS number does not match",
            "la clé du matricule INS ne correspond pas"),
    INS_MONTH(
            "the month in the INS number is none",
            "le mois inscrit dans le matricule INS n'existe pas"),
    INS_OTHER_SEX(
            "the INS number is of a person of the other sex",
            "le matricule INS est celui d'une personne de l'autre sexe"),
    INS_OTHER_BIRTH_DATE(
            "the INS number is of another month or year of birth",
            "le matricule INS correspond à un autre mois ou une autre année de naissance"),
    INS_OTHER_BIRTH_PLACE(
            "the INS number is of another birth place",
            "le matricule INS correspond à un autre lieu de naissance"),

    NUMBER_SHAPE(
            "the number has not the length or the characters of its kind",
            "le numéro n'a pas la longueur ou les caractères de sa catégorie"),
    NUMBER_KEY_WRONG(
            "the last digit of the number does not match the others",
            "le dernier chiffre du numéro ne correspond pas aux autres"),
    NUMBER_KEY_UNCHECKED(
            "the number begins with a letter and its last digit cannot be checked",
            "le numéro commence par une lettre ; son dernier chiffre ne peut pas être vérifié"),
    NUMBER_WITHOUT_PREFIX(
            "the digit that says which kind of number it is is missing",
            "il manque le premier chiffre, qui dit de quel numéro il s'agit"),
    NUMBER_LOCAL(
            "the number is of a house's own list and of no directory",
            "le numéro est propre à une structure et ne figure dans aucun répertoire"),

    DATE_SHAPE(
            "a date cannot be read (expected DD/MM/YYYY)",
            "une date est illisible (attendu : JJ/MM/AAAA)"),
    DATE_TWO_DIGIT_YEAR(
            "the year has two digits and can be of either century",
            "l'année a deux chiffres et peut être de l'un ou l'autre siècle"),
    DATE_INCOMPLETE(
            "the day or the month of the date is not known",
            "le jour ou le mois de la date n'est pas connu"),
    DATE_NOT_IN_CALENDAR("the day is in no calendar", "ce jour n'existe pas dans le calendrier"),

    PHONE_SHAPE("the phone number cannot be one", "le numéro de téléphone n'en est pas un"),
    PHONE_SHORT(
            "the phone number is a short one, of a service and not of a person",
            "le numéro de téléphone est un numéro court : celui d'un service, pas d'une personne"),
    PHONE_NOT_ASSIGNED(
            "no operator is known to have phone numbers that begin like this one",
            "aucun opérateur connu n'a de numéros de téléphone qui commencent ainsi"),

    COMMUNE_SHAPE(
            "the code of the commune has not the five characters of the COG",
            "le code de la commune n'a pas les cinq caractères du COG"),
    COMMUNE_OTHER_POSTAL_CODE(
            "the post code is not one of this town's", "le code postal n'est pas de cette commune");

    private final String english;
    private final String french;

    Doubt(String english, String french) {
        this.english = english;
        this.french = french;
    }

    public Sentence sentence() {
        return new Sentence(english, french);
    }
}
