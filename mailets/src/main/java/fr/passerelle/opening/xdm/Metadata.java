package fr.passerelle.opening.xdm;

import fr.passerelle.document.Association;
import fr.passerelle.document.Author;
import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Restriction;
import fr.passerelle.document.SubmissionSet;
import fr.passerelle.mail.Limits;
import fr.passerelle.patient.Checked;
import fr.passerelle.patient.Ins;
import fr.passerelle.xml.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the objects of one METADATA.XML mean in XDS (IHE ITI TF-3 §4.2.5: each UUID has its
/// meaning). Whatever is missing or wrong is left out, with a defect where somebody should know.
///
/// The lists are filled while reading and then only read.
final class Metadata {
    private static final String SET = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
    private static final String FOLDER = "urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2";
    private static final String SET_AUTHOR = "urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";
    private static final String SET_CONTENT = "urn:uuid:aa543740-bdda-424e-8c96-df4873be8500";
    private static final String SET_PATIENT = "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446";
    private static final String SET_SOURCE = "urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832";
    private static final String SET_UNIQUE = "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8";

    private static final String ON_DEMAND = "urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248";
    private static final String PATIENT = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427";
    private static final String UNIQUE = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab";
    private static final String AUTHOR = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d";
    private static final String CLASS = "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a";
    private static final String TYPE = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983";
    private static final String FORMAT = "urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d";
    private static final String CONFIDENTIALITY = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f";
    private static final String FACILITY = "urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1";
    private static final String PRACTICE = "urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead";
    private static final String EVENT = "urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4";

    /// By the last word of the URN: RPLC alone, or under urn:ihe:iti:2007:AssociationType.
    private static final Map<String, Association.Kind> ASSOCIATIONS =
            Map.of(
                    "HASMEMBER", Association.Kind.HAS_MEMBER,
                    "RPLC", Association.Kind.REPLACES,
                    "APND", Association.Kind.APPENDS,
                    "XFRM", Association.Kind.TRANSFORMS,
                    "XFRM_RPLC", Association.Kind.TRANSFORMS_AND_REPLACES,
                    "SIGNS", Association.Kind.SIGNS);

    private static final int FOUND_CHARS = 200;

    private final String path;
    private final String folder;
    final List<SubmissionSet> sets = new ArrayList<>();
    final List<DocumentEntry> entries = new ArrayList<>();
    final List<Association> associations = new ArrayList<>();
    final List<Defect> defects = new ArrayList<>();
    private final Set<String> doubted = new HashSet<>();

    /// @param path of the metadata, for defects
    /// @param folder where they lay
    Metadata(String path, String folder) {
        this.path = path;
        this.folder = folder;
    }

    /// @return false where there are more objects than a package can have
    boolean read(List<RegistryObject> objects) {
        for (RegistryObject object : objects) {
            switch (object.element()) {
                case "RegistryPackage" -> registryPackage(object, objects);
                case "ExtrinsicObject" -> entries.add(entry(object));
                case "Association" -> association(object);
                default -> {
                    // A classification on its own is asked for by the object it classifies.
                }
            }
        }
        return objects.size() <= Limits.REGISTRY_OBJECTS;
    }

    /// A package is a set or a folder; one that does not say which is taken for the set.
    private void registryPackage(RegistryObject object, List<RegistryObject> all) {
        boolean isSet = is(object, SET, all);
        if (isSet || !is(object, FOLDER, all)) {
            sets.add(
                    new SubmissionSet(
                            folder,
                            object.attribute("id").orElse(""),
                            object.identifier(SET_UNIQUE),
                            object.identifier(SET_SOURCE),
                            patient(object, object.identifier(SET_PATIENT)),
                            code(object, SET_CONTENT),
                            time(object, "submissionTime"),
                            object.name(),
                            object.description(),
                            authors(object, SET_AUTHOR),
                            object.slot("intendedRecipient")));
        }
    }

    private static boolean is(RegistryObject object, String node, List<RegistryObject> all) {
        Optional<String> id = object.attribute("id");
        return object.isClassified(node)
                || all.stream()
                        .filter(each -> each.says("classificationNode", node))
                        .flatMap(each -> each.attribute("classifiedObject").stream())
                        .anyMatch(classified -> classified.equals(id.orElse("")));
    }

    private DocumentEntry entry(RegistryObject object) {
        Optional<String> source = object.first("sourcePatientId");
        return new DocumentEntry(
                object.attribute("id").orElse(""),
                object.identifier(UNIQUE),
                object.says("objectType", ON_DEMAND),
                object.attribute("mimeType"),
                object.name(),
                object.description(),
                object.first("languageCode"),
                patient(object, object.identifier(PATIENT)),
                new DocumentEntry.SourcePatient(
                        patient(object, source), object.slot("sourcePatientInfo")),
                authors(object, AUTHOR),
                object.first("legalAuthenticator").flatMap(Hl7Value::professional),
                new DocumentEntry.Codes(
                        code(object, CLASS),
                        code(object, TYPE),
                        code(object, FORMAT),
                        confidentiality(object),
                        code(object, FACILITY),
                        code(object, PRACTICE),
                        codes(object, EVENT)),
                new DocumentEntry.Times(
                        time(object, "creationTime"),
                        time(object, "serviceStartTime"),
                        time(object, "serviceStopTime")),
                new DocumentEntry.DeclaredFile(
                        object.first("URI"), object.first("hash"), object.first("size")),
                object.slot("urn:ihe:iti:xds:2013:referenceIdList").stream()
                        .flatMap(value -> Hl7Value.reference(value).stream())
                        .toList());
    }

    private void association(RegistryObject object) {
        String type = object.attribute("associationType").orElse("");
        String word = type.substring(type.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT);
        associations.add(
                new Association(
                        folder,
                        ASSOCIATIONS.getOrDefault(word, Association.Kind.OTHER),
                        object.attribute("sourceObject").orElse(""),
                        object.attribute("targetObject").orElse("")));
    }

    private static Optional<Code> code(RegistryObject object, String scheme) {
        return codes(object, scheme).stream().findFirst();
    }

    private static List<Code> codes(RegistryObject object, String scheme) {
        return object.classified(scheme).stream()
                .flatMap(
                        each ->
                                each
                                        .attribute("nodeRepresentation")
                                        .map(
                                                code ->
                                                        new Code(
                                                                code,
                                                                each.first("codingScheme"),
                                                                each.name()))
                                        .stream())
                .toList();
    }

    private static List<Author> authors(RegistryObject object, String scheme) {
        return object.classified(scheme).stream()
                .map(
                        each ->
                                new Author(
                                        each.first("authorPerson").flatMap(Hl7Value::professional),
                                        each.slot("authorInstitution").stream()
                                                .map(Hl7Value::organisation)
                                                .toList(),
                                        each.slot("authorRole"),
                                        each.slot("authorSpecialty").stream()
                                                .flatMap(value -> Hl7Value.code(value).stream())
                                                .toList(),
                                        each.slot("authorTelecommunication")))
                .toList();
    }

    private Optional<PatientIdentifier> patient(RegistryObject object, Optional<String> written) {
        Optional<PatientIdentifier> found = written.flatMap(Hl7Value::patient);
        if (written.isPresent() && found.flatMap(PatientIdentifier::authority).isEmpty()) {
            defect(Defect.Kind.BAD_PATIENT_IDENTIFIER, object, written.get());
        }
        found.ifPresent(identifier -> doubts(identifier, object));
        return found;
    }

    /// The same number stands with the set, with each document and twice in each: told once.
    private void doubts(PatientIdentifier identifier, RegistryObject object) {
        Optional<Checked<Ins>> ins = identifier.checkedIns();
        if (ins.isPresent() && doubted.add(identifier.number())) {
            ins.get()
                    .doubts()
                    .forEach(doubt -> defect(Defect.Kind.of(doubt), object, identifier.number()));
        }
    }

    private List<Code> confidentiality(RegistryObject object) {
        List<Code> codes = codes(object, CONFIDENTIALITY);
        codes.stream()
                .map(Code::code)
                .filter(code -> Restriction.find(code).isPresent())
                .forEach(code -> defect(Defect.Kind.RESTRICTED, object, code));
        return codes;
    }

    private Optional<Dtm> time(RegistryObject object, String slot) {
        Optional<String> written = object.first(slot);
        Optional<Dtm> found = written.flatMap(Dtm::find);
        if (written.isPresent() && found.isEmpty()) {
            defect(Defect.Kind.BAD_DATE, object, written.get());
        }
        return found;
    }

    private void defect(Defect.Kind kind, RegistryObject object, String found) {
        defects.add(new Defect(kind, where(path, object.place()), shortened(found)));
    }

    static Defect.Where where(String path, Place place) {
        return new Defect.Where.InXml(path, place.path(), place.line(), place.column());
    }

    static String shortened(String found) {
        return found.length() <= FOUND_CHARS ? found : found.substring(0, FOUND_CHARS) + "…";
    }
}
