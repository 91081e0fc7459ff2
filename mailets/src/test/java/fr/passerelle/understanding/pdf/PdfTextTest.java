package fr.passerelle.understanding.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.picture.PictureReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PdfTextTest {
    @Test
    void aStreamThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(ascii("%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n"));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(pdf)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                packed.write(zeros);
            }
        }
        assertThat(read(pdf.toByteArray()))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    @Test
    void aStreamPackedTwiceIsNotUnpacked() {
        assertThat(read(ascii("%PDF-1.4\n<< /Filter [ /FlateDecode /FlateDecode ] >>")))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    @Test
    void bytesThatAreNoPdfAreForSomebodyElse() {
        assertThat(read(ascii("PK and so on"))).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aDamagedPdfIsUnreadable() {
        assertThat(read(ascii("%PDF-1.4\nnothing of a PDF"))).isInstanceOf(Read.Unreadable.class);
    }

    private static Read read(byte[] content) {
        return new PdfText(Duration.ofSeconds(20), PictureReader.none())
                .read(
                        new Part(
                                "2",
                                Headers.NONE,
                                new MediaType("application", "pdf", Map.of()),
                                Optional.empty(),
                                true,
                                content));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
