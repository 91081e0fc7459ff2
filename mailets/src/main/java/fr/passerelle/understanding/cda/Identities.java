package fr.passerelle.understanding.cda;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.patient.Ins;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.Words;
import fr.passerelle.understanding.text.XdmSubject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Holds everything else that names the patient against the patient of the document: subject,
/// metadata of the package, text of the mail, other documents. What is said by one side only is no
/// disagreement; what both say and say differently is a defect, and nobody decides here who is
/// right.
final class Identities {
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
        if (!subject.birthName().isBlank()) {
            String said = letters(subject.birthName());
            Set<String> ours = familyNames();
            if (!ours.isEmpty() && ours.stream().noneMatch(said::endsWith)) {
                differ(where, subject.birthName());
            }
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
        List<String> names = new ArrayList<>();
        for (String line : entry.sourcePatient().info()) {
            if (line.startsWith("PID-5|")) {
                names.add(line.substring("PID-5|".length()));
            } else if (line.startsWith("PID-7|")) {
                Dtm.find(line.substring("PID-7|".length()).strip())
                        .flatMap(Dtm::day)
                        .ifPresent(date -> birth(date, where));
            }
        }
        pid5(names, where);
    }

    /// XPN (HL7 v2): `family^given^…`, several for the kinds of names; one of them must be ours.
    private void pid5(List<String> names, Defect.Where where) {
        Set<String> ours = familyNames();
        List<String> families =
                names.stream()
                        .flatMap(line -> Stream.of(line.split("~", 10)))
                        .map(name -> name.split("\\^", 3)[0].strip())
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (!families.isEmpty()
                && !ours.isEmpty()
                && families.stream().map(Identities::letters).noneMatch(ours::contains)) {
            differ(where, families.getFirst());
        }
    }

    void text(ReadFields fields) {
        Set<String> ours = familyNames();
        for (Field field : List.of(Field.BIRTH_NAME, Field.USED_NAME)) {
            Optional<String> name = fields.fiche().value(field);
            if (name.isPresent() && !ours.isEmpty() && !ours.contains(letters(name.get()))) {
                differ(at(fields, field), name.get());
            }
        }
        fields.fiche()
                .value(Field.GIVEN_NAMES)
                .ifPresent(names -> given(names, at(fields, Field.GIVEN_NAMES)));
        fields.fiche()
                .date(Field.BIRTH_DATE)
                .ifPresent(date -> birth(date, at(fields, Field.BIRTH_DATE)));
        // A matricule in a text rarely says whose it is: the number alone is compared.
        fields.fiche()
                .ins()
                .filter(said -> patient.ins().stream().noneMatch(our -> same(our, said)))
                .filter(_ -> !patient.ins().isEmpty())
                .ifPresent(said -> differ(at(fields, Field.INS), said.matricule()));
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
        Set<String> ours = familyNames();
        Set<String> theirs = new Identities(other).familyNames();
        if (!ours.isEmpty() && !theirs.isEmpty() && theirs.stream().noneMatch(ours::contains)) {
            differ(where, theirs.iterator().next());
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

    /// "Marie" and "Marie-Louise" are no disagreement, nor is a name in use for one of birth.
    private void given(String said, Defect.Where where) {
        List<String> words = Words.bare(said);
        Set<String> ours = new LinkedHashSet<>();
        RecordTarget.Names names = patient.names();
        Stream.concat(
                        names.given().stream(),
                        Stream.concat(names.firstBirth().stream(), names.usedGiven().stream()))
                .forEach(name -> ours.addAll(Words.bare(name)));
        if (!words.isEmpty() && !ours.isEmpty() && !ours.contains(words.getFirst())) {
            differ(where, said);
        }
    }

    private Set<String> familyNames() {
        Set<String> names = new LinkedHashSet<>();
        RecordTarget.Names said = patient.names();
        said.birth().map(Identities::letters).ifPresent(names::add);
        said.used().map(Identities::letters).ifPresent(names::add);
        said.unqualified().stream().map(Identities::letters).forEach(names::add);
        names.remove("");
        return names;
    }

    private void differ(Defect.Where where, String found) {
        Defect defect = new Defect(Defect.Kind.PATIENTS_DIFFER, where, found);
        if (!defects.contains(defect)) {
            defects.add(defect);
        }
    }

    private static String letters(String name) {
        return String.join("", Words.bare(name));
    }
}
