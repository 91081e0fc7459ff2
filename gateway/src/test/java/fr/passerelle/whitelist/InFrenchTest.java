package fr.passerelle.whitelist;

import static fr.passerelle.whitelist.Published.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.Objection;
import fr.passerelle.opening.whitelist.WhiteList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InFrenchTest {
    private static String told(Objection why) {
        return InFrench.rejected(new Judgement.Rejected(why, "5e".repeat(32)));
    }

    @Test
    void oneDomainAndOneNameLeftOutAreSingular() {
        Map<String, Set<String>> one = Map.of("a.example", Set.of("CN=a"));

        assertThat(InFrench.list(new WhiteList(MARCH, 1, one, List.of("a@b.example"))))
                .isEqualTo("du 13 mars 2026 à 15:54, 1 domaine, 1 nom mal écrit laissé de côté");
        assertThat(InFrench.list(new WhiteList(MARCH, 1, one, List.of("a@b.example", "c d"))))
                .endsWith("1 domaine, 2 noms mal écrits laissés de côté");
    }

    @Test
    void eachObjectionHasItsSentence() {
        assertThat(told(new Objection.NotWellFormed(4962)))
                .isEqualTo("ce n’est pas du XML complet (ligne 4962)");
        assertThat(told(new Objection.Older(MARCH.minusSeconds(3600), MARCH)))
                .isEqualTo(
                        "elle est du 13 mars 2026 à 14:54, avant celle en vigueur (13 mars 2026 à"
                                + " 15:54)");
        assertThat(told(new Objection.Grown(5001, 516)))
                .startsWith("elle passe de 516 à 5001 domaines ; si c’est voulu, écrivez")
                .contains("5e".repeat(32));
        for (Objection.Treachery how : Objection.Treachery.values()) {
            assertThat(told(new Objection.TreacherousName("a", how)))
                    .startsWith("elle contient « a », ");
        }
    }
}
