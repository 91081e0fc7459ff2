package fr.passerelle.understanding.cda;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.patient.CommuneCode;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PersonName;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.XdmSubject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds everything else that names the patient against the patient of the document: subject,
/// metadata of the package, the message around it, text of the mail, other documents. What is said
/// by one side only is no disagreement; what both say and say differently is a defect, and nobody
/// decides here who is right.
final class Identities {
    /// Names of one PID-5 that are looked at.
    private static final int NAMES = 10;

    private final RecordTarget patient;
    private final List<Defect> defects = new ArrayList<>();

    Identities(RecordTarget patient) {
        this.patient = patient;
    }

    List<Defect> defects() {
        return defects;
    }

    /// ECO.2.1.3: capitals without accents. Where a label in capitals stands in front of the name,
    /// the name is its end.
    void subject(XdmSubject.Document subject) {
        Defect.Where where = new Defect.Where.InHeader("Subject");
        String said = PersonName.letters(subject.birthName());
        List<PersonName> ours = names();
        boolean ends =
                ours.stream()
                        .flatMap(
                                name ->
                                        Stream.concat(
                                                Stream.of(name.birth()), name.used().stream()))
                        .map(PersonName::letters)
                        .anyMatch(name -> !name.isEmpty() && said.endsWith(name));
        if (!said.isEmpty() && !ends) {
            family(List.of(family(subject.birthName())), subject.birthName(), where);
        }
        given(subject.givenNames(), where);
        subject.birthDate().ifPresent(date -> birth(date, where));
    }

    void metadata(DocumentEntry entry, String path) {
        Defect.Where where = new Defect.Where.InPart(path);
        entry.patient().flatMap(PatientIdentifier::ins).ifPresent(ins -> ins(ins, where));
        entry.sourcePatient()
                .identifier()
                .flatMap(PatientIdentifier::ins)
                .ifPresent(ins -> ins(ins, where));
        List<PersonName> names = new ArrayList<>();
        for (String line : entry.sourcePatient().info()) {
            int bar = line.indexOf('|');
            String value = bar < 0 ? "" : line.substring(bar + 1).strip();
            switch (bar < 0 ? "" : line.substring(0, bar)) {
                case "PID-5" -> names.addAll(pid5(value));
                case "PID-7" ->
                        Dtm.find(value).flatMap(Dtm::day).ifPresent(date -> birth(date, where));
                case "PID-8" -> sex(value, where);
                case String _ -> {
                    // Addresses; identifiers have slots of their own.
                }
            }
        }
        if (!names.isEmpty()) {
            family(names, names.getFirst().birth(), where);
        }
    }

