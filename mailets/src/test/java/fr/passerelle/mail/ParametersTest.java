package fr.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void namesAreLowerCasedAndValuesKept() {
        assertThat(MediaType.find("Text/PLAIN; Charset=\"UTF-8\" (comment); format=flowed"))
                .hasValueSatisfying(
                        type -> {
                            assertThat(type.toString()).isEqualTo("text/plain");
                            assertThat(type.parameter("charset")).contains("UTF-8");
                            assertThat(type.parameter("format")).contains("flowed");
                        });
    }

    @Test
    void whatIsNoTypeIsNotOne() {
        for (String field : List.of("text", "", "/", "text/", "text / plain x", "a b/c", ";")) {
            assertThat(MediaType.find(field)).as(field).isEmpty();
        }
    }

    @Test
    void continuationsAreJoinedInTheirOrderAndDecodedTogether() {
        Parameters read =
                Parameters.read(
                        "attachment; filename*1*=%A9sultats%20; filename*2=\"du 2 mars.pdf\";"
                                + " filename*0*=utf-8'fr'R%C3");
        assertThat(read.all()).containsEntry("filename", "Résultats du 2 mars.pdf");
    }

    @Test
    void theExtendedFormWinsOverThePlainOne() {
        Parameters read =
                Parameters.read("attachment; filename=\"_.pdf\"; filename*=iso-8859-1''%E9.pdf");
        assertThat(read.all()).containsEntry("filename", "é.pdf");
    }

    @Test
    void aGapEndsAContinuedValue() {
        assertThat(Parameters.read("a; n*0=un; n*2=trois").all()).containsEntry("n", "un");
        assertThat(Parameters.read("a; n*1=deux").all()).doesNotContainKey("n");
    }

    @Test
    void anOpenQuoteRunsToTheEnd() {
        assertThat(Parameters.read("a; name=\"fiche.pdf").all()).containsEntry("name", "fiche.pdf");
    }

    @Test
    void parametersBeyondTheLimitAreDropped() {
        StringBuilder field = new StringBuilder("a/b");
        for (int i = 0; i < Limits.PARAMETERS * 3; i++) {
            field.append("; p").append(i).append("=v");
        }
        assertThat(Parameters.read(field.toString()).all()).hasSize(Limits.PARAMETERS);
    }

    @Test
    void aFileNameIsANameAlone() {
        assertThat(name("C:\\Documents\\fiche.pdf")).contains("fiche.pdf");
        assertThat(name("../../etc/passwd")).contains("passwd");
        assertThat(name("fiche\u202Efdp.exe")).contains("fichefdp.exe");
        assertThat(name("folder/")).isEmpty();
        assertThat(name("x".repeat(5000))).hasValueSatisfying(n -> assertThat(n).hasSize(255));
    }

    @Test
    void encodedWordsInAFileNameAreDecodedAlthoughForbidden() {
        assertThat(name("=?utf-8?Q?R=C3=A9sum=C3=A9.pdf?=")).contains("Résumé.pdf");
    }

    @Test
    void theFirstTextIsReadInLineUnlessItsSenderSaysAttachment() {
        Headers named = headers("inline; filename=\"lettre.txt\"");
        Disposition inline = Disposition.read(named, MediaType.TEXT_PLAIN);
        assertThat(inline.attachment(MediaType.TEXT_PLAIN, true)).isFalse();
        assertThat(inline.attachment(MediaType.TEXT_PLAIN, false)).isTrue();
        Disposition attached = Disposition.read(headers("attachment"), MediaType.TEXT_PLAIN);
        assertThat(attached.attachment(MediaType.TEXT_PLAIN, true)).isTrue();
    }

    private static Optional<String> name(String given) {
        String quoted = given.replace("\\", "\\\\");
        Headers headers = headers("attachment; filename=\"" + quoted + "\"");
        return Disposition.read(headers, MediaType.TEXT_PLAIN).fileName();
    }

    private static Headers headers(String disposition) {
        return new Headers(List.of(new Headers.Field("Content-Disposition", disposition)));
    }
}
