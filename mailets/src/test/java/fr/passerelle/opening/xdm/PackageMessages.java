package fr.passerelle.opening.xdm;

import static fr.passerelle.opening.xdm.SamplePackage.FOLDER;
import static fr.passerelle.opening.xdm.SamplePackage.LETTER;
import static fr.passerelle.opening.xdm.SamplePackage.LETTER_NAME;
import static fr.passerelle.opening.xdm.SamplePackage.sha1;
import static fr.passerelle.opening.xdm.SamplePackage.slot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Wrote the messages of `test-mailboxes/messages/xdm` and the zips of `hostile`. The files are
/// what is tested; this is how a new one is made:
///
/// `java -cp … fr.passerelle.opening.xdm.PackageMessages test-mailboxes/messages`
public final class PackageMessages {
    private static final String METADATA = FOLDER + "METADATA.XML";
    private static final String AS_STANDARD =
            """
            Content-Type: application/zip; name="IHE_XDM.ZIP"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="IHE_XDM.ZIP"
            """;

    private static final byte[] PHOTOS =
            new ZipWriter().add("photo.jpg", new byte[] {-1, -40, -1}).zip();

    private PackageMessages() {}

    public static void main(String... folder) throws IOException {
        write(Path.of(folder[0], "xdm"), harmless());
        write(Path.of(folder[0], "hostile"), hostile());
        write(
                Path.of(folder[0], "xdm"),
                "002-octet-stream-without-disposition",
                mail(
                        """
                        Content-Type: application/octet-stream
                        Content-Transfer-Encoding: base64
                        """,
                        SamplePackage.zip().zip()));
        write(
                Path.of(folder[0], "xdm"),
                "025-zip-of-something-else",
                mail(AS_STANDARD.replace("IHE_XDM.ZIP", "photos.zip"), PHOTOS));
    }

