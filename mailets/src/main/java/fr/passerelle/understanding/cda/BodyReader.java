package fr.passerelle.understanding.cda;

import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.ClinicalDocument.Section;
import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Reads the body: the one file of a document of level 1, the sections of level 3, and in their
/// entries how the stay began and ended.
final class BodyReader {
    private final Notes notes;
    private final StayReader stay;
    private final Narrative narrative = new Narrative();
    private final List<Section> sections = new ArrayList<>();
    private boolean structured;
    private Optional<Body> attached = Optional.empty();

    BodyReader(Notes notes, StayReader stay) {
        this.notes = notes;
        this.stay = stay;
    }

    void component(XmlElement component) {
        component.children(
                body -> {
                    switch (body.name()) {
                        case "nonXMLBody" ->
                                body.children(
                                        text -> {
                                            if (text.name().equals("text")) {
                                                attached = attached.or(() -> attached(text));
                                            }
                                        });
                        case "structuredBody" -> {
                            structured = true;
                            body.children(this::inComponent);
                        }
                        default -> {
                            // No body of CDA.
                        }
                    }
                });
    }

    private void inComponent(XmlElement component) {
        component.children(
                section -> {
                    if (section.name().equals("section")) {
                        section(section);
                    }
                });
    }

    private void section(XmlElement section) {
        List<Code> code = new ArrayList<>();
        List<String> title = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int at = sections.size();
        section.children(
                child -> {
                    switch (child.name()) {
                        case "code" -> Values.code(child).ifPresent(code::add);
                        case "title" -> Values.text(child).ifPresent(title::add);
                        case "text" -> lines.addAll(narrative.read(child));
                        case "entry" -> child.find("observation", this::observation);
                        case "component" -> inComponent(child);
                        default -> {
                            // Authors and templates of a section.
                        }
                    }
                });
        if (sections.size() < Limits.CDA_SECTIONS) {
            // In front of the sections inside it, which were done before it.
            sections.add(
                    at, new Section(code.stream().findFirst(), title.stream().findFirst(), lines));
        }
    }

    /// One observation of an entry; they may stand at any depth in it, and in one another.
    private void observation(XmlElement observation) {
        List<String> what = new ArrayList<>(1);
        List<Code> value = new ArrayList<>(1);
        List<Defect.Where> where = new ArrayList<>();
        boolean[] other = {false};
        observation.children(
                child -> {
                    switch (child.name()) {
                        case "code" ->
                                Values.attribute(child, "code")
                                        .ifPresent(
                                                code -> {
                                                    what.add(code);
                                                    other[0] |= !StayReader.asks(what.getFirst());
                                                });
                        case "value" -> {
                            if (!other[0]) {
                                where.add(notes.place(child));
                                Values.code(child).ifPresent(value::add);
                            }
                        }
                        case "entryRelationship", "component" ->
                                child.find("observation", this::observation);
                        default -> {
                            // Text, status, time, author of the observation.
                        }
                    }
                });
        if (!what.isEmpty() && !value.isEmpty()) {
            stay.observed(what.getFirst(), value.getFirst(), where.getFirst());
        }
    }

    /// ED with representation B64 (HL7 v3 data types §2.4): the bytes themselves.
    private Optional<Body> attached(XmlElement text) {
        Optional<String> type = Values.attribute(text, "mediaType");
        boolean base64 =
                Values.attribute(text, "representation")
                        .filter("B64"::equalsIgnoreCase)
                        .isPresent();
        Defect.Where where = notes.place(text);
        String content = text.text();
        if (!base64) {
            return content.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            new Body.Attached(
                                    type.orElse("text/plain"),
                                    Slice.of(content.getBytes(StandardCharsets.UTF_8))));
        }
        try {
            byte[] bytes =
                    Base64.getMimeDecoder().decode(content.getBytes(StandardCharsets.US_ASCII));
            return Optional.of(
                    new Body.Attached(type.orElse("application/octet-stream"), Slice.of(bytes)));
        } catch (IllegalArgumentException broken) {
            notes.defect(Defect.Kind.BAD_BASE64, where, "");
            return Optional.empty();
        }
    }

    Body body() {
        return attached.orElseGet(
                () -> structured ? new Body.Sections(sections) : new Body.Nothing());
    }
}
