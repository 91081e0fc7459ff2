"""What stands on the reference fiche. Keys and labels are those of Field.java; a test holds them
together."""

TITLE = "Fiche de saisine"

HELP = (
    "Pour demander un médecin traitant pour un patient qui n’en a pas. Remplissez ce que vous"
    " savez, laissez le reste vide, puis joignez cette fiche à un message de votre messagerie de"
    " santé. Vous recevrez un accusé de réception dans la minute."
)

FOOT = (
    "Ce que vous écrivez ici est lu par un programme, puis par la personne qui coordonne. Aucune"
    " identité n’est transmise à un médecin avant qu’il ait accepté."
)

SITUATIONS = [
    ("aucun", "aucun médecin traitant"),
    ("parti", "parti, en retraite ou décédé"),
    ("declare", "déclaré"),
    ("inconnu", "ne sait pas"),
]

# Each part: its heading, and (key, label, kind of answer).
PARTS = [
    ("Identité", [
        ("nom_naissance", "Nom de naissance", "ligne"),
        ("nom_utilise", "Nom utilisé", "ligne"),
        ("prenoms", "Prénom", "ligne"),
        ("sexe", "Sexe", "sexe"),
        ("date_naissance", "Date de naissance", "ligne"),
        ("annee_naissance", "Année de naissance", "ligne"),
        ("lieu_naissance", "Lieu de naissance", "ligne"),
        ("ins", "Matricule INS", "ligne"),
    ]),
    ("Domicile et contact", [
        ("adresse", "Adresse", "ligne"),
        ("code_postal", "Code postal", "ligne"),
        ("commune", "Commune", "ligne"),
        ("telephone", "Téléphone du patient", "ligne"),
        ("personne_a_prevenir", "Personne à prévenir", "ligne"),
    ]),
    ("Accord et situation", [
        ("consentement", "Accord du patient", "oui-non"),
        ("situation_mt", "Situation vis-à-vis du médecin traitant", "situation"),
        ("ancien_mt", "Ancien médecin traitant", "ligne"),
        ("ald", "ALD", "oui-non"),
        ("ald_categorie", "Nature de l'ALD", "ligne"),
        ("css_ame", "C2S ou AME", "oui-non"),
    ]),
    ("Besoins particuliers", [
        ("visites", "Visites à domicile nécessaires", "oui-non"),
        ("accessibilite", "Mobilité réduite", "oui-non"),
        ("langue", "Langue parlée", "ligne"),
        ("medecin_femme", "Souhaite une femme médecin", "oui-non"),
        ("grossesse", "Grossesse", "oui-non"),
        ("isolement", "Isolement", "oui-non"),
        ("dependance", "Perte d'autonomie", "oui-non"),
    ]),
    ("La demande", [
        ("motif", "Motif de la demande", "texte"),
        ("urgence", "Motif d'urgence", "ligne"),
        ("intervenants", "Intervenants autour du patient", "ligne"),
        ("date_sortie", "Date de sortie", "ligne"),
        ("remarques", "Remarques", "texte"),
    ]),
    ("Vous", [
        ("demandeur", "Demandeur", "ligne"),
        ("fonction_demandeur", "Fonction du demandeur", "ligne"),
        ("contact_demandeur", "Téléphone du demandeur", "ligne"),
    ]),
]
