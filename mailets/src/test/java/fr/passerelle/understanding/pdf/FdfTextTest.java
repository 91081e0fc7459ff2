package fr.passerelle.understanding.pdf;

import static fr.passerelle.understanding.pdf.Pdfs.ascii;
import static fr.passerelle.understanding.pdf.Pdfs.read;
import static fr.passerelle.understanding.pdf.Pdfs.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument.Entry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FdfTextTest {
    private static final FdfText FDF = new FdfText(Duration.ofSeconds(20));

    @Test
    void theValuesOfAFormThatWasSentAreRead() {
        assertThat(
                        Pdfs.entries(
                                written(
                                        read(
                                                FDF,
                                                fdf(
                                                        "<< /T (fiche) /Kids [ << /T (nom)"
                                                                + " /V (TESTPATIENT) >> << /T (ald) /V"
                                                                + " /Oui >> << /T (visites) /V /Off >>"
                                                                + " ] >>")))))
                .containsEntry("fiche.nom", new Entry.Text("TESTPATIENT"))
                .containsEntry("fiche.ald", new Entry.Ticked(Optional.of("Oui")))
                .containsEntry("fiche.visites", new Entry.NotTicked());
    }

    @Test
    void aPdfIsNoFdf() {
        assertThat(read(FDF, ascii("%PDF-1.4"))).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aDamagedOneIsUnreadable() {
        assertThat(read(FDF, ascii("%FDF-1.2\nnothing"))).isInstanceOf(Read.Unreadable.class);
    }

    @Test
    void oneOfAMegabyteIsNotBuilt() {
        assertThat(read(FDF, fdf("<</T(a)>>".repeat(150_000))))
                .isEqualTo(new Read.Unreadable("larger than the limit"));
    }

    private static byte[] fdf(String fields) {
        return ascii(
                "%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [ "
                        + fields
                        + " ] >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    }
}
