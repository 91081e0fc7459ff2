package fr.passerelle.opening.xdm;

import fr.passerelle.document.Code;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Professional;
import java.util.Optional;

/// A value in the manner of HL7 v2 (§2.5): components between `^`, subcomponents between `&`.
/// XDS writes identifiers, people and structures so (IHE ITI TF-3 §4.2.3.1.7). What is missing
/// is empty; a program that writes the word `null` has nothing to say either.
final class Hl7Value {
    private final String[] components;

    private Hl7Value(String text) {
        this.components = text.split("\\^", -1);
    }

    /// CX: `number^^^&authority&ISO^type`. Empty without a number.
    static Optional<PatientIdentifier> patient(String text) {
        Hl7Value value = new Hl7Value(text);
        return value.component(0)
                .map(
                        number ->
                                new PatientIdentifier(
                                        number, value.authority(3), value.component(4)));
    }

    /// XCN: `number^LAST^First^^^^^^&authority&ISO^D^^^type`. Empty where it says nothing.
    static Optional<Professional> professional(String text) {
        Hl7Value value = new Hl7Value(text);
        Professional found =
                new Professional(
                        value.component(0),
                        value.component(1),
                        value.component(2),
                        value.authority(8),
                        value.component(12));
        return found.number().isEmpty() && found.family().isEmpty()
                ? Optional.empty()
                : Optional.of(found);
    }

    /// XON: `Name^^^^^&authority&ISO^^^^number`.
    static Organisation organisation(String text) {
        Hl7Value value = new Hl7Value(text);
        return new Organisation(value.component(0), value.component(9), value.authority(5));
    }

    /// CXi: `number^^^&authority&ISO^kind`. Empty without a number.
    static Optional<DocumentEntry.Reference> reference(String text) {
        Hl7Value value = new Hl7Value(text);
        return value.component(0)
                .map(
                        number ->
                                new DocumentEntry.Reference(
                                        number, value.authority(3), value.component(4)));
    }

    /// `code^name^scheme`, as the French profile writes specialties.
    static Optional<Code> code(String text) {
        Hl7Value value = new Hl7Value(text);
        return value.component(0)
                .map(code -> new Code(code, value.component(2), value.component(1)));
    }

    private Optional<String> component(int number) {
        return number < components.length ? said(components[number]) : Optional.empty();
    }

    /// HD: `&OID&ISO`; some write the OID as the name.
    private Optional<String> authority(int number) {
        if (number >= components.length) {
            return Optional.empty();
        }
        String[] parts = components[number].split("&", -1);
        return parts.length > 1 ? said(parts[1]) : said(parts[0]);
    }

    private static Optional<String> said(String text) {
        String bare = text.strip();
        return bare.isEmpty() || bare.equals("null") ? Optional.empty() : Optional.of(bare);
    }
}
