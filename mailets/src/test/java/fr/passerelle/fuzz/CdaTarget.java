package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.understanding.cda.CdaReader;
import fr.passerelle.understanding.cda.CdaReading;
import java.util.List;

/// Any bytes as a clinical document: read within limits, unreadable with a place, or none.
public final class CdaTarget {
    private CdaTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (CdaReader.read("1", Slice.of(input))) {
            case CdaReading.Unreadable(var why) ->
                    require(!why.found().isBlank(), "unreadable, and no reason");
            case CdaReading.NotForMe() -> {}
            case CdaReading.Read read -> holds(read);
        }
        Attached.understand("text/xml", input);
    }

    private static void holds(CdaReading.Read read) {
        ClinicalDocument document = read.document();
        require(read.defects().size() <= Limits.CDA_DEFECTS, "more defects than are told");
        within(document.authors());
        within(document.recipients());
        within(document.participants());
        within(document.contacts());
        within(document.identity().replaces());
        document.patient().ifPresent(patient -> within(patient.identifiers()));
        document.identity()
                .title()
                .ifPresent(
                        title ->
                                require(
                                        title.length() <= Limits.CDA_VALUE_CHARS,
                                        "a title without end"));
        if (document.body() instanceof ClinicalDocument.Body.Sections(var sections)) {
            require(sections.size() <= Limits.CDA_SECTIONS, "more sections than are read");
            long chars =
                    sections.stream()
                            .flatMap(section -> section.lines().stream())
                            .mapToLong(String::length)
                            .sum();
            require(chars <= Limits.TEXT_CHARS, "more text than is read");
        }
    }

    private static void within(List<?> people) {
        require(people.size() <= Limits.CDA_PEOPLE, "more people than a header has");
    }
}
