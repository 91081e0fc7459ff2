package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.Refusal;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {
    private final Answering answering = Samples.answering();

    @Test
    void everyLetterAndEveryRefusalHasItsTextInBothLanguages() {
        assertThat(Templates.missing(Samples.TEMPLATES)).isEmpty();
    }

    @Test
    void aMissingTextIsNamedAtStart(@TempDir Path folder) throws Exception {
        assertThat(Templates.missing(folder)).contains("refusals/cannot-decrypt.fr.txt");
        Files.writeString(folder.resolve("layout.html"), "{{body}}", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Templates.load(folder)).hasMessageContaining("letters/ar.fr.txt");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingALetterCanSayIsSaid(Language language) {
        for (LetterKind kind : LetterKind.values()) {
            for (Letter letter : Samples.letters(kind)) {
                OutgoingMail mail =
                        Samples.finished(
                                answering.write(
                                        letter,
                                        Samples.writing(
                                                Samples.goesToDoctor(kind)
                                                        ? Samples.doctor(language)
                                                        : Samples.referrer(language),
                                                Samples.fiche())));
                String what = kind + " " + letter.values();
                assertThat(mail.subject().replaceFirst("^\\[[^]]+] ", ""))
                        .as(what)
                        .hasSizeGreaterThan(8);
                String firstLine = mail.body().lines().findFirst().orElse("");
                assertThat(firstLine).as(what).hasSizeGreaterThan(20).doesNotStartWith("-");
                assertThat(mail.body()).as(what).doesNotContain("{{").doesNotContain("M01");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRefusalTellsItsSenderWhatToDo(Language language) throws Exception {
        for (Class<?> kind : Refusal.class.getPermittedSubclasses()) {
            Refusal refusal = sample(kind);
            OutgoingMail mail =
                    Samples.finished(
                            answering.refuse(
                                    refusal,
                                    "m-00000042",
                                    Writing.to(
                                            Samples.referrer(language),
                                            Optional.empty(),
                                            Samples.TOKEN,
                                            1,
                                            Samples.NOW)));
            assertThat(mail.body()).as(kind.getSimpleName()).contains("m-00000042");
            assertThat(mail.body().lines().limit(2)).allMatch(line -> line.length() > 30);
        }
    }

    private static Refusal sample(Class<?> kind) throws Exception {
        Constructor<?> constructor = kind.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] values = new Object[constructor.getParameterCount()];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = constructor.getParameterTypes()[i];
            if (type == long.class) {
                values[i] = 12_000_000L;
            } else if (type == int.class) {
                values[i] = 50;
            } else {
                values[i] = "cms";
            }
        }
        return (Refusal) constructor.newInstance(values);
    }

    @Test
    void frenchPunctuationNeverBeginsALine() {
        OutgoingMail mail =
                Samples.finished(
                        answering.write(
                                Samples.letters(LetterKind.PROPOSITION).getFirst(),
                                Samples.writing(Samples.doctor(Language.FRENCH), Samples.fiche())));
        assertThat(mail.body()).contains("\u00a0?").doesNotContain(" ?").doesNotContain(" ;");
    }
}
