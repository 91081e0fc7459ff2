package fr.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedWordsTest {
    @Test
    void base64AndQuotedWordsAreDecoded() {
        assertThat(EncodedWords.decode("=?utf-8?B?w4l0w6k=?= et =?ISO-8859-1?Q?hiver_=E0_No=EBl?="))
                .isEqualTo("Été et hiver à Noël");
    }

    @Test
    void whiteSpaceBetweenTwoWordsIsNotShown() {
        assertThat(EncodedWords.decode("=?utf-8?Q?mede?= \t =?utf-8?Q?cin?= traitant"))
                .isEqualTo("medecin traitant");
    }

    @Test
    void whatAWordHoldsNeverBeginsAnotherLine() {
        assertThat(EncodedWords.decode("=?utf-8?Q?Bonjour=0D=0ABcc=3A_x=00=E2=80=A8y?="))
                .isEqualTo("Bonjour  Bcc: x  y");
        assertThat(EncodedWords.decode("Bon\u0000jour")).isEqualTo("Bon jour");
    }

    @Test
    void aWordInACharsetNobodyKnowsStaysAndCounts() {
        String unknown = "=?../../etc/passwd?Q?a?= ".repeat(Limits.ENCODED_WORDS);
        assertThat(EncodedWords.decode(unknown + "=?utf-8?Q?b?="))
                .isEqualTo(unknown + "=?utf-8?Q?b?=");
        assertThat(EncodedWords.decode("=?x?Q?a?= =?utf-8?Q?b?=")).isEqualTo("=?x?Q?a?= b");
    }

    @Test
    void aCharacterCutBetweenTwoWordsIsPutTogether() {
        assertThat(EncodedWords.decode("=?utf-8?Q?caf=C3?= =?utf-8?B?qQ==?=")).isEqualTo("café");
    }

    @Test
    void theLanguageOfAWordIsIgnored() {
        assertThat(EncodedWords.decode("=?utf-8*fr?Q?=C3=A0?=")).isEqualTo("à");
    }

    @Test
    void anUnknownCharsetStaysAsItStands() {
        String value = "=?x-klingon?Q?=41?= reste";
        assertThat(EncodedWords.decode(value)).isEqualTo(value);
    }

    @Test
    void brokenWordsStayAsTheyStand() {
        for (String value :
                List.of(
                        "=?utf-8?Q?ouvert",
                        "=?utf-8?X?abc?=",
                        "=??Q?abc?=",
                        "=?utf-8?",
                        "1 =? 2")) {
            assertThat(EncodedWords.decode(value)).isEqualTo(value);
        }
    }

    @Test
    void anOpenWordDoesNotSwallowTheNext() {
        assertThat(EncodedWords.decode("=?utf-8?Q?ouvert =?utf-8?Q?=C3=A9?="))
                .isEqualTo("=?utf-8?Q?ouvert é");
    }

    @Test
    void wordsBeyondTheLimitStayAsTheyStand() {
        String bomb = "=?utf-8?Q?a?= ".repeat(Limits.ENCODED_WORDS + 10);
        String decoded = EncodedWords.decode(bomb);
        assertThat(decoded).startsWith("a".repeat(Limits.ENCODED_WORDS)).contains("=?utf-8?Q?a?=");
        assertThat(decoded.length()).isLessThan(bomb.length());
    }
}
