package fr.passerelle.understanding.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectTest {
    @Test
    void theTagIsFoundBehindBracketsThatHoldNone() {
        assertThat(Subject.tag("Re: [Important] [P-7k2qd] Bonjour")).contains("P-7K2QD");
        assertThat(Subject.tag("[ " + "x".repeat(100) + "] [P-7K2QD]")).contains("P-7K2QD");
        assertThat(Subject.tag("[P-7K2QD")).isEmpty();
        assertThat(Subject.tag("[".repeat(1000) + "P-7K2QD]")).contains("P-7K2QD");
    }
}
