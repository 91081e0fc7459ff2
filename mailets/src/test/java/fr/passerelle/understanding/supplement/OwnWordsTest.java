package fr.passerelle.understanding.supplement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Née le 14/02/1944 et non le 14/02/1945 | Date de naissance : 14/02/1944",
                "il est né le 14 février 1944, pas en 1945 | Date de naissance : 14 février 1944",
                "Le prénom est Marie-Louise, pas Marie | Prénom : Marie-Louise",
                "son nom de naissance est Le Goff | Nom de naissance : Le Goff",
                "Erreur sur le téléphone : 05 46 99 05 01 | Téléphone du patient : 05 46 99 05 01",
                "le bon numéro est le 05.46.99.05.01 | Téléphone du patient : 05.46.99.05.01",
                "Oups, erreur de commune : c’est Courçon | Commune : Courçon",
                "elle habite à Le Château-d’Oléron | Commune : Le Château-d’Oléron",
                "Il n’a pas de MT en fait | Situation vis-à-vis du médecin traitant : aucun",
                "finalement plus besoin de visites, merci | Visites à domicile nécessaires : non"
            })
    void aSentenceThatMeansOneThingIsAField(String said, String labelled) {
        assertThat(OwnWords.labelled(List.of(said), List.of())).contains(List.of(labelled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oui",
                "Marans",
                "son prénom est Marie ou Marie-Louise",
                "le téléphone est celui de sa fille",
                "le prénom Marie est faux",
                "née en hiver",
                "il habite chez sa fille",
                "À Noël",
                "plus besoin de visites mais d’une infirmière",
                "le nom est faux",
                "est-il né le 14/02/1944 ?",
                "née le 14/02/1944 au lieu de la date que nous avions donnée par erreur dans la fiche"
            })
    void whatCouldMeanSomethingElseIsForAPerson(String said) {
        assertThat(OwnWords.labelled(List.of(said), List.of())).isEmpty();
    }

    @Test
    void aValueAloneAnswersTheOneQuestion() {
        assertThat(OwnWords.labelled(List.of("- Oui, elle est d’accord."), List.of(Field.CONSENT)))
                .contains(List.of("Accord du patient : oui"));
        assertThat(OwnWords.labelled(List.of("à Marans"), List.of(Field.COMMUNE)))
                .contains(List.of("Commune : Marans"));
        assertThat(OwnWords.labelled(List.of("la commune de Marans"), List.of(Field.COMMUNE)))
                .isEmpty();
    }

    @Test
    void aYesWithANoIsNeither() {
        assertThat(OwnWords.labelled(List.of("oui elle refuse"), List.of(Field.CONSENT))).isEmpty();
    }

    @Test
    void aNumberSaysWhichQuestionIsAnswered() {
        List<Field> asked = List.of(Field.BIRTH_YEAR, Field.COMMUNE, Field.CONSENT);
        assertThat(OwnWords.labelled(List.of("3) oui", "1) 1944"), asked))
                .contains(List.of("Accord du patient : oui", "Année de naissance : 1944"));
        assertThat(OwnWords.labelled(List.of("3) oui", "3) non"), asked)).isEmpty();
        assertThat(OwnWords.labelled(List.of("4) oui"), asked)).isEmpty();
    }

    @Test
    void fewerAnswersThanQuestionsAreForAPerson() {
        assertThat(OwnWords.labelled(List.of("oui"), List.of(Field.COMMUNE, Field.CONSENT)))
                .isEmpty();
    }

    @Test
    void oneSentenceThatIsNotUnderstoodStopsAll() {
        assertThat(
                        OwnWords.labelled(
                                List.of("plus besoin de visites", "elle entre à l’hôpital demain"),
                                List.of()))
                .isEmpty();
    }
}
