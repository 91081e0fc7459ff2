package fr.passerelle.understanding.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Limits;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void aPageOfTooManyTagsIsReadUpToThere() {
        String page = "<p>un</p>" + "<b>".repeat(Limits.HTML_TAGS) + "deux";
        assertThat(HtmlText.lines(page)).contains("un").doesNotContain("deux");
    }

    @Test
    void aTagOfTooManyAttributesEndsThePage() {
        String page = "<p>un</p><p " + " a".repeat(Limits.HTML_ATTRIBUTES) + ">deux</p>";
        assertThat(HtmlText.lines(page)).contains("un").doesNotContain("deux");
        String slashes = "<p>un</p><p" + "/a".repeat(Limits.HTML_ATTRIBUTES + 1) + ">deux</p>";
        assertThat(HtmlText.lines(slashes)).contains("un").doesNotContain("deux");
    }

    @Test
    void aSignBetweenNumbersBeginsNoTag() {
        String page = "<p>2 < 3" + " et".repeat(Limits.HTML_ATTRIBUTES * 2) + " <p>un";
        assertThat(HtmlText.lines(page)).contains("un");
    }

    @Test
    void aPictureInTheTextAndTheStylesOfWordAreNoAttributes() {
        String page =
                "<style><!-- "
                        + "p { margin : 0 ; } ".repeat(300)
                        + "--></style><img src=\""
                        + "a/b c".repeat(2000)
                        + "\"><p>un</p>";
        assertThat(HtmlText.lines(page)).contains("un");
    }
}
