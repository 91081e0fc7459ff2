package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.xdm.XdmReader;
import fr.passerelle.opening.xdm.XdmReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Any bytes as a zip: read within limits, damaged, unsafe, or none of ours; and what is said to
/// be as declared is.
public final class XdmTarget {
    private XdmTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (new XdmReader().read("1", Slice.of(input))) {
            case XdmReading.Damaged(var why) -> require(!why.isBlank(), "damaged, and no reason");
            case XdmReading.Unsafe(var why) -> require(!why.isBlank(), "unsafe, and no reason");
            case XdmReading.NotXdm() -> {}
            case XdmReading.Read(var xdm) -> holds(xdm);
        }
    }

    private static void holds(XdmPackage xdm) {
        long bytes = 0;
        for (XdmDocument document : xdm.documents()) {
            bytes += document.content().map(Slice::length).orElse(0);
            require(!document.path().contains(".."), "a path leads out of its folder");
            if (document.hash() instanceof Verdict.Valid) {
                String declared = document.entry().orElseThrow().file().hash().orElseThrow();
                require(
                        sha1(document.content().orElseThrow())
                                .equals(declared.toLowerCase(Locale.ROOT)),
                        "a hash that is another one is valid");
            }
        }
        require(bytes <= Limits.ARCHIVE_BYTES, "more bytes than the limit");
    }

    private static String sha1(Slice content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(content.toBytes()));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-1", fault);
        }
    }

    /// The packages of our messages.
    static List<byte[]> seeds(Path messages) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(messages.resolve("xdm"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                MimeTarget.parts(Files.readAllBytes(file)).stream()
                        .map(Part::content)
                        .filter(content -> content.length > 4 && content[0] == 'P')
                        .forEach(seeds::add);
            }
        }
        return seeds;
    }
}
