package fr.passerelle.deciding;

import java.util.Locale;

/// The mails that deciding can ask for; the names are the vocabulary that the twelve
/// organisations share. Each has a template `templates/letters/<name>.fr.txt` and `.en.txt`.
///
/// The values deciding sets, all of them optional unless said otherwise:
///
/// | key | holds | in | |---|---|---| | `motif` | where things stand, one of the codes below |
/// AR, STATUT (always), CONFIRMATION_MG, ATTESTATION_EFFACEMENT | | `jusquau` | ISO date, last
/// day on which the open offer can be answered | PROPOSITION, RELANCE (always), AR, STATUT,
/// TRANSMIS | | `relance_le` | ISO date of the one reminder | PROPOSITION | | `rang` | number
/// of the offer within its case | PROPOSITION, RELANCE (always) | | `distance_km` | whole
/// kilometres | PROPOSITION | | `distance_bande` | `0-2`, `2-5`, `5-10`, `10-20` or `20+` (km)
/// | PROPOSITION | | `manque` | keys of missing fields, a line each | A_COMPLETER (always), AR,
/// STATUT | | `medecin` | the doctor who said yes (`M01`) | CONFIRMATION_MG (always), STATUT,
/// DEMANDE_SUIVI, ATTESTATION_EFFACEMENT | | `quota_depasse` | `oui`: the yes is above the
/// declared quota, confirm that it is meant | CONFIRMATION_MG | | `dit_oui` | `oui` where the
/// doctor had said yes (a reserve), else `non` | DEJA_POURVU (always) | | `quota_jusquau` | ISO
/// date, last day without further proposals | REFUS_NOTE | | `demander` | `rdv_pris`, `honore`,
/// `nouveau_rdv`, `mt_declare` or `renvoi` | DEMANDE_SUIVI (always) | | `demander` | `deces` or
/// `identite`: what the coordinator answers by a number | ALERTE_COORDO | | `rdv_le` | ISO date of
/// the appointment, made or missed | STATUT, DEMANDE_SUIVI | | `sortie_le` | ISO date of the
/// discharge | STATUT to a doctor | | `pourquoi` | one French sentence that names nobody |
/// ALERTE_COORDO (always) | | `autre` | the other case | ALERTE_COORDO, CHOIX_NOTE | | `concorde`,
/// `ecart` | keys of the fields in which two look alike and differ, a line each | ALERTE_COORDO | |
/// `noms` | how the names differ all the same, a line each | ALERTE_COORDO | | `ins` | `aucun`,
/// `un_seul` or `differents` | ALERTE_COORDO | | `choix` | what the coordinator chose: `reunis`,
/// `distincts`, `lettre_jointe`, `lettre_a_part`, `a_la_main`, `deces_confirme`, `deces_dementi`,
/// `deja` | CHOIX_NOTE (always) | | `obstacle` | why only a person can lay two cases together |
/// CHOIX_NOTE | | `ancien` | the case that goes on in this one | STATUT, CHOIX_NOTE | | `reunie` |
/// `oui` where the proposal ends because its case goes on in another | DEJA_POURVU |
///
/// Codes of `motif`, to a referrer: `a_completer`, `en_attente`, `proposee`, `acceptee`,
/// `elargie` (nobody could be asked: the coordinator widens the search), `sans_reponse` (all
/// were asked: the coordinator has it), `sans_nouvelles` (a doctor said yes, nobody says what
/// became of it), `rdv_pris`, `rdv_manque`, `rdv_honore`, `effacee` (what was sent is not kept:
/// the file is gone), `close`, `sans_suite`, `lettre_recue`, `deces` (a letter says so, the
/// coordinator confirms), `deces_confirme`, `deces_dementi`.
///
/// To a doctor: `deces`, `deces_dementi`, `proposee`, `expiree`, `refusee`, `deja_pourvue` (their
/// own offer), `acceptee`, `rdv_pris`, `rdv_manque`, `rdv_honore`, `close`, `sans_nouvelles`,
/// `effacee`, `complement` (the referrer said more), `lettre_recue` (a discharge letter arrived).
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
    ALERTE_COORDO,
    /// To the coordinator: what they chose by a number is done.
    CHOIX_NOTE;

    /// The key of the fields that a letter asks for, a line each.
    public static final String MISSING = "manque";

    /// The template's name ("a-completer").
    public String templateName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
