package fr.passerelle.opening;

import fr.passerelle.document.Defect;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.xdm.XdmReader;
import fr.passerelle.opening.xdm.XdmReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The XDM packages among the parts of a letter. They are known by their bytes: programs send
/// them as application/zip, as application/octet-stream, under any name and without a
/// Content-Disposition. A message that is attached keeps its packages to itself, like the rest
/// of it (decision 0010).
sealed interface Packages {
    /// None, as a rule.
    record Found(List<XdmPackage> packages) implements Packages {}

    record Unsafe(Refusal why) implements Packages {}

    static Packages of(List<Part> parts) {
        List<XdmPackage> packages = new ArrayList<>();
        XdmReader reader = new XdmReader();
        for (Part part : parts) {
            if (part.message().isPresent() || !maybe(part)) {
                continue;
            }
            switch (reader.read(part.path(), Slice.of(part.content()))) {
                case XdmReading.Read(var xdm) -> packages.add(xdm);
                case XdmReading.Damaged(var why) ->
                        packages.add(without(part, Defect.Kind.DAMAGED_ARCHIVE, why));
                case XdmReading.Unsafe(var why) -> {
                    return new Unsafe(new Refusal.UnsafeArchive(why));
                }
                case XdmReading.NotXdm() -> {
                    if (named(part, "ihe_xdm")) {
                        packages.add(
                                without(part, Defect.Kind.METADATA_MISSING, "no XDM in this file"));
                    }
                }
            }
            if (packages.size() > Limits.ARCHIVES) {
                return new Unsafe(
                        new Refusal.UnsafeArchive("more than " + Limits.ARCHIVES + " packages"));
            }
        }
        return new Found(packages);
    }

    /// Looks at the beginning as it was received, so that no other attachment need be decoded.
    private static boolean maybe(Part part) {
        Slice body = part.asReceived();
        String start =
                new String(
                                body.array(),
                                body.offset(),
                                Math.min(body.length(), 64),
                                StandardCharsets.ISO_8859_1)
                        .stripLeading();
        // "PK\3\4" as it is, in base64 and in quoted-printable
        return start.startsWith("PK\003\004")
                || start.startsWith("UEsDB")
                || start.startsWith("PK=03=04")
                || named(part, "ihe_xdm");
    }

    private static boolean named(Part part, String word) {
        return part.fileName()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                .isPresent();
    }

    private static XdmPackage without(Part part, Defect.Kind kind, String why) {
        Defect defect = new Defect(kind, new Defect.Where.InPart(part.path()), why);
        return new XdmPackage(
                part.path(), List.of(), List.of(), List.of(), List.of(), List.of(defect));
    }
}
