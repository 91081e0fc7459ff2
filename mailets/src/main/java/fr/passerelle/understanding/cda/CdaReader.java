package fr.passerelle.understanding.cda;

import fr.passerelle.document.Author;
import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Code;
import fr.passerelle.document.ContactPerson;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentIdentity;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.Participant;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Place;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads one clinical document (HL7 CDA R2; CI-SIS, "structuration minimale") in one pass.
///
/// Every generation is read alike: an element that is missing is absent, one of another generation
/// is found where that one put it. Never throws for what the bytes are. Any number of threads may
/// read at once.
public final class CdaReader {
    /// Of HL7 v3 (CDA R2 §1.2.4).
    static final String NAMESPACE = "urn:hl7-org:v3";

    /// XSLT 1.0 §2.1.
    private static final String STYLE_SHEET = "http://www.w3.org/1999/XSL/Transform";

    private static final String ROOT = "ClinicalDocument";
    private static final String REPLACES = "RPLC";

    /// Function "primary care physician" (HL7 ParticipationFunction 2.16.840.1.113883.5.88): in
    /// France the médecin traitant.
    private static final String PCP = "PCP";

    private final Notes notes;
    private final StayReader stay;
    private final BodyReader body;
    private final List<Author> authors = new ArrayList<>();
    private final List<Participant> recipients = new ArrayList<>();
    private final List<Participant> participants = new ArrayList<>();
    private final List<ContactPerson> contacts = new ArrayList<>();
    private final List<InstanceIdentifier> replaces = new ArrayList<>();
    private Optional<InstanceIdentifier> id = Optional.empty();
    private Optional<InstanceIdentifier> set = Optional.empty();
    private Optional<Integer> version = Optional.empty();
    private Optional<Code> code = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Optional<Dtm> written = Optional.empty();
    private Optional<Code> confidentiality = Optional.empty();
    private Optional<RecordTarget> patient = Optional.empty();
    private int recordTargets;
    private Optional<Organisation> custodian = Optional.empty();
    private MedecinTraitant medecinTraitant = new MedecinTraitant.Absent();

    private CdaReader(String part) {
        notes = new Notes(part);
        stay = new StayReader(notes);
        body = new BodyReader(notes, stay);
    }

    /// @param part where the bytes come from, for the places of defects
    public static CdaReading read(String part, Slice bytes) {
        CdaReader reader = new CdaReader(part);
        return switch (Xml.read(bytes, reader::document)) {
            case XmlRead.Whole<CdaReading>(var reading) -> reading;
            case XmlRead.Malformed<CdaReading>(var why, var place) -> reader.unreadable(why, place);
            case XmlRead.Unsafe<CdaReading>(var danger, var place) ->
                    reader.unreadable(danger.inWords(), place);
        };
    }

    private CdaReading unreadable(String why, Place place) {
        return new CdaReading.Unreadable(
                new Defect(Defect.Kind.UNREADABLE_DOCUMENT, notes.place(place), why));
    }

    private CdaReading document(XmlElement root) {
        if (root.is(NAMESPACE, ROOT)) {
            return clinical(root);
        }
        List<CdaReading> inside = new ArrayList<>();
        if (root.namespace().equals(STYLE_SHEET)) {
            // A "self-presentable" document of the ANS (application/xslt+xml): a style sheet with
            // the document among its data. The sheet is never run.
            root.children(
                    data ->
                            data.children(
                                    child -> {
                                        if (inside.isEmpty() && child.is(NAMESPACE, ROOT)) {
                                            inside.add(clinical(child));
                                        }
                                    }));
        }
        return inside.isEmpty() ? new CdaReading.NotForMe() : inside.getFirst();
    }

    private CdaReading clinical(XmlElement root) {
        Defect.Where where = notes.place(root);
        root.children(this::inHeader);
        if (patient.isEmpty()) {
            notes.defect(Defect.Kind.NO_PATIENT, where, "recordTarget");
        }
        if (code.isEmpty()) {
            notes.defect(Defect.Kind.ELEMENT_MISSING, where, "code");
        }
        if (id.isEmpty()) {
            notes.defect(Defect.Kind.ELEMENT_MISSING, where, "id");
        }
        ClinicalDocument document =
                new ClinicalDocument(
                        new DocumentIdentity(
                                id, set, version, code, title, written, confidentiality, replaces),
                        patient,
                        authors,
                        custodian,
                        recipients,
                        medecinTraitant,
                        participants,
                        contacts,
                        stay.stay(),
                        body.body());
        return new CdaReading.Read(document, notes.places(), notes.defects());
    }

    private void inHeader(XmlElement child) {
        switch (child.name()) {
            case "id" -> id = id.or(() -> Values.id(child));
            case "setId" -> set = set.or(() -> Values.id(child));
            case "versionNumber" -> version(child);
            case "code" -> code = code.or(() -> Values.code(child));
            case "title" -> title = title.or(() -> Values.text(child));
            case "effectiveTime" -> written = written.or(() -> Values.time(child, notes));
            case "confidentialityCode" ->
                    confidentiality = confidentiality.or(() -> Values.code(child));
            case "recordTarget" -> recordTarget(child);
            case "author" -> within(child, "assignedAuthor", CdaReader::author, authors);
            case "informant" -> within(child, "relatedEntity", CdaReader::contact, contacts);
            case "custodian" -> child.children(this::custodian);
            case "informationRecipient" -> recipient(child);
            case "participant" -> participant(child);
            case "relatedDocument" -> related(child);
            case "documentationOf" -> stay.documentationOf(child);
            case "componentOf" -> stay.componentOf(child);
            case "component" -> body.component(child);
            default -> {
                // Realm, type, templates, language, signatories, consents.
            }
        }
    }

