package fr.passerelle.understanding.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.TransferEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TnefTest {
    @Test
    void itIsKnownByItsTypeItsNameOrItsFirstBytes() {
        assertThat(Tnef.is(part("ms-tnef", "x", "?"))).isTrue();
        assertThat(Tnef.is(part("vnd.ms-tnef", "x", "?"))).isTrue();
        assertThat(Tnef.is(part("octet-stream", "WINMAIL.DAT", "?"))).isTrue();
        assertThat(Tnef.is(part("pdf", "lettre.pdf", "\r\n e J 8 +\r\nIgEA"))).isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(Tnef.is(part("pdf", "lettre.pdf", "JVBERi0xLjQ="))).isFalse();
        assertThat(Tnef.is(part("octet-stream", "a.bin", "eJ8+"))).isFalse();
        assertThat(Tnef.is(part("octet-stream", "a.bin", ""))).isFalse();
    }

    private static Part part(String subtype, String name, String base64) {
        return new Part(
                "2",
                Headers.NONE,
                new MediaType("application", subtype, Map.of()),
                Optional.of(name),
                true,
                Slice.of(base64.getBytes(StandardCharsets.US_ASCII)),
                TransferEncoding.BASE64,
                Optional.empty());
    }
}
