package fr.passerelle.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A made-up patient, as the person who refers them knows them.
///
/// @param surname so rare that finding it in a mail proves that the mail names the patient
/// @param place postal code and commune, one line
/// @param needs further lines of the fiche ("ALD : oui")
record Patient(
        String surname,
        String given,
        boolean woman,
        LocalDate born,
        String street,
        String place,
        String phone,
        List<String> needs) {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRANCE);

    /// What the first mail may forget and the second one says.
    enum Forgotten {
        NOTHING,
        COMMUNE_AND_CONSENT
    }

    /// The fiche as somebody types it into a mail.
    String fiche(Forgotten forgotten) {
        boolean whole = forgotten == Forgotten.NOTHING;
        return Stream.of(
                        Stream.of(
                                "Nom de naissance : " + surname,
                                "Prénom : " + given,
                                "Sexe : " + (woman ? "F" : "M"),
                                "Date de naissance : " + DAY.format(born),
                                "Adresse : " + street),
                        whole ? Stream.of("Commune : " + place) : Stream.<String>empty(),
                        Stream.of("Téléphone du patient : " + phone),
                        whole ? Stream.of("Accord du patient : oui") : Stream.<String>empty(),
                        Stream.of("Situation vis-à-vis du médecin traitant : départ en retraite"),
                        needs.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /// The lines that were forgotten.
    String rest() {
        return "Commune : " + place + "\nAccord du patient : oui";
    }

    /// The text of the letter that the ward sends home with the patient.
    List<String> dischargeLetter(String doctor, LocalDate left) {
        return List.of(
                "Centre hospitalier d’Aunis - Service de médecine",
                "",
                "LETTRE DE LIAISON",
                "",
                "Patient : %s %s %s, %s le %s"
                        .formatted(
                                woman ? "Mme" : "M.",
                                surname,
                                given,
                                woman ? "née" : "né",
                                DAY.format(born)),
                "Adresse : " + street,
                "Commune : " + place,
                "Téléphone du patient : " + phone,
                "Médecin traitant : " + doctor,
                woman
                        ? "La patiente a donné son accord pour la recherche d'un médecin traitant."
                        : "Le patient a donné son accord pour la recherche d'un médecin traitant.",
                "",
                "Chère consœur, cher confrère,",
                "Hospitalisation du %s, sortie le %s à domicile."
                        .formatted(DAY.format(left.minusDays(6)), DAY.format(left)),
                "Conclusion : insuffisance cardiaque, traitement à surveiller.");
    }

    /// What no mail may show before a doctor has said yes.
    List<String> identity() {
        return List.of(surname, street, phone, DAY.format(born));
    }

    /// Neither name nor street reaches a log by accident.
    @Override
    public String toString() {
        return "patient";
    }
}
