package fr.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `explain --json` on the folder of public samples, where it is at hand: each says what the
/// dossier of facts says that it says.
class ExplainedSamplesTest {
    private static final Path SAMPLES =
            Session.ROOT.toAbsolutePath().normalize().resolveSibling("shared/samples");
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, JsonNode> EXPLAINED = new HashMap<>();

    @BeforeAll
    static void explain() {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not at hand");
        Session session = Session.run("explain", "--json", SAMPLES.toString());
        for (String line : session.lines()) {
            JsonNode object = JSON.readTree(line);
            Path file = Path.of(object.get("file").asString());
            EXPLAINED.put(SAMPLES.relativize(file).toString(), object);
        }
    }

    @Test
    void theDischargeLetterYieldsEveryFactOfItsTable() {
        says(
                "cda/LDL-SES_2022.01.xml",
                "discharge",
                Map.ofEntries(
                        Map.entry("ins", "279035121518989@1.2.250.1.213.1.4.10"),
                        Map.entry("identifiants_locaux", "1234567890121"),
                        Map.entry("nom_naissance", "PAT-TROIS"),
                        Map.entry("nom_utilise", "PAT-TROIS"),
                        Map.entry("premier_prenom", "DOMINIQUE"),
                        Map.entry("prenoms", "DOMINIQUE MARIE-LOUISE"),
                        Map.entry("sexe", "f"),
                        Map.entry("date_naissance", "1979-03-28"),
                        Map.entry("lieu_naissance", "51215"),
                        Map.entry("code_postal", "75007"),
                        Map.entry("commune", "PARIS"),
                        Map.entry("auteur_rpps", "801234567897"),
                        Map.entry("auteur_profession", "G15_10/SM27"),
                        Map.entry("finess", "1750803447"),
                        Map.entry("destinataires", "Charles BOILEAU, Elsa DUCOUT"),
                        Map.entry("medecin_traitant", "Stéphane MEDIONI"),
                        Map.entry("medecin_traitant_rpps", "801984758437"),
                        Map.entry("type_sejour", "IMP"),
                        Map.entry("date_entree", "2019-10-29"),
                        Map.entry("date_sortie", "2019-12-03"),
                        Map.entry("type_etablissement", "SA01"),
                        Map.entry("mode_sortie_code", "GEN-092.06.01"),
                        Map.entry("mode_sortie", "autre_etablissement"),
                        Map.entry("mode_entree", "107724000"),
                        Map.entry("type_document", "11490-0"),
                        Map.entry("version_document", "1")));
        assertThat(text("cda/LDL-SES_2022.01.xml", "sections"))
                .contains("33557-0", "42349-1", "42545-4", "10183-2");
        assertThat(defects("cda/LDL-SES_2022.01.xml")).contains("test-ins", "bad-number");
    }

    @Test
    void theOtherDocumentsAreWhatTheirCodesSay() {
        says(
                "cda/AVC-SUNV_2022.01.xml",
                "discharge",
                Map.of("type_document", "34133-9", "date_sortie", "2018-10-03"));
        // "Inform only": nothing is asked for, and a person sees what was read.
        says(
                "cda/DLU-EHPAD-FLUDR_2022.01.xml",
                "unclear",
                Map.of(
                        "type_document", "74207-2",
                        "date_entree", "2020-03-28",
                        "date_sortie", "2020-03-28",
                        "medecin_traitant", "Stéphane MEDIONI"));
        says(
                "cda/IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml",
                "unclear",
                Map.of(
                        "type_document", "18748-4",
                        "version_document", "2",
                        "remplace", "90E1C8EC-F951-4B26-A305-A34848818DD6",
                        "corps", "application/pdf, 61736 octets"));
        says(
                "cda/IMG-DA-IMG_2024.01_TEP_Thorax.xml",
                "unclear",
                Map.of("type_document", "55115-0", "type_sejour", "EMER"));
        says(
                "cda/VSM_1.4_2022.01.xml",
                "unclear",
                Map.of("type_document", "SYNTH", "titre_document", "Synthèse Médicale"));
    }

