package fr.passerelle.understanding.cda;

import fr.passerelle.document.Author;
import fr.passerelle.document.Code;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.Professional;
import fr.passerelle.patient.Doubt;
import fr.passerelle.patient.ProfessionalNumber;
import fr.passerelle.patient.StructureNumber;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A person in a role, as CDA writes every one of them (CDA R2 §4.2.2: assignedAuthor,
/// assignedEntity, associatedEntity, intendedRecipient, relatedEntity): a number, a profession,
/// ways to reach them, a name, an organisation.
final class Entity {
    final Optional<String> classCode;
    private final Notes notes;
    private Optional<String> nullFlavor;
    private final List<InstanceIdentifier> ids = new ArrayList<>();
    private final List<String> telecoms = new ArrayList<>();
    private Optional<Code> code = Optional.empty();
    private Optional<String> family = Optional.empty();
    private Optional<String> given = Optional.empty();
    private Optional<Organisation> organisation = Optional.empty();

    private Entity(XmlElement element, Notes notes) {
        this.notes = notes;
        classCode = Values.attribute(element, "classCode");
        nullFlavor = Values.attribute(element, "nullFlavor");
    }

    static Entity read(XmlElement element, Notes notes) {
        Entity entity = new Entity(element, notes);
        element.children(entity::child);
        return entity;
    }

    private void child(XmlElement child) {
        if (child.name().equals("id")) {
            nullFlavor = nullFlavor.or(() -> Values.attribute(child, "nullFlavor"));
        }
        switch (child.name()) {
            case "id" -> id(child, ids);
            case "code" -> code = code.or(() -> Values.code(child));
            case "telecom" ->
                    Values.attribute(child, "value").ifPresent(it -> Values.add(telecoms, it));
            case "assignedPerson",
                    "associatedPerson",
                    "relatedPerson",
                    "informationRecipient",
                    "guardianPerson" ->
                    child.children(this::name);
            case "representedOrganization",
                    "scopingOrganization",
                    "receivedOrganization",
                    "representedCustodianOrganization" ->
                    organisation = organisation.or(() -> organisation(child));
            default -> {
                // Addresses of professionals, time, templates: not of use here.
            }
        }
    }

    /// A number whose form or key is wrong stays as it was written: samples and programs have
    /// many, and nothing is decided on one.
    private void id(XmlElement element, List<InstanceIdentifier> into) {
        Values.id(element)
                .ifPresent(
                        id -> {
                            Values.add(into, id);
                            id.extension()
                                    .ifPresent(
                                            number ->
                                                    notes.number(
                                                            checked(id.root(), number),
                                                            element,
                                                            number));
                        });
    }

    private static List<Doubt> checked(String root, String number) {
        return switch (root) {
            case ProfessionalNumber.OID -> ProfessionalNumber.read(number).doubts();
            case StructureNumber.OID -> StructureNumber.read(number).doubts();
            case String _ -> List.of();
        };
    }

    private void name(XmlElement name) {
        if (name.name().equals("name")) {
            nullFlavor = nullFlavor.or(() -> Values.attribute(name, "nullFlavor"));
            boolean[] pieces = {false};
            StringBuilder bare = new StringBuilder();
            name.content(
                    bare::append,
                    piece -> {
                        switch (piece.name()) {
                            case "family" -> {
                                pieces[0] = true;
                                family = family.or(() -> Values.text(piece));
                            }
                            case "given" -> {
                                pieces[0] = true;
                                given = given.or(() -> Values.text(piece));
                            }
                            default -> {
                                // Prefix and suffix are titles.
                            }
                        }
                    });
            if (!pieces[0]) {
                // A name in one piece cannot be told apart: all of it is where people look first.
                family =
                        family.or(
                                () ->
                                        Optional.of(Values.fold(bare.toString()))
                                                .filter(Entity::said));
            }
        }
    }

    private static boolean said(String text) {
        return !text.isEmpty();
    }

    private Optional<Organisation> organisation(XmlElement element) {
        List<InstanceIdentifier> numbers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        element.children(
                child -> {
                    switch (child.name()) {
                        case "id" -> id(child, numbers);
                        case "name" -> Values.text(child).ifPresent(it -> Values.add(names, it));
                        default -> {
                            // Address and telecom of the house.
                        }
                    }
                });
        Optional<InstanceIdentifier> number = inDirectory(numbers, StructureNumber.OID);
        Optional<String> name = names.stream().findFirst();
        return number.isEmpty() && name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Organisation(
                                name,
                                number.flatMap(InstanceIdentifier::extension),
                                number.map(InstanceIdentifier::root)));
    }

    /// The national number, else the first one.
    private static Optional<InstanceIdentifier> inDirectory(
            List<InstanceIdentifier> ids, String directory) {
        return ids.stream()
                .filter(id -> id.root().equals(directory))
                .findFirst()
                .or(() -> ids.stream().findFirst());
    }

    Optional<Professional> professional() {
        Optional<InstanceIdentifier> id = inDirectory(ids, ProfessionalNumber.OID);
        Optional<String> number = id.flatMap(InstanceIdentifier::extension);
        if (number.isEmpty() && family.isEmpty() && given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Professional(
                        number, family, given, id.map(InstanceIdentifier::root), Optional.empty()));
    }

    Author author() {
        return new Author(
                professional(),
                organisation.stream().toList(),
                List.of(),
                code.stream().toList(),
                telecoms);
    }

    /// Given name first, as people say it.
    Optional<String> spokenName() {
        List<String> pieces = new ArrayList<>();
        given.ifPresent(pieces::add);
        family.ifPresent(pieces::add);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", pieces));
    }

    /// Why nobody stands here: its own, else that of its number or name.
    Optional<String> nullFlavor() {
        return nullFlavor;
    }

    Optional<Code> code() {
        return code;
    }

    List<String> telecoms() {
        return telecoms;
    }

    Optional<Organisation> organisation() {
        return organisation;
    }
}
