package fr.passerelle.demo;

import fr.passerelle.config.Territory;
import fr.passerelle.mail.EmailAddress;

/// Somebody of the made-up territory, as their mails show them.
///
/// @param id pseudonym of the territory file ("M01", "R04"), or the person's role
/// @param signature what stands under their mails
record Person(String id, String name, EmailAddress address, String signature, MailProgram program) {
    static Person of(Territory.Doctor doctor) {
        return new Person(
                doctor.id(),
                doctor.name(),
                doctor.address(),
                doctor.name() + "\nMédecin généraliste",
                MailProgram.of(doctor.id()));
    }

    static Person of(Territory.Professional professional) {
        return new Person(
                professional.id(),
                professional.name(),
                professional.address(),
                String.join(
                        "\n", professional.name(), professional.role(), professional.structure()),
                MailProgram.of(professional.id()));
    }
}
