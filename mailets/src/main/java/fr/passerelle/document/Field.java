package fr.passerelle.document;

/// A field of the fiche de saisine. `key` is the name policies and `explain` use; `french` and
/// `english` are the labels people read.
public enum Field {
    BIRTH_NAME("nom_naissance", "Nom de naissance", "Birth name", Kind.NAME),
    USED_NAME("nom_utilise", "Nom utilisé", "Name used", Kind.NAME),
    GIVEN_NAMES("prenoms", "Prénom", "Given name", Kind.NAME),
    SEX("sexe", "Sexe", "Sex", Kind.SEX),
    BIRTH_DATE("date_naissance", "Date de naissance", "Birth date", Kind.DATE),
    BIRTH_YEAR("annee_naissance", "Année de naissance", "Year of birth", Kind.YEAR),
    BIRTH_PLACE("lieu_naissance", "Lieu de naissance", "Birth place", Kind.TEXT),
    INS("ins", "Matricule INS", "INS number", Kind.INS),
    COMMUNE("commune", "Commune", "Town", Kind.COMMUNE),
    POSTAL_CODE("code_postal", "Code postal", "Post code", Kind.TEXT),
    ADDRESS("adresse", "Adresse", "Address", Kind.TEXT),
    PHONE("telephone", "Téléphone du patient", "Patient's phone", Kind.PHONE),
    CONTACT_PERSON("personne_a_prevenir", "Personne à prévenir", "Contact person", Kind.TEXT),
    CONSENT("consentement", "Accord du patient", "Patient's consent", Kind.YES_NO),
    MT_SITUATION(
            "situation_mt",
            "Situation vis-à-vis du médecin traitant",
            "GP situation",
            Kind.MT_SITUATION),
    FORMER_MT("ancien_mt", "Ancien médecin traitant", "Former GP", Kind.TEXT),
    ALD("ald", "ALD", "Long-term condition (ALD)", Kind.YES_NO),
    ALD_CATEGORY("ald_categorie", "Nature de l'ALD", "Kind of ALD", Kind.TEXT),
    CSS_AME("css_ame", "C2S ou AME", "C2S or AME", Kind.YES_NO),
    HOME_VISITS("visites", "Visites à domicile nécessaires", "Home visits needed", Kind.YES_NO),
    ACCESSIBILITY("accessibilite", "Mobilité réduite", "Reduced mobility", Kind.YES_NO),
    LANGUAGE("langue", "Langue parlée", "Language spoken", Kind.TEXT),
    WOMAN_DOCTOR(
            "medecin_femme", "Souhaite une femme médecin", "Asks for a woman doctor", Kind.YES_NO),
    PREGNANCY("grossesse", "Grossesse", "Pregnancy", Kind.YES_NO),
    ISOLATION("isolement", "Isolement", "Isolation", Kind.YES_NO),
    DEPENDENCE("dependance", "Perte d'autonomie", "Loss of autonomy", Kind.YES_NO),
    REASON("motif", "Motif de la demande", "Reason for the request", Kind.TEXT),
    URGENCY("urgence", "Motif d'urgence", "Reason for urgency", Kind.TEXT),
    ACTORS(
            "intervenants",
            "Intervenants autour du patient",
            "Professionals around the patient",
            Kind.TEXT),
    DISCHARGE_DATE("date_sortie", "Date de sortie", "Discharge date", Kind.DATE),
    REFERRER_NAME("demandeur", "Demandeur", "Referrer", Kind.TEXT),
    REFERRER_ROLE("fonction_demandeur", "Fonction du demandeur", "Referrer's role", Kind.TEXT),
    REFERRER_PHONE("contact_demandeur", "Téléphone du demandeur", "Referrer's phone", Kind.PHONE),
    REMARKS("remarques", "Remarques", "Remarks", Kind.TEXT);

    /// How a value is read and normalised.
    public enum Kind {
        /// Kept as written, white space folded.
        TEXT,
        /// A name: kept as written, white space folded.
        NAME,
        /// ISO date (`1944-03-21`).
        DATE,
        /// Four digits.
        YEAR,
        /// `oui` or `non`.
        YES_NO,
        /// Ten digits or E.164.
        PHONE,
        /// The commune's name as written.
        COMMUNE,
        /// [fr.passerelle.patient.Ins#text].
        INS,
        /// `f`, `m` or `inconnu`.
        SEX,
        /// `aucun`, `parti`, `declare` or `inconnu`.
        MT_SITUATION
    }

    private final String key;
    private final String french;
    private final String english;
    private final Kind kind;

    Field(String key, String french, String english, Kind kind) {
        this.key = key;
        this.french = french;
        this.english = english;
        this.kind = kind;
    }

    public String key() {
        return key;
    }

    public String french() {
        return french;
    }

    public String english() {
        return english;
    }

    public Kind kind() {
        return kind;
    }
}
