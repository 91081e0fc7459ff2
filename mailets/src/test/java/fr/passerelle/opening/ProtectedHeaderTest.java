package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The header under protection against the one outside.
class ProtectedHeaderTest {
    private static final Headers LETTER =
            headers(
                    "From: Léa Roux <lea@cpts-aunis.mssante.example>",
                    "To: passerelle@cpts-aunis.mssante.example, marc@chu-aunis.mssante.example",
                    "Subject: saisine");

    @Test
    void orderAndDisplayNamesMayChangeOnTheWay() {
        Headers outer =
                headers(
                        "From: lea@CPTS-aunis.mssante.example",
                        "To: Marc <marc@chu-aunis.mssante.example>,"
                                + " passerelle@cpts-aunis.mssante.example",
                        "Subject: saisine");
        assertThat(ProtectedHeader.compare(outer, LETTER))
                .isEqualTo(
                        new Verdict.Valid(
                                Sentence.inBoth(
                                        "the same people outside and inside the protection")));
    }

    @Test
    void eachFieldThatNamesSomebodyElseIsNamed() {
        for (String field :
                new String[] {
                    "From: x@cpts-aunis.mssante.example",
                    "Sender: x@cpts-aunis.mssante.example",
                    "Reply-To: x@cpts-aunis.mssante.example",
                    "To: x@cpts-aunis.mssante.example",
                    "Cc: x@cpts-aunis.mssante.example"
                }) {
            String name = field.substring(0, field.indexOf(':'));
            assertThat(ProtectedHeader.compare(with(LETTER, field), LETTER))
                    .as("added or changed outside: %s", name)
                    .isEqualTo(differ(name));
            assertThat(ProtectedHeader.compare(LETTER, with(LETTER, field)))
                    .as("added or changed inside: %s", name)
                    .isEqualTo(differ(name));
        }
    }

    @Test
    void severalAreNamedTogether() {
        Headers outer = with(with(LETTER, "Cc: x@y.example"), "To: z@y.example");
        assertThat(ProtectedHeader.compare(outer, LETTER)).isEqualTo(differ("To, Cc"));
    }

    @Test
    void aFieldThatCanBeReadTwoWaysMustBeTheSameToTheLetter() {
        Headers twice = with(LETTER, "Reply-To: a@x.example <b@x.example>");
        assertThat(ProtectedHeader.compare(twice, twice)).isInstanceOf(Verdict.Valid.class);
        assertThat(
                        ProtectedHeader.compare(
                                with(LETTER, "Reply-To: c@x.example <b@x.example>"), twice))
                .isEqualTo(differ("Reply-To"));
    }

    @Test
    void thePlaceholderOfASubjectIsToldAndHeldAgainstNobody() {
        assertThat(ProtectedHeader.compare(with(LETTER, "Subject: [...]"), LETTER))
                .isEqualTo(
                        new Verdict.Valid(
                                Sentence.inBoth(
                                        "the same people outside and inside the protection; the subject"
                                                + " outside is another one")));
    }

    @Test
    void theLettersOwnFieldsCountAndTheWaysAreKept() {
        Headers outer =
                headers(
                        "Received: from a by b",
                        "Subject: [...]",
                        "References: <forged@x.example>",
                        "In-Reply-To: <forged@x.example>");
        Headers inner =
                headers("Subject: saisine", "References: <true@x.example>", "Received: forged");
        Headers joined = ProtectedHeader.fields(outer, inner);
        assertThat(joined.all("Subject")).containsExactly("saisine");
        assertThat(joined.all("References")).containsExactly("<true@x.example>");
        assertThat(joined.all("Received")).containsExactly("from a by b");
    }

    @Test
    void bothNamesOfTheMarkAreKnown() {
        assertThat(ProtectedHeader.in(type("multipart/mixed; hp=\"cipher\""))).isTrue();
        assertThat(ProtectedHeader.in(type("text/plain; protected-headers=v1"))).isTrue();
        assertThat(ProtectedHeader.in(type("text/plain; charset=utf-8"))).isFalse();
    }

    private static MediaType type(String field) {
        return MediaType.find(field).orElseThrow();
    }

    private static Verdict differ(String names) {
        return new Verdict.Invalid(
                Sentence.inBoth("outside and inside the protection differ: " + names));
    }

    /// With this field in place of those of its name.
    private static Headers with(Headers headers, String field) {
        Headers.Field added = headers(field).all().getFirst();
        var fields = new java.util.ArrayList<>(headers.all());
        fields.removeIf(each -> each.name().equals(added.name()));
        fields.add(added);
        return new Headers(fields);
    }

    private static Headers headers(String... lines) {
        return new Headers(
                Arrays.stream(lines)
                        .map(
                                line ->
                                        new Headers.Field(
                                                line.substring(0, line.indexOf(':')),
                                                line.substring(line.indexOf(':') + 2)))
                        .toList());
    }
}
