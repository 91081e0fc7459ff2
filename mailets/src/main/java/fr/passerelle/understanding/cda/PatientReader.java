package fr.passerelle.understanding.cda;

import fr.passerelle.document.Address;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a recordTarget: identifiers, names by their qualifier, birth, address, telecoms.
final class PatientReader {
    private final Notes notes;
    private final List<PatientIdentifier> identifiers = new ArrayList<>();
    private final List<String> telecoms = new ArrayList<>();
    private final List<String> unqualified = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private Optional<String> birthName = Optional.empty();
    private Optional<String> usedName = Optional.empty();
    private Optional<String> firstBirth = Optional.empty();
    private Optional<String> usedGiven = Optional.empty();
    private Optional<String> sex = Optional.empty();
    private Optional<Dtm> birth = Optional.empty();
    private Optional<String> birthPlace = Optional.empty();
    private Optional<Address> address = Optional.empty();

    private PatientReader(Notes notes) {
        this.notes = notes;
    }

    /// Empty where it says nothing of anybody.
    static Optional<RecordTarget> read(XmlElement recordTarget, Notes notes) {
        PatientReader reader = new PatientReader(notes);
        recordTarget.children(
                role -> {
                    if (role.name().equals("patientRole")) {
                        role.children(reader::inRole);
                    }
                });
        return reader.read();
    }

    private Optional<RecordTarget> read() {
        boolean nobody =
                identifiers.isEmpty()
                        && birthName.isEmpty()
                        && usedName.isEmpty()
                        && unqualified.isEmpty()
                        && given.isEmpty()
                        && birth.isEmpty();
        return nobody
                ? Optional.empty()
                : Optional.of(
                        new RecordTarget(
                                identifiers,
                                new RecordTarget.Names(
                                        birthName,
                                        usedName,
                                        unqualified,
                                        firstBirth,
                                        usedGiven,
                                        given),
                                sex,
                                birth,
                                birthPlace,
                                address.orElse(Address.NONE),
                                telecoms));
    }

    private void inRole(XmlElement child) {
        switch (child.name()) {
            case "id" -> identifier(child);
            case "addr" -> {
                if (address.isEmpty()) {
                    address = address(child);
                }
            }
            case "telecom" -> {
                notes.place(Field.PHONE, child);
                Values.attribute(child, "value").ifPresent(it -> Values.add(telecoms, it));
            }
            case "patient" -> child.children(this::inPatient);
            default -> {
                // The organisation that knows the patient, templates.
            }
        }
    }

    private void identifier(XmlElement id) {
        Optional<String> number = Values.attribute(id, "extension");
        Optional<String> root = Values.attribute(id, "root");
        if (number.isPresent()) {
            PatientIdentifier read = new PatientIdentifier(number.get(), root, Optional.empty());
            if (read.checkedIns().isPresent()) {
                notes.place(Field.INS, id);
            }
            Values.add(identifiers, read);
        } else if (root.isPresent()) {
            // Local numbers that are an OID of their own, without an extension (HL7 v3 II).
            Values.add(
                    identifiers,
                    new PatientIdentifier(root.get(), Optional.empty(), Optional.empty()));
        }
    }

    private void inPatient(XmlElement child) {
        switch (child.name()) {
            case "name" -> child.children(this::name);
            case "administrativeGenderCode" -> {
                notes.place(Field.SEX, child);
                sex = sex.or(() -> Values.attribute(child, "code"));
            }
            case "birthTime" -> {
                notes.place(Field.BIRTH_DATE, child);
                notes.place(Field.BIRTH_YEAR, child);
                birth = birth.or(() -> Values.time(child, notes));
            }
            case "birthplace" -> child.children(place -> place.children(this::birthAddress));
            default -> {
                // Marital status, guardian, languages: nobody asks for them here.
            }
        }
    }

    private void name(XmlElement piece) {
        String qualifier = Values.attribute(piece, "qualifier").orElse("");
        boolean family = piece.name().equals("family");
        if (!family && !piece.name().equals("given")) {
            return;
        }
        Defect.Where where = notes.place(piece);
        // Which place it is shown with depends on the qualifier, so it is noted before the text.
        switch (qualifier) {
            case "BR" -> notes.place(family ? Field.BIRTH_NAME : Field.GIVEN_NAMES, piece);
            default -> notes.place(family ? Field.USED_NAME : Field.GIVEN_NAMES, piece);
        }
        Optional<String> text = Values.text(piece);
        if (text.isEmpty()) {
            return;
        }
        switch (qualifier) {
            case "BR" -> {
                if (family) {
                    birthName = first(birthName, text, where);
                } else {
                    firstBirth = first(firstBirth, text, where);
                }
            }
            // SP, the name of the spouse, is what documents before 2021 write for the name in use.
            case "CL", "SP" -> {
                if (family) {
                    usedName = first(usedName, text, where);
                } else {
                    usedGiven = first(usedGiven, text, where);
                }
            }
            default -> Values.add(family ? unqualified : given, text.get());
        }
    }

    private Optional<String> first(
            Optional<String> before, Optional<String> text, Defect.Where where) {
        if (before.isPresent() && !before.equals(text)) {
            notes.defect(Defect.Kind.CONTRADICTION, where, text.orElse(""));
        }
        return before.or(() -> text);
    }

    private void birthAddress(XmlElement addr) {
        if (addr.name().equals("addr")) {
            addr.children(
                    child -> {
                        if (child.name().equals("county")) {
                            notes.place(Field.BIRTH_PLACE, child);
                            birthPlace = birthPlace.or(() -> Values.text(child));
                        }
                    });
        }
    }

    private Optional<Address> address(XmlElement addr) {
        List<String> street = new ArrayList<>();
        List<String> code = new ArrayList<>();
        List<String> city = new ArrayList<>();
        notes.place(Field.ADDRESS, addr);
        addr.children(
                child -> {
                    switch (child.name()) {
                        case "houseNumber",
                                "streetName",
                                "streetNameType",
                                "streetNameBase",
                                "streetAddressLine",
                                "additionalLocator",
                                "unitID" ->
                                Values.text(child).ifPresent(it -> Values.add(street, it));
                        case "postalCode" -> {
                            notes.place(Field.POSTAL_CODE, child);
                            Values.text(child).ifPresent(it -> Values.add(code, it));
                        }
                        case "city" -> {
                            notes.place(Field.COMMUNE, child);
                            Values.text(child).ifPresent(it -> Values.add(city, it));
                        }
                        default -> {
                            // Country, district.
                        }
                    }
                });
        String lines = Values.fold(String.join(" ", street));
        boolean empty = lines.isEmpty() && code.isEmpty() && city.isEmpty();
        return empty
                ? Optional.empty()
                : Optional.of(
                        new Address(
                                lines.isEmpty() ? Optional.empty() : Optional.of(lines),
                                code.stream().findFirst(),
                                city.stream().findFirst()));
    }
}
