package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DressTest {
    private static final String LETTER =
            """

            Bonjour <Docteur>, une question ?
            Répondez OUI ou NON.

            [OUI](mailto:a%2Bb@c.example?subject=x&body=OUI) [NON](mailto:a%2Bb@c.example?body=NON)


            Âge : 80 ans & plus
            ALD : oui

            - un
            - deux

            Un rappel : une seule ligne n'est pas un tableau.

            --\s
            Passerelle
            """;

    @Test
    void theTextLeavesOutButtonsAndSurplusEmptyLines() {
        assertThat(Dress.text(LETTER))
                .startsWith("Bonjour <Docteur>")
                .doesNotContain("mailto")
                .doesNotContain("\n\n\n")
                .endsWith("-- \nPasserelle\n");
    }

    @Test
    void theHtmlHasTheSameLinesInAnotherDress() {
        assertThat(Dress.html(LETTER))
                .contains("<p class=\"lead\">Bonjour &lt;Docteur&gt;, une question ?<br>")
                .contains("href=\"mailto:a%2Bb@c.example?subject=x&amp;body=OUI\">OUI</a>")
                .contains("<tr><th>Âge </th><td>80 ans &amp; plus</td></tr>")
                .contains("<li>un</li>\n<li>deux</li>")
                .contains("<p>Un rappel : une seule ligne")
                .contains("<div class=\"foot\">\n<p>Passerelle</p>\n</div>");
    }

    @Test
    void whatIsCutShortStillEnds() {
        for (int end = 0; end <= LETTER.length(); end++) {
            String cut = LETTER.substring(0, end);
            assertThat(Dress.html(cut)).doesNotContain("<Docteur>");
            assertThat(Dress.text(cut)).doesNotContain("\n\n\n");
        }
    }

    @Test
    void longHeadersAreFoldedAndNothingIsLost() throws Exception {
        String subject = "[C-1042] " + "été à l'hôpital, médecin trouvé ; ".repeat(8).strip();
        byte[] bytes = new MailBytes(64).text("Subject", subject).toByteArray();
        String raw = new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(raw.lines()).allMatch(line -> line.length() <= 76);
        assertThat(
                        jakarta.mail.internet.MimeUtility.decodeText(
                                jakarta.mail.internet.MimeUtility.unfold(
                                        raw.substring("Subject: ".length()).strip())))
                .isEqualTo(subject);
    }
}