    @Test
    void theSumsOfPackagesAreTheOnesThatWereMeasured() {
        assertThat(defects("xdm/XDM_2-CR-BIO_crlf.zip"))
                .contains("not-an-ins")
                .doesNotContain("hash-mismatch", "size-mismatch");
        assertThat(defects("xdm/XDM_2-CR-BIO_as-in-git.zip"))
                .contains("hash-mismatch", "size-mismatch");
        assertThat(defects("xdm/XDM_CRRTN_crlf.zip"))
                .contains("hash-is-no-sha1", "uri-in-other-case");
        says("xdm/XDM_2-CR-BIO_crlf.zip", "unclear", Map.of("type_document", "11502-2"));
        says(
                "xdm/XDM_CRRTN_crlf.zip",
                "unclear",
                Map.of("type_document", "39256-3", "annee_naissance", "1972"));
        assertThat(explained("xdm/XDM_2-CR-BIO_crlf.zip").get("documents").size()).isEqualTo(3);
    }

    @Test
    void messagesNameTheirPatientAndWhatIsOddAboutHim() {
        says(
                "hl7v2/sortie.er7",
                "discharge",
                Map.of(
                        "ins", "279035121518989@1.2.250.1.213.1.4.10",
                        "date_naissance", "1979-03-28",
                        "lieu_naissance", "63220",
                        "date_sortie", "2024-03-06"));
        // The same test patient was born in 51215 where a CDA says it, and so says the INS.
        assertThat(defects("hl7v2/sortie.er7"))
                .contains("ins-of-other-birth-place", "test-ins", "not-production");
        says("hl7v2/admission.er7", "unclear", Map.of("nom_naissance", "PAT-TROIS"));
        says("hl7v2/mdm_lps_mss_init_n1.er7", "unclear", Map.of("nom_naissance", "PAT-TROIS"));
        assertThat(defects("hl7v2/mdm_lps_mss_init_n1.er7"))
                .contains("restricted", "document-not-read");
        says("hl7v2/oru_v1.2.hl7", "unclear", Map.of("nom_naissance", "DE VINCI"));
        assertThat(defects("hl7v2/oru_v1.2.hl7"))
                .contains("bad-ins-key", "document-not-read")
                .doesNotContain("restricted");
    }

    @Test
    void lettersOfHprimAreKnownByTheirTraits() {
        says(
                "hprim/hprimtool_header-solabio.hpm",
                "unclear",
                Map.of(
                        "nom_naissance", "DUPONT",
                        "prenoms", "JEAN",
                        "date_naissance", "1950-01-01",
                        "code_postal", "76000"));
        assertThat(defects("hprim/hprimtool_header-solabio.hpm")).contains("bad-nir");
        says(
                "hprim/hprimtool_text.hpr",
                "unclear",
                Map.of(
                        "nom_naissance", "MARTIN",
                        "prenoms", "DENISE",
                        "date_naissance", "1957-03-14",
                        "commune", "LE HAVRE"));
        assertThat(defects("hprim/hprimtool_text.hpr")).contains("header-lines", "closing-tag");
        // Results without a header are about nobody.
        assertThat(explained("hprim/hprimtool_pipes.hpr").get("patient").isEmpty()).isTrue();
        assertThat(explained("hprim/hprimtool_tags.hpr").get("patient").isEmpty()).isTrue();
    }

    private static void says(String file, String kind, Map<String, String> facts) {
        assertThat(explained(file).get("kind").asString()).as(file).isEqualTo(kind);
        facts.forEach(
                (key, value) ->
                        assertThat(text(file, key)).as("%s of %s", key, file).isEqualTo(value));
    }

    private static String text(String file, String key) {
        return explained(file).get("fields").path(key).asString("");
    }

    private static List<String> defects(String file) {
        return StreamSupport.stream(explained(file).get("defects").spliterator(), false)
                .map(defect -> defect.get("kind").asString())
                .toList();
    }

    private static JsonNode explained(String file) {
        JsonNode object = EXPLAINED.get(file);
        if (object == null) {
            throw new AssertionError(file + " was not explained");
        }
        return object;
    }
}
