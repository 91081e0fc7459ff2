package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Any bytes as a CMS message, in an envelope's place and in a signature's. A valid verdict means
/// the one letter that was signed; content that anybody could have changed is never shown.
public final class CmsTarget {
    private static final OnePerson LEA = OnePerson.made();
    private static final MimeOpener OPENER = new MimeOpener(Trusting.NOBODY, LEA.secureMail());

    private CmsTarget() {}

    /// Jazzer calls this first, so that the making of a key is no input's time.
    public static void fuzzerInitialize() {
        require(!LEA.everyShape().isEmpty(), "no key was made");
    }

    public static void fuzzerTestOneInput(byte[] input) {
        open(entity("Content-Type: application/pkcs7-mime; name=smime.p7m\r\n", input));
        ByteArrayOutputStream clear = new ByteArrayOutputStream();
        clear.writeBytes(ascii("Content-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n"));
        clear.writeBytes(OnePerson.LETTER);
        clear.writeBytes(ascii("\r\n--s\r\n"));
        clear.writeBytes(entity("Content-Type: application/pkcs7-signature\r\n", input));
        clear.writeBytes(ascii("\r\n--s--\r\n"));
        open(clear.toByteArray());
    }

    private static void open(byte[] entity) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(ascii("From: " + OnePerson.ADDRESS + "\r\nSubject: essai\r\n"));
        message.writeBytes(entity);
        Received received =
                new Received(
                        "m-00000001",
                        new Door("fuzzing", false),
                        Envelope.UNKNOWN,
                        OnePerson.AT,
                        new RawMessage(message.toByteArray()));
        switch (OPENER.open(received)) {
            case Refused _ -> {}
            case Opened opened -> {
                boolean signed = opened.signature() instanceof Verdict.Valid;
                boolean theLetter =
                        opened.parts().stream()
                                .map(Part::text)
                                .toList()
                                .equals(List.of(OnePerson.TEXT));
                require(!signed || theLetter, "a valid signature over something else");
                require(
                        !(opened.encryption() instanceof Verdict.Valid(var how))
                                || !how.english().contains("CBC")
                                || signed,
                        "content that anybody could have changed is shown");
            }
        }
    }

    private static byte[] entity(String type, byte[] cms) {
        ByteArrayOutputStream entity = new ByteArrayOutputStream();
        entity.writeBytes(ascii(type + "Content-Transfer-Encoding: base64\r\n\r\n"));
        entity.writeBytes(Base64.getMimeEncoder().encode(cms));
        entity.writeBytes(ascii("\r\n"));
        return entity.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static List<byte[]> seeds() {
        return LEA.everyShape();
    }
}