    private void version(XmlElement number) {
        Optional<String> value = Values.attribute(number, "value");
        if (value.isPresent() && version.isEmpty()) {
            boolean digits =
                    value.get().length() <= 6
                            && value.get().chars().allMatch(c -> c >= '0' && c <= '9');
            version = digits ? value.map(Integer::valueOf) : Optional.empty();
        }
    }

    private void recordTarget(XmlElement recordTarget) {
        Defect.Where where = notes.place(recordTarget);
        Optional<RecordTarget> read = PatientReader.read(recordTarget, notes);
        if (++recordTargets > 1) {
            notes.defect(Defect.Kind.PATIENTS_DIFFER, where, "recordTarget " + recordTargets);
        }
        patient = patient.or(() -> read);
    }

    private static Optional<Author> author(Entity entity) {
        return Optional.of(entity.author());
    }

    private static Optional<ContactPerson> contact(Entity entity) {
        return entity.classCode.map(
                kind ->
                        new ContactPerson(
                                kind, entity.spokenName(), entity.code(), entity.telecoms()));
    }

    private <T> void within(
            XmlElement parent, String name, Function<Entity, Optional<T>> as, List<T> into) {
        parent.children(
                child -> {
                    if (child.name().equals(name)) {
                        as.apply(Entity.read(child, notes)).ifPresent(it -> Values.add(into, it));
                    }
                });
    }

    private void custodian(XmlElement assigned) {
        if (assigned.name().equals("assignedCustodian")) {
            custodian = custodian.or(() -> Entity.read(assigned, notes).organisation());
        }
    }

    private void recipient(XmlElement recipient) {
        String role = Values.attribute(recipient, "typeCode").orElse("PRCP");
        recipient.children(
                child -> {
                    if (child.name().equals("intendedRecipient")) {
                        Entity entity = Entity.read(child, notes);
                        Values.add(
                                recipients,
                                new Participant(
                                        role,
                                        Optional.empty(),
                                        entity.professional(),
                                        entity.organisation()));
                    }
                });
    }

    private void participant(XmlElement participant) {
        Defect.Where where = notes.place(participant);
        String role = Values.attribute(participant, "typeCode").orElse("");
        Optional<String> flavor = Values.attribute(participant, "nullFlavor");
        List<Code> function = new ArrayList<>();
        List<Entity> entity = new ArrayList<>();
        participant.children(
                child -> {
                    switch (child.name()) {
                        case "functionCode" -> Values.code(child).ifPresent(function::add);
                        case "associatedEntity" -> entity.add(Entity.read(child, notes));
                        default -> {
                            // Times and templates.
                        }
                    }
                });
        Optional<Entity> who = entity.stream().findFirst();
        if (function.stream().anyMatch(each -> each.code().equals(PCP))) {
            medecinTraitant(who, flavor, where);
        } else {
            Values.add(
                    participants,
                    new Participant(
                            role,
                            function.stream().findFirst(),
                            who.flatMap(Entity::professional),
                            who.flatMap(Entity::organisation)));
        }
    }

    /// Somebody named counts before an empty place, whichever comes first and whatever nullFlavor
    /// stands beside the name. Of two who are named the first counts, and that is told.
    private void medecinTraitant(
            Optional<Entity> who, Optional<String> flavor, Defect.Where where) {
        Optional<MedecinTraitant.Named> named = who.flatMap(CdaReader::named);
        if (medecinTraitant instanceof MedecinTraitant.Named before) {
            named.filter(another -> !another.person().equals(before.person()))
                    .ifPresent(
                            another ->
                                    notes.defect(
                                            Defect.Kind.CONTRADICTION,
                                            where,
                                            CdaFields.name(another.person()).orElse(PCP)));
            return;
        }
        medecinTraitant =
                named.<MedecinTraitant>map(it -> it)
                        .orElseGet(
                                () ->
                                        new MedecinTraitant.NoValue(
                                                flavor.or(() -> who.flatMap(Entity::nullFlavor))));
    }

    private static Optional<MedecinTraitant.Named> named(Entity entity) {
        return entity.professional()
                .map(
                        person ->
                                new MedecinTraitant.Named(
                                        person, entity.organisation(), entity.telecoms()));
    }

    private void related(XmlElement related) {
        if (Values.attribute(related, "typeCode").filter(REPLACES::equals).isEmpty()) {
            return;
        }
        related.children(
                parent -> {
                    if (parent.name().equals("parentDocument")) {
                        parent.children(
                                child -> {
                                    if (child.name().equals("id")) {
                                        Values.id(child).ifPresent(it -> Values.add(replaces, it));
                                    }
                                });
                    }
                });
    }
}
