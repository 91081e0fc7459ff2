package fr.passerelle.understanding.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What stays of a reply; above all, that no line somebody wrote goes with a quote.
class NewTextTest {
    private static final String SENT =
            "Répondez ACCEPTER si vous prenez ce patient, REFUSER sinon.";

    @Test
    void anAttributionOverTwoLinesGoes() {
        assertThat(
                        body(
                                "Oui",
                                "",
                                "Le lun. 2 mars 2026 à 09:05, Coordination <",
                                "a@b.example> a écrit :",
                                "",
                                "> Bonjour"))
                .containsExactly("Oui");
    }

    @Test
    void aNameBrokenOverTwoLinesIsNotAnAnswer() {
        assertThat(
                        body(
                                "Oui",
                                "Le lun. 2 mars 2026 à 09:05, Passerelle de la CPTS",
                                "Aunis Nord <a@b.example> a écrit :",
                                "> Bonjour"))
                .containsExactly("Oui");
    }

    @Test
    void aLineAboveAnAttributionIsNotSwallowedByIt() {
        assertThat(
                        body(
                                "Oui",
                                "Le 15 mars il rentre chez lui",
                                "Le lun. 2 mars 2026, Coordination a écrit :",
                                "> Bonjour"))
                .containsExactly("Oui", "Le 15 mars il rentre chez lui");
        assertThat(
                        body(
                                "Oui",
                                "Le patient habite trop loin",
                                "Coordination <a@b.example> a écrit :",
                                "> Bonjour"))
                .contains("Le patient habite trop loin");
    }

    @Test
    void aNoThatLooksLikeAPartOfAnAttributionIsNeverLost() {
        assertThat(
                        body(
                                "Oui",
                                "Il part le 12/04 donc non",
                                "Coordination <a@b.example> wrote:",
                                "> Bonjour"))
                .contains("Il part le 12/04 donc non");
        assertThat(
                        read(
                                "Oui",
                                "Le 12/04 à 10:30 donc non",
                                "Coordination <a@b.example> wrote:",
                                "> Bonjour"))
                .isInstanceOf(NewText.Result.Doubtful.class);
    }

    @Test
    void whatThePatientWroteIsText() {
        assertThat(body("Le patient m'a écrit le 2 mars 2026 :", "il cherche un médecin"))
                .hasSize(2);
    }

    @Test
    void aDecisionBehindASeparatorIsDoubtful() {
        assertThat(
                        read(
                                "Bien noté",
                                "-----Message d'origine-----",
                                "De : Victor Quidam",
                                "Objet : patient",
                                "",
                                "Oui je le prends"))
                .isInstanceOf(NewText.Result.Doubtful.class);
    }

    @Test
    void anAnswerInsideOurOwnWordsIsDoubtful() {
        assertThat(read("Répondez ACCEPTER si vous prenez ce patient ---> celui-ci"))
                .isInstanceOf(NewText.Result.Doubtful.class);
    }

    @Test
    void nobodyAnswersInAHundredThousandLetters() {
        assertThat(read("oui ".repeat(30_000))).isInstanceOf(NewText.Result.Doubtful.class);
    }

    @Test
    void ourOwnWordsGoWithoutAnyMark() {
        assertThat(body("Oui", "Répondez ACCEPTER si vous prenez ce", "patient, REFUSER sinon."))
                .containsExactly("Oui");
    }

    private static List<String> body(String... lines) {
        return read(lines) instanceof NewText.Result.Fresh fresh ? fresh.body() : List.of();
    }

    private static NewText.Result read(String... lines) {
        return NewText.read(List.of(lines), SENT, List.of("claire", "martin"));
    }
}