    private static Map<String, byte[]> harmless() {
        Map<String, byte[]> zips = new LinkedHashMap<>();
        String metadata = SamplePackage.metadata();
        zips.put("001-as-the-standard-has-it", SamplePackage.zip().zip());
        zips.put(
                "003-one-more-folder-on-top",
                new ZipWriter()
                        .add("envoi/README.TXT", "essai")
                        .add("envoi/" + METADATA, metadata)
                        .add("envoi/" + FOLDER + LETTER_NAME, LETTER)
                        .zip());
        zips.put(
                "004-names-in-small-letters",
                new ZipWriter()
                        .add("ihe_xdm/subset01/metadata.xml", metadata)
                        .add("ihe_xdm/subset01/doc00001.xml", LETTER)
                        .zip());
        zips.put(
                "005-slash-forgotten",
                new ZipWriter()
                        .add("IHE_XDM/SUBSET01METADATA.xml", metadata)
                        .add("IHE_XDM/SUBSET01" + LETTER_NAME, LETTER)
                        .zip());
        zips.put(
                "006-style-sheets-beside-the-document",
                SamplePackage.zip()
                        .add(FOLDER + "CDA.XSL", "<xsl/>")
                        .add(FOLDER + "cda.css", "p {}")
                        .zip());
        zips.put(
                "007-uri-in-other-letters",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(LETTER_NAME.toLowerCase(Locale.ROOT), LETTER)
                                        .text())
                        .zip());
        zips.put(
                "008-no-size",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(LETTER_NAME, slot("hash", sha1(LETTER)))
                                        .text())
                        .zip());
        zips.put("009-byte-order-mark", SamplePackage.zip("\uFEFF" + metadata).zip());
        zips.put("010-other-prefixes", SamplePackage.zip(prefixed(metadata)).zip());
        zips.put("011-two-sets", twoSets());
        zips.put(
                "012-other-bytes-than-declared",
                SamplePackage.zip()
                        .change(
                                FOLDER + LETTER_NAME,
                                _ -> ZipWriter.deflated(FOLDER + LETTER_NAME, crlf(LETTER)))
                        .zip());
        zips.put(
                "013-size-is-another",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(
                                                LETTER_NAME,
                                                slot("hash", sha1(LETTER)) + slot("size", "12"))
                                        .text())
                        .zip());
        zips.put(
                "014-hash-of-32-digits",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(
                                                LETTER_NAME,
                                                slot("hash", "0123456789abcdef0123456789abcdef")
                                                        + slot("size", "" + LETTER.length))
                                        .text())
                        .zip());
        zips.put(
                "015-document-without-metadata",
                SamplePackage.zip().add(FOLDER + "DOC00002.PDF", "%PDF-1.4\n%%EOF\n").zip());
        zips.put(
                "016-metadata-without-document",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(LETTER_NAME, LETTER)
                                        .entry("DOC00002.XML", LETTER)
                                        .text())
                        .zip());
        zips.put(
                "017-patient-null",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(LETTER_NAME, LETTER)
                                        .patient("null^^^&amp;null&amp;ISO")
                                        .text())
                        .zip());
        zips.put(
                "018-replaces-an-earlier-letter",
                SamplePackage.zip(
                                new SamplePackage()
                                        .entry(LETTER_NAME, LETTER)
                                        .replacing("urn:uuid:00000000-0000-4000-8000-000000000001")
                                        .text())
                        .zip());
        zips.put(
                "019-metadata-not-well-formed",
                SamplePackage.zip(metadata.replace("</RegistryPackage>", "")).zip());
        zips.put("020-no-metadata", new ZipWriter().add(FOLDER + LETTER_NAME, LETTER).zip());
        zips.put("021-cut-off", Arrays.copyOf(SamplePackage.zip().zip(), 1500));
        zips.put(
                "022-sum-does-not-match",
                SamplePackage.zip().change(FOLDER + LETTER_NAME, file -> file.summing(1)).zip());
        zips.put("023-named-xdm-without-being-it", PHOTOS);
        zips.put(
                "024-uri-leads-outside",
                SamplePackage.zip(new SamplePackage().entry("../../" + LETTER_NAME, LETTER).text())
                        .zip());
        return zips;
    }

    private static byte[] twoSets() {
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String second =
                new SamplePackage()
                        .entry(
                                "DOC00001.PDF",
                                slot("hash", sha1(pdf).toUpperCase(Locale.ROOT))
                                        + slot("size", "" + pdf.length))
                        .text()
                        .replace("text/xml", "application/pdf");
        return SamplePackage.zip()
                .add("IHE_XDM/SUBSET02/METADATA.XML", second)
                .add("IHE_XDM/SUBSET02/DOC00001.PDF", pdf)
                .zip();
    }

    private static String prefixed(String metadata) {
        return metadata.replace("lcm:", "ns5:")
                .replace("xmlns:lcm", "xmlns:ns5")
                .replaceAll("<(/?)([A-Z])", "<$1rim:$2")
                .replace("<rim:RegistryObjectList xmlns=", "<rim:RegistryObjectList xmlns:rim=");
    }

    private static Map<String, byte[]> hostile() {
        Map<String, byte[]> zips = new LinkedHashMap<>();
        byte[] zeros = new byte[8 * 1024 * 1024];
        zips.put("201-xdm-bomb", SamplePackage.zip().add(FOLDER + "BOMB.XML", zeros).zip());
        ZipWriter many = SamplePackage.zip();
        for (int i = 0; i < 500; i++) {
            many.add(ZipWriter.stored(FOLDER + i, new byte[0]));
        }
        zips.put("202-xdm-with-too-many-files", many.zip());
        zips.put(
                "203-xdm-that-announces-too-much",
                SamplePackage.zip()
                        .change(FOLDER + LETTER_NAME, file -> file.announcing(0x7fffffffL))
                        .zip());
        zips.put(
                "204-xdm-longer-than-announced",
                SamplePackage.zip()
                        .change(FOLDER + LETTER_NAME, file -> file.announcing(100))
                        .zip());
        name(zips, "205-xdm-zip-slip", "IHE_XDM/../../etc/cron.d/x");
        name(zips, "206-xdm-absolute-name", "/etc/cron.d/x");
        name(zips, "207-xdm-backslashes", "IHE_XDM\\SUBSET01\\..\\..\\x");
        name(zips, "208-xdm-drive-letter", "C:/x");
        name(zips, "209-xdm-nul-in-a-name", FOLDER + "DOC.XML\0.txt");
        name(zips, "210-xdm-same-name-twice", METADATA);
        name(zips, "211-xdm-same-name-in-other-case", FOLDER + "metadata.xml");
        zips.put(
                "212-xdm-link",
                SamplePackage.zip()
                        .add(
                                ZipWriter.stored(
                                                FOLDER + "LINK",
                                                "/etc/passwd".getBytes(StandardCharsets.US_ASCII))
                                        .of(0xa1ff0000L))
                        .zip());
        zips.put(
                "213-xdm-enciphered",
                SamplePackage.zip().change(METADATA, file -> file.flagged(1)).zip());
        zips.put(
                "214-xdm-unknown-compression",
                SamplePackage.zip().change(METADATA, file -> file.packedBy(99)).zip());
        zips.put(
                "215-xdm-zip-in-the-zip",
                SamplePackage.zip().add(FOLDER + "DOC2.XML", SamplePackage.zip().zip()).zip());
        zips.put("216-xdm-files-over-each-other", overlapping());
        zips.put(
                "217-xdm-two-names-for-one-file",
                SamplePackage.zip()
                        .change(FOLDER + LETTER_NAME, file -> file.named(FOLDER + "DOC00009.XML"))
                        .zip());
        zips.put(
                "218-xdm-hidden-file",
                SamplePackage.zip().hide(ZipWriter.deflated("IHE_XDM/HIDDEN", LETTER)).zip());
        zips.put(
                "219-xdm-two-directories",
                SamplePackage.zip().comment(new ZipWriter().zip()).zip());
        zips.put(
                "220-xdm-zip64",
                SamplePackage.zip().change(METADATA, file -> file.announcing(0xffffffffL)).zip());
        String metadata = SamplePackage.metadata();
        zips.put(
                "221-xdm-external-entity",
                SamplePackage.zip(
                                typed(metadata, "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;"))
                        .zip());
        zips.put("222-xdm-billion-laughs", SamplePackage.zip(laughing(metadata)).zip());
        zips.put("223-xdm-elements-without-end", SamplePackage.zip("<a>".repeat(100_000)).zip());
        return zips;
    }

    private static void name(Map<String, byte[]> zips, String file, String name) {
        zips.put(file, SamplePackage.zip().add(ZipWriter.deflated(name, LETTER)).zip());
    }

    /// The bytes of one file are the whole of another (the bombs of 2019 are made so).
    private static byte[] overlapping() {
        ZipWriter.File inner = ZipWriter.deflated(FOLDER + "B.XML", LETTER);
        ZipWriter.File outer = ZipWriter.stored(FOLDER + "A.XML", ZipWriter.octets(inner));
        int inside = ZipWriter.octets(outer).length - outer.packed().length();
        return new ZipWriter()
                .add(outer)
                .add(inner.at(inside))
                .add(METADATA, SamplePackage.metadata())
                .zip();
    }

    private static String typed(String metadata, String declarations, String use) {
        return metadata.replaceFirst(
                        "\\?>\n", "?>\n<!DOCTYPE SubmitObjectsRequest [" + declarations + "]>\n")
                .replace("20260227103000", use);
    }

    private static String laughing(String metadata) {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            String ten = ("&a" + (i - 1) + ";").repeat(10);
            entities.append("<!ENTITY a").append(i).append(" \"").append(ten).append("\">");
        }
        return typed(metadata, entities.toString(), "&a9;");
    }

    private static byte[] crlf(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path folder, Map<String, byte[]> zips) throws IOException {
        for (var each : zips.entrySet()) {
            write(folder, each.getKey(), mail(AS_STANDARD, each.getValue()));
        }
    }

    private static void write(Path folder, String name, byte[] mail) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".eml"), mail);
    }

    private static byte[] mail(String header, byte[] zip) {
        String text =
                """
                From: Service de cardiologie <cardiologie@chu-aunis.mssante.example>
                To: passerelle@cpts-aunis.mssante.example
                Subject: XDM/1.0/DDM+Lettre de liaison
                Date: Fri, 27 Feb 2026 10:30:00 +0100
                Message-ID: <essai-xdm@chu-aunis.mssante.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="lot"

                --lot
                Content-Type: text/plain; charset=utf-8

                Ci-joint une lettre de liaison.
                --lot
                %s
                %s
                --lot--
                """
                        .formatted(
                                header,
                                Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(zip));
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
