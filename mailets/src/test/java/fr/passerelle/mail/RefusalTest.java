package fr.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void theTemplateIsNamedAfterTheRecord() {
        assertThat(new Refusal.NotAMessage().templateName()).isEqualTo("not-a-message");
        assertThat(new Refusal.TooManyParts(1).templateName()).isEqualTo("too-many-parts");
    }
}