    /// XPN (HL7 v2): `family^given^…`, several for the kinds of names; one of them must be ours.
    private static List<PersonName> pid5(String value) {
        return Stream.of(value.split("~", NAMES))
                .map(name -> name.split("\\^", 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .map(Identities::family)
                .toList();
    }

    /// What the message around the document says (HL7 v2 PID), each value with its place.
    void message(Hl7Read.Documents message, String path) {
        traits(message.fields());
        Defect.Where where = new Defect.Where.InPart(path);
        message.ins().forEach(ins -> ins(ins, where));
        Fiche fiche = message.fields().fiche();
        Optional<CommuneCode> theirs = fiche.value(Field.BIRTH_PLACE).flatMap(Identities::commune);
        Optional<CommuneCode> ours = patient.birthPlace().flatMap(Identities::commune);
        if (theirs.isPresent()
                && ours.isPresent()
                && !theirs.get().city().equals(ours.get().city())) {
            differ(at(message.fields(), Field.BIRTH_PLACE), theirs.get().code());
        }
    }

    private static Optional<CommuneCode> commune(String code) {
        return CommuneCode.read(code).valid();
    }

    void text(ReadFields fields) {
        traits(fields);
        // A matricule in a text rarely says whose it is: the number alone is compared.
        fields.fiche()
                .ins()
                .filter(said -> patient.ins().stream().noneMatch(our -> same(our, said)))
                .filter(_ -> !patient.ins().isEmpty())
                .ifPresent(said -> differ(at(fields, Field.INS), said.matricule()));
    }

    private void traits(ReadFields fields) {
        Fiche fiche = fields.fiche();
        Optional<String> name =
                fiche.value(Field.BIRTH_NAME).or(() -> fiche.value(Field.USED_NAME));
        name.ifPresent(
                birth ->
                        family(
                                List.of(
                                        new PersonName(
                                                birth, fiche.value(Field.USED_NAME), List.of())),
                                birth,
                                at(
                                        fields,
                                        fiche.says(Field.BIRTH_NAME)
                                                ? Field.BIRTH_NAME
                                                : Field.USED_NAME)));
        fiche.value(Field.GIVEN_NAMES)
                .ifPresent(names -> given(names, at(fields, Field.GIVEN_NAMES)));
        fiche.date(Field.BIRTH_DATE).ifPresent(date -> birth(date, at(fields, Field.BIRTH_DATE)));
        fiche.value(Field.SEX).ifPresent(sex -> sex(sex, at(fields, Field.SEX)));
    }

    private static boolean same(Ins our, Ins said) {
        return our.matricule().equals(said.matricule());
    }

    private static Defect.Where at(ReadFields fields, Field field) {
        Defect.Where where = fields.provenance().get(field);
        return where == null ? new Defect.Where.InPart("1") : where;
    }

    void document(RecordTarget other, String part) {
        Defect.Where where = new Defect.Where.InPart(part);
        other.ins().forEach(ins -> ins(ins, where));
        other.birth().flatMap(Dtm::day).ifPresent(date -> birth(date, where));
        other.sex().ifPresent(sex -> sex(sex, where));
        List<PersonName> theirs = new Identities(other).names();
        if (!theirs.isEmpty()) {
            family(theirs, theirs.getFirst().birth(), where);
        }
    }

    private void ins(Ins said, Defect.Where where) {
        if (!patient.ins().isEmpty() && !patient.ins().contains(said)) {
            differ(where, said.matricule());
        }
    }

    private void birth(LocalDate said, Defect.Where where) {
        Optional<LocalDate> ours = patient.birth().flatMap(Dtm::day);
        if (ours.isPresent() && !ours.get().equals(said)) {
            differ(where, said.toString());
        }
    }

    /// `F` and `f`, `M` and `m`; anything else says that it is not known.
    private void sex(String said, Defect.Where where) {
        Optional<String> ours = patient.sex().filter(Identities::isSex);
        if (ours.isPresent() && isSex(said) && !ours.get().equalsIgnoreCase(said)) {
            differ(where, said);
        }
    }

    private static boolean isSex(String code) {
        return code.equalsIgnoreCase("F") || code.equalsIgnoreCase("M");
    }

    /// "Marie" and "Marie-Louise" are no disagreement, nor is a name in use for one of birth, nor
    /// the second of several.
    private void given(String said, Defect.Where where) {
        PersonName theirs = PersonName.of("", Optional.empty(), said);
        RecordTarget.Names names = patient.names();
        List<String> ours =
                Stream.of(
                                names.given().stream(),
                                names.firstBirth().stream(),
                                names.usedGiven().stream())
                        .flatMap(each -> each)
                        .toList();
        boolean agrees =
                ours.stream()
                        .map(name -> PersonName.of("", Optional.empty(), name))
                        .anyMatch(
                                name ->
                                        name.isGivenLike(theirs)
                                                || name.given().stream()
                                                        .map(PersonName::letters)
                                                        .anyMatch(
                                                                PersonName.letters(
                                                                                PersonName.first(
                                                                                        said))
                                                                        ::equals));
        if (!PersonName.letters(said).isEmpty() && !ours.isEmpty() && !agrees) {
            differ(where, said);
        }
    }

    private void family(List<PersonName> theirs, String found, Defect.Where where) {
        List<PersonName> ours = names();
        boolean agrees =
                ours.isEmpty()
                        || theirs.stream()
                                .anyMatch(name -> ours.stream().anyMatch(name::isOfFamily));
        if (!agrees) {
            differ(where, found);
        }
    }

    /// Every way in which the document names the patient; none where it does not.
    private List<PersonName> names() {
        List<PersonName> names = new ArrayList<>();
        RecordTarget.Names said = patient.names();
        said.birth()
                .or(said::used)
                .ifPresent(birth -> names.add(new PersonName(birth, said.used(), List.of())));
        said.unqualified().forEach(name -> names.add(family(name)));
        names.removeIf(name -> PersonName.letters(name.birth()).isEmpty());
        return names;
    }

    private static PersonName family(String name) {
        return new PersonName(name, Optional.empty(), List.of());
    }

    private void differ(Defect.Where where, String found) {
        Defect defect = new Defect(Defect.Kind.PATIENTS_DIFFER, where, found);
        if (!defects.contains(defect)) {
            defects.add(defect);
        }
    }
}
