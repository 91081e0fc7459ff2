package fr.passerelle.deciding;

import java.util.Locale;

/// The mails that deciding can ask for; the names are the vocabulary that the twelve
/// organisations share. Each has a template `templates/letters/<name>.fr.txt` and `.en.txt`.
public enum LetterKind {
    /// Receipt to the referrer: what was read, what happens now.
    AR,
    /// What is missing before a search can begin.
    A_COMPLETER,
    /// The proposal to a doctor, without identity.
    PROPOSITION,
    /// The one reminder of a proposal.
    RELANCE,
    /// Somebody else was faster, or the search is over.
    DEJA_POURVU,
    /// To the doctor who said yes: identity and contacts, only here.
    CONFIRMATION_MG,
    /// To a doctor who declined: noted, thanks.
    REFUS_NOTE,
    /// To a professional whose message goes to a person.
    TRANSMIS,
    /// Where the case stands, to its referrer.
    STATUT,
    /// Was the appointment made, was it kept?
    DEMANDE_SUIVI,
    /// The file has been destroyed.
    ATTESTATION_EFFACEMENT,
    /// To the coordinator: something only a person can decide.
    ALERTE_COORDO;

    /// The template's name ("a-completer").
    public String templateName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
