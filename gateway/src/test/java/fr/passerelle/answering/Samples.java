package fr.passerelle.answering;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Made-up people and the letters one writes to them.
final class Samples {
    static final Path TEMPLATES =
            Path.of(System.getProperty("passerelle.root", "..")).resolve("templates");
    static final String TOKEN = "0123456789abcdefghjkmnpqrstv0";
    static final Instant NOW = Instant.parse("2026-03-02T08:05:00Z");
    static final CaseId CASE = new CaseId("C-1042");
    static final OfferId OFFER = new OfferId(CASE, 2);
    static final Gateway GATEWAY =
            new Gateway(
                    "Passerelle de la CPTS Aunis Nord",
                    EmailAddress.of("passerelle@cpts-aunis.mssante.example"),
                    EmailAddress.of("coordination@cpts-aunis.mssante.example"),
                    Set.of("cpts-aunis.mssante.example"),
                    ZoneId.of("Europe/Paris"));
    static final Contact DOCTOR =
            new Contact(
                    "Dr Claire Exemple",
                    "médecin généraliste, Nieul-sur-Mer",
                    Optional.of("0546000102"),
                    Optional.of(EmailAddress.of("claire.exemple@cpts-aunis.mssante.example")));
    static final Contact REFERRER =
            new Contact(
                    "Nadia Modèle",
                    "coordinatrice, DAC 17",
                    Optional.of("0546000304"),
                    Optional.of(EmailAddress.of("nadia.modele@cpts-aunis.mssante.example")));

    private Samples() {}

    static Answering answering() {
        return new Answering(Templates.load(TEMPLATES), GATEWAY);
    }

    static Fiche fiche() {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.put(Field.BIRTH_NAME, "TESTPATIENT");
        said.put(Field.GIVEN_NAMES, "Mélanie");
        said.put(Field.SEX, "f");
        said.put(Field.BIRTH_DATE, "1944-03-21");
        said.put(Field.COMMUNE, "Nieul sur mer");
        said.put(Field.POSTAL_CODE, "17137");
        said.put(Field.ADDRESS, "3 impasse des Fixtures");
        said.put(Field.PHONE, "0546998877");
        said.put(Field.CONSENT, "oui");
        said.put(Field.MT_SITUATION, "parti");
        said.put(Field.ALD, "oui");
        said.put(Field.ALD_CATEGORY, "insuffisance cardiaque");
        said.put(Field.CSS_AME, "oui");
        said.put(Field.HOME_VISITS, "oui");
        said.put(Field.ACCESSIBILITY, "oui");
        said.put(Field.LANGUAGE, "Portugais surtout");
        said.put(Field.URGENCY, "plus d'ordonnance depuis janvier");
        said.put(Field.ACTORS, "infirmière à domicile, kinésithérapeute");
        said.put(Field.REMARKS, "Mme Testpatient entend mal, appeler sa fille");
        return new Fiche(said);
    }

    static CaseFile file(Fiche fiche) {
        return new CaseFile(
                CASE,
                fiche,
                fiche.values().keySet(),
                Map.of(
                        Field.COMMUNE,
                        new Defect.Where.Line("1", 6),
                        Field.ALD,
                        new Defect.Where.Line("2", 14),
                        Field.PHONE,
                        new Defect.Where.Line("1", 8)),
                List.of(
                        new Defect(
                                Defect.Kind.BAD_DATE,
                                new Defect.Where.Line("1", 12),
                                "Mme TESTPATIENT, le 32/01")),
                Optional.of("Nieul-sur-Mer"),
                false);
    }

    static Addressee doctor(Language language) {
        return new Addressee(
                DOCTOR.name(),
                EmailAddress.of("claire.exemple@cpts-aunis.mssante.example"),
                language);
    }

    static Addressee referrer(Language language) {
        return new Addressee(
                REFERRER.name(),
                EmailAddress.of("nadia.modele@cpts-aunis.mssante.example"),
                language);
    }

    static Writing writing(Addressee to, Fiche fiche) {
        return new Writing(
                to,
                Optional.of(file(fiche)),
                Optional.of(DOCTOR),
                Optional.of(REFERRER),
                Conversation.NEW,
                TOKEN,
                1,
                List.of(),
                NOW);
    }

    static Letter letter(LetterKind kind, boolean toDoctor, Map<String, String> values) {
        return new Letter(
                kind,
                toDoctor
                        ? new Letter.Recipient.Doctor("M01")
                        : new Letter.Recipient.Referrer("R01"),
                Optional.of(CASE),
                toDoctor ? Optional.of(OFFER) : Optional.empty(),
                values,
                "test",
                "a test asks for it");
    }

    static boolean goesToDoctor(LetterKind kind) {
        return switch (kind) {
            case PROPOSITION, RELANCE, DEJA_POURVU, CONFIRMATION_MG, REFUS_NOTE -> true;
            case AR,
                    A_COMPLETER,
                    TRANSMIS,
                    STATUT,
                    DEMANDE_SUIVI,
                    ATTESTATION_EFFACEMENT,
                    ALERTE_COORDO,
                    CHOIX_NOTE ->
                    false;
        };
    }

