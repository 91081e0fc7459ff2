package fr.passerelle.understanding.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies of one breath: what accepts, and what must never accept.
class WholeReplyTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oui",
                "OUI !",
                "Oui, je prends.",
                "Bonjour, oui merci",
                "ok pour moi",
                "j’accepte",
                "J'accepte ce patient, bien confraternellement",
                "D'accord.",
                "Accepté",
                "accepter",
                "je le prends",
                "Pas de souci, je m'en charge",
                "Yes",
                "I accept this patient. Thanks!",
                "je ne refuse pas",
                "Je n'y vois aucun inconvénient.",
                "non non pas de souci, je le prends",
                "complet mais je fais une exception, je le prends",
                "non, finalement oui",
                "Bonjour Madame Exemple,\noui volontiers\nbonne journée",
            })
    void aWholeYesAccepts(String text) {
        assertThat(meaning(text)).isEqualTo("accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oui mais non",
                "oui, c'est bon à savoir",
                "je prends la mesure de la situation",
                "d'accord, pas d'accord",
                "ok pour moi c'est non",
                "oui, ou pas",
                "sans façon, merci, ok",
                "je ne vois pas d'inconvénient à ce que mon associé le prenne",
                "bien sûr",
                "très bien",
                "merci, parfait",
                "il accepte",
                "non favorable",
                "pas favorable",
                "accord impossible",
                "oui si elle peut se déplacer",
                "oui…",
                "oui...",
                "oui ?",
                "(oui)",
                "« oui »",
                "oui/non",
                "[x] oui [ ] non",
                "ACCEPTER : non",
                "je n'accepte pas",
                "j'accepterais",
                "j'aurais accepté",
                "si j'accepte, qui fait les visites",
                "le docteur Martin accepte",
                "je ne peux pas refuser",
                "non pas de souci",
                "oui pour un seul",
                "oui pour la dame mais pas le monsieur",
                "1",
                "oui 2",
                "ok bien reçu",
                "merci",
                "👍",
                "oui 👎",
                "voir avec mon secrétariat",
                "sans accepter",
                "non pas de souci, oui",
                "complet mais je fais une exception",
                "le dossier est complet mais je fais une exception, je le prends",
                "je refuse mais oui",
                "je reviens sur mon oui",
                "oubliez mon oui",
                "je ne refuse pas de répondre",
                "je ne refuse pas si elle se déplace",
                "oui, mon associé le prend",
                "finalement oui si visite",
                "je le prendrai",
                "je veux bien",
                "accepter plus tard",
                "je prends note",
                "je prends ma retraite",
                "ok je regarde",
                "oui j'ai bien lu",
                "d'accord avec vous pour refuser",
                "oui\nCordialement\nPS : finalement non",
                "ja",
            })
    void nothingElseEverAccepts(String text) {
        assertThat(meaning(text)).isNotEqualTo("accept");
    }

    @ParameterizedTest
    @CsvSource({
        "non, decline",
        "Non merci, decline",
        "je ne peux pas, decline",
        "Quota atteint, decline",
        "'Désolée, je suis complète', decline",
        "'Bonjour, trop loin pour moi', decline",
        "le dossier est complet, unclear",
        "je ne peux pas vous répondre avant lundi, unclear",
        "complet mais je fais une exception, unclear",
        "quel âge a-t-il ?, question",
        "à partir du 15 mars, defer",
        "contactez mon remplaçant, delegate",
        "'oui, en téléconsultation', partial",
    })
    void otherAnswersAreTold(String text, String answer) {
        assertThat(meaning(text)).isEqualTo(answer);
    }

    private static String meaning(String text) {
        return switch (NewText.read(text.lines().toList(), "", List.of("claire", "martin"))) {
            case NewText.Result.Doubtful _ -> "unclear";
            case NewText.Result.Fresh fresh -> Meaning.of(fresh, TUESDAY).answer().word();
        };
    }
}
