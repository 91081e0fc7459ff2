package fr.passerelle.bench;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.operator.OperatorCreationException;

/// A folder with one made-up authority for each [KeyKind], and the same letter of 23 kB from a
/// ward, signed and then enciphered: `made` once, read by every process that measures.
record SecureMails(Path folder) {
    static final Instant NOW = Instant.parse("2026-03-02T08:05:00Z");

    private static final String PASSWORD = "essai";
    private static final String WARD = "service@chu-essai.mssante.example";
    private static final String GATEWAY = "passerelle@cpts-essai.mssante.example";
    private static final int TEXT_BYTES = 2_000;
    private static final int XML_BYTES = 9_000;
    private static final int PDF_BYTES = 6_100;

    static SecureMails made(Path folder)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        SecureMails mails = new SecureMails(folder);
        for (KeyKind kind : KeyKind.values()) {
            mails.make(kind);
        }
        return mails;
    }

    private void make(KeyKind kind)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Path place = Files.createDirectories(place(kind));
        Authority authority = Authority.made(kind, place);
        authority.issue("ward", WARD, PASSWORD);
        X509Certificate gateway = authority.issue("gateway", GATEWAY, PASSWORD);
        Keyring ward = Keyring.read(List.of(new KeyFile(place.resolve("ward.p12"), PASSWORD)));
        Sealing sealing = new Sealing(ward, new SecureRandom());
        byte[] signed = sealing.sign(letter(), NOW).orElseThrow();
        for (Sealing.Cipher cipher : Sealing.Cipher.values()) {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            mail.writeBytes(head());
            mail.writeBytes(sealing.encrypt(signed, List.of(gateway), cipher));
            Files.write(place.resolve(cipher + ".eml"), mail.toByteArray());
        }
    }

    private Path place(KeyKind kind) {
        return folder.resolve(kind.name());
    }

    /// The letter as it comes through a door.
    Received received(KeyKind kind, Sealing.Cipher cipher) throws IOException {
        return new Received(
                "m-1",
                new Door("smtp", false),
                Envelope.UNKNOWN,
                NOW,
                new RawMessage(Files.readAllBytes(place(kind).resolve(cipher + ".eml"))));
    }

    Keyring keys(KeyKind kind) throws IOException, GeneralSecurityException {
        return Keyring.read(List.of(new KeyFile(place(kind).resolve("gateway.p12"), PASSWORD)));
    }

    /// An opener that has seen nobody yet.
    MimeOpener opener(KeyKind kind, Keyring keys) throws IOException, GeneralSecurityException {
        Trust trust =
                new Trust(
                        TrustAnchors.read(List.of(place(kind).resolve("root.pem"))),
                        RevocationLists.read(List.of(place(kind).resolve("crl"))),
                        Revocation.HARD);
        return new MimeOpener(Trusting.NOBODY, new SecureMail(keys, trust));
    }

    private static byte[] head() {
        return ascii(
                """
                From: <%s>
                To: <%s>
                Subject: Demande
                Date: Mon, 02 Mar 2026 09:05:00 +0100
                Message-ID: <bench-1@chu-essai.mssante.example>
                MIME-Version: 1.0
                """
                        .formatted(WARD, GATEWAY));
    }

    /// A text, an XML like a CDA and a file like a PDF, the last two in base64.
    private static byte[] letter() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < TEXT_BYTES) {
            text.append("Une ligne de la lettre, la ").append(random.nextInt(1000)).append("e.\n");
        }
        StringBuilder xml = new StringBuilder("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">\n");
        while (xml.length() < XML_BYTES) {
            xml.append("<entry><observation classCode=\"OBS\"><value value=\"")
                    .append(random.nextInt(1000))
                    .append("\"/></observation></entry>\n");
        }
        byte[] pdf = new byte[PDF_BYTES];
        random.nextBytes(pdf);
        return ascii(
                """
                Content-Type: multipart/mixed; boundary=parts

                --parts
                Content-Type: text/plain; charset=us-ascii

                %s
                --parts
                Content-Type: text/xml; name=document.xml
                Content-Transfer-Encoding: base64

                %s
                --parts
                Content-Type: application/pdf; name=document.pdf
                Content-Transfer-Encoding: base64

                %s
                --parts--
                """
                        .formatted(
                                text,
                                base64(
                                        xml.append("</ClinicalDocument>\n")
                                                .toString()
                                                .getBytes(StandardCharsets.US_ASCII)),
                                base64(pdf)));
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
    }

    private static byte[] ascii(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