    /// The letters of a kind that differ: one for each thing it can say.
    static List<Letter> letters(LetterKind kind) {
        List<Letter> letters = new ArrayList<>();
        switch (kind) {
            case PROPOSITION ->
                    letters.add(
                            letter(
                                    kind,
                                    true,
                                    Map.of(
                                            "jusquau", "2026-03-05",
                                            "relance_le", "2026-03-04",
                                            "distance_bande", "2-5",
                                            "distance_km", "3",
                                            "rang", "2")));
            case RELANCE ->
                    letters.add(letter(kind, true, Map.of("jusquau", "2026-03-05", "rang", "2")));
            case DEJA_POURVU -> {
                letters.add(letter(kind, true, Map.of("dit_oui", "oui")));
                letters.add(letter(kind, true, Map.of("dit_oui", "non")));
                letters.add(letter(kind, true, Map.of("dit_oui", "non", "reunie", "oui")));
            }
            case CONFIRMATION_MG ->
                    letters.add(
                            letter(
                                    kind,
                                    true,
                                    Map.of(
                                            "motif", "acceptee",
                                            "medecin", "M01",
                                            "quota_depasse", "oui")));
            case REFUS_NOTE -> {
                letters.add(letter(kind, true, Map.of()));
                letters.add(letter(kind, true, Map.of("quota_jusquau", "2026-03-31")));
            }
            case AR -> {
                for (String motif :
                        List.of(
                                "en_attente",
                                "a_completer",
                                "proposee",
                                "acceptee",
                                "elargie",
                                "sans_reponse",
                                "sans_nouvelles",
                                "rdv_pris",
                                "rdv_honore",
                                "close",
                                "sans_suite",
                                "deces",
                                "lettre_recue")) {
                    letters.add(
                            letter(
                                    kind,
                                    false,
                                    motif.equals("a_completer")
                                            ? Map.of(
                                                    "motif",
                                                    motif,
                                                    "manque",
                                                    "consentement\ntelephone")
                                            : Map.of("motif", motif, "jusquau", "2026-03-05")));
                }
            }
            case A_COMPLETER -> {
                letters.add(letter(kind, false, Map.of("manque", "consentement\ntelephone")));
                letters.add(letter(kind, false, Map.of("manque", "consentement")));
            }
            case TRANSMIS -> {
                letters.add(letter(kind, false, Map.of()));
                letters.add(letter(kind, true, Map.of("jusquau", "2026-03-05")));
            }
            case STATUT -> {
                for (String motif :
                        List.of(
                                "a_completer",
                                "en_attente",
                                "proposee",
                                "acceptee",
                                "elargie",
                                "sans_reponse",
                                "sans_nouvelles",
                                "rdv_pris",
                                "rdv_manque",
                                "rdv_honore",
                                "effacee",
                                "close",
                                "deces",
                                "deces_confirme",
                                "deces_dementi",
                                "sans_suite")) {
                    letters.add(status(false, motif));
                }
                for (String motif :
                        List.of(
                                "proposee",
                                "expiree",
                                "refusee",
                                "deja_pourvue",
                                "acceptee",
                                "rdv_pris",
                                "rdv_manque",
                                "rdv_honore",
                                "close",
                                "sans_nouvelles",
                                "effacee",
                                "complement",
                                "deces",
                                "deces_dementi",
                                "lettre_recue")) {
                    letters.add(status(true, motif));
                }
            }
            case DEMANDE_SUIVI -> {
                for (String what :
                        List.of("rdv_pris", "honore", "nouveau_rdv", "mt_declare", "renvoi")) {
                    letters.add(
                            letter(
                                    kind,
                                    false,
                                    Map.of(
                                            "demander", what,
                                            "medecin", "M01",
                                            "rdv_le", "2026-03-12")));
                }
            }
            case ATTESTATION_EFFACEMENT ->
                    letters.add(letter(kind, false, Map.of("motif", "rdv_pris", "medecin", "M01")));
            case ALERTE_COORDO -> {
                letters.add(
                        letter(kind, false, Map.of("pourquoi", "Une demande reste incomplète.")));
                letters.add(letter(kind, false, Map.of("demander", "deces")));
                letters.add(
                        letter(
                                kind,
                                false,
                                Map.of(
                                        "demander", "identite",
                                        "autre", "C-1001",
                                        "concorde", "nom_naissance\nprenoms",
                                        "ecart", "commune",
                                        "noms", "writing\norder",
                                        "ins", "un_seul")));
                letters.add(letter(kind, false, Map.of("demander", "identite", "ins", "aucun")));
            }
            case CHOIX_NOTE -> {
                for (String choice :
                        List.of(
                                "reunis",
                                "distincts",
                                "lettre_jointe",
                                "lettre_a_part",
                                "deces_confirme",
                                "deces_dementi",
                                "deja")) {
                    letters.add(
                            letter(
                                    kind,
                                    false,
                                    Map.of(
                                            "choix", choice,
                                            "autre", "C-1001",
                                            "ancien", "C-1002")));
                }
                for (Occasion.StaysApart.Obstacle why : Occasion.StaysApart.Obstacle.values()) {
                    letters.add(
                            letter(
                                    kind,
                                    false,
                                    Map.of(
                                            "choix",
                                            "a_la_main",
                                            "autre",
                                            "C-1001",
                                            "obstacle",
                                            why.name().toLowerCase(Locale.ROOT))));
                }
            }
        }
        return letters;
    }

    private static Letter status(boolean toDoctor, String motif) {
        return letter(
                LetterKind.STATUT,
                toDoctor,
                motif.equals("a_completer")
                        ? Map.of("motif", motif, "manque", "consentement")
                        : Map.of(
                                "motif", motif,
                                "jusquau", "2026-03-05",
                                "rdv_le", "2026-03-12",
                                "sortie_le", "2026-03-01"));
    }

    static OutgoingMail finished(Written written) {
        return switch (written) {
            case Written.Finished(var mail) -> mail;
            case Written.Withheld(var why) -> throw new AssertionError("withheld: " + why);
        };
    }
}
