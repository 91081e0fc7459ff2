package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.hl7v2.Hl7Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Any bytes as an HL7 message: read within limits, malformed with a defect, or none.
public final class Hl7Target {
    private Hl7Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (Hl7Reader.read(Slice.of(input), "1", Attached.DAY)) {
            case Hl7Read.NotHl7() -> {}
            case Hl7Read.Malformed(var defects) ->
                    require(!defects.isEmpty(), "malformed, and no defect");
            case Hl7Read.Other(var fields, _, var because) -> {
                require(!because.isBlank(), "no reason");
                holds(fields.fiche());
            }
            case Hl7Read.Discharged left -> holds(left.fields().fiche());
            case Hl7Read.Documents sent -> documents(sent, input.length);
        }
        Attached.understand("application/edi-hl7v2", input);
    }

    private static void documents(Hl7Read.Documents sent, int length) {
        holds(sent.fields().fiche());
        require(sent.documents().size() <= Limits.HL7_DOCUMENTS, "more documents than are read");
        long bytes =
                sent.documents().stream().mapToLong(document -> document.content().length()).sum();
        require(bytes <= length, "more bytes than came in");
    }

    private static void holds(Fiche fiche) {
        Attached.holds(fiche);
    }

    /// Bare messages, and those that are attached to mails with documents in them.
    static List<byte[]> seeds(Path messages) throws IOException {
        List<byte[]> seeds = new ArrayList<>(Attached.files(messages.resolve("hl7v2"), "hl7"));
        for (byte[] mail : Attached.files(messages.resolve("cda"), "eml")) {
            MimeTarget.parts(mail).stream()
                    .map(Part::content)
                    .filter(content -> Hl7Reader.begins(Slice.of(content)))
                    .forEach(seeds::add);
        }
        return seeds;
    }
}
