package fr.passerelle.opening.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Defect;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Packages nobody here wrote, where they are at hand: they are kept beside the repository, not
/// in it.
class SamplesTest {
    @Test
    void twoLaboratoryReportsMatchTheirMetadata() throws IOException {
        XdmPackage xdm = read("XDM_2-CR-BIO_crlf.zip");
        assertThat(xdm.documents())
                .hasSize(2)
                .allMatch(document -> document.hash() instanceof Verdict.Valid)
                .allMatch(document -> document.size() instanceof Verdict.Valid);
        assertThat(xdm.submissionSets()).hasSize(1);
        // Its patient has an INS-C, and so no INS.
        assertThat(xdm.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.NOT_AN_INS);
    }

    @Test
    void theSameReportsWithOtherLineEndsDoNot() throws IOException {
        XdmPackage xdm = read("XDM_2-CR-BIO_as-in-git.zip");
        assertThat(xdm.documents())
                .hasSize(2)
                .allMatch(document -> document.content().isPresent())
                .allMatch(document -> document.hash() instanceof Verdict.Invalid)
                .allMatch(document -> document.size() instanceof Verdict.Invalid);
        assertThat(xdm.defects())
                .extracting(Defect::kind)
                .containsOnly(
                        Defect.Kind.NOT_AN_INS,
                        Defect.Kind.HASH_MISMATCH,
                        Defect.Kind.SIZE_MISMATCH);
    }

    @Test
    void aHashOf32DigitsAndAUriInOtherLettersAreFlagged() throws IOException {
        XdmPackage xdm = read("XDM_CRRTN_crlf.zip");
        assertThat(xdm.documents()).hasSize(1);
        assertThat(xdm.documents().getFirst().hash()).isInstanceOf(Verdict.Invalid.class);
        assertThat(xdm.defects())
                .extracting(Defect::kind)
                .contains(Defect.Kind.HASH_IS_NO_SHA1, Defect.Kind.URI_IN_OTHER_CASE);
        assertThat(xdm.others()).hasSize(7);
    }

    private static XdmPackage read(String name) throws IOException {
        Path root = Path.of(System.getProperty("passerelle.root", "."));
        Path samples =
                Path.of(
                        System.getProperty(
                                "passerelle.samples", root.resolve("../shared/samples").toString()),
                        "xdm");
        assumeTrue(Files.isDirectory(samples), "the samples of XDM are not at hand");
        byte[] zip = Files.readAllBytes(samples.resolve(name));
        return switch (new XdmReader().read("1", Slice.of(zip))) {
            case XdmReading.Read(var xdm) -> xdm;
            case XdmReading other -> throw new AssertionError(name + ": " + other);
        };
    }
}
