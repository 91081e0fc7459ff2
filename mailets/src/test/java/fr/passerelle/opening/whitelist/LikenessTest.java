package fr.passerelle.opening.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
    private static final String LISTED = "clinique-marne.mssante.example";

    private final Likeness likeness =
            new Likeness(Set.of(LISTED, "ch-aunis.mssante.example", "kine.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cl1nique-marne.mssante.example",
                "clinique-mame.mssante.example",
                "dinique-marne.mssante.example",
                "c1lnique-marne.mssante.example",
                "clinique-marne.mssante-example",
                "cliniquemarne.mssante.example",
                "clinique-marnes.mssante.example",
                "clinique-marne.msasnte.example",
                "xclinique-marne.mssante.example",
            })
    void aNeighbourResemblesTheListedName(String domain) {
        assertThat(likeness.nearest(domain)).contains(LISTED);
    }

    @Test
    void aCyrillicLetterInAnALabelResembles() {
        String domain = IDN.toASCII("ch-\u0430un\u0456s.mssante.example");

        assertThat(domain).startsWith("xn--");
        assertThat(likeness.nearest(domain)).contains("ch-aunis.mssante.example");
    }

    @Test
    void anAccentResembles() {
        assertThat(likeness.nearest(IDN.toASCII("kin\u00E9.example"))).contains("kine.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LISTED,
                "hopital.mssante.example",
                "mssante.example",
                "clinique-marne.mssante.example.evil.example",
                "clinlque-mome.mssante.example",
                "",
                "xn--",
            })
    void aStrangerAndTheListedNameItselfResembleNothing(String domain) {
        assertThat(likeness.nearest(domain)).isEmpty();
    }

    @Test
    void whatIsTooLongToBeADomainIsNotCompared() {
        assertThat(likeness.nearest("1".repeat(5_000_000) + ".example")).isEmpty();
    }

    @Test
    void oneLetterAwayIsSymmetric() {
        assertThat(Likeness.isOneEditAway("ab", "abc")).isTrue();
        assertThat(Likeness.isOneEditAway("abc", "ab")).isTrue();
        assertThat(Likeness.isOneEditAway("ba", "ab")).isTrue();
        assertThat(Likeness.isOneEditAway("ab", "ab")).isFalse();
        assertThat(Likeness.isOneEditAway("ab", "ba")).isTrue();
        assertThat(Likeness.isOneEditAway("abcd", "badc")).isFalse();
        assertThat(Likeness.isOneEditAway("ab", "abcd")).isFalse();
        assertThat(Likeness.isOneEditAway("", "a")).isTrue();
        assertThat(Likeness.isOneEditAway("", "")).isFalse();
    }
}
