package fr.passerelle.understanding.cda;

import fr.passerelle.document.Address;
import fr.passerelle.document.Author;
import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Code;
import fr.passerelle.document.ContactPerson;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Professional;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.patient.Checked;
import fr.passerelle.patient.CommuneCode;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PatientWorld;
import fr.passerelle.understanding.intake.InsAgainstTraits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a clinical document says in the words of the fiche. Only what it says: an INS with a wrong
/// key is a defect and no INS, a birth date of next year is no birth date.
///
/// @param provenance where each field of the fiche stood
/// @param defects those of the document and those of its values
public record CdaFields(Fiche fiche, Map<Field, Defect.Where> provenance, List<Defect> defects) {
    private static final String TELEPHONE = "tel:";
    private static final int EARLIEST_BIRTH = 1900;

    /// Reason for referral.
    private static final String REASON = "42349-1";

    public CdaFields {
        provenance = Map.copyOf(provenance);
        defects = List.copyOf(defects);
    }

    /// @param day of the message, against which birth dates are checked
    static CdaFields of(CdaReading.Read read, DocumentKind kind, LocalDate day) {
        Collector into = new Collector(read);
        ClinicalDocument document = read.document();
        document.patient().ifPresent(patient -> into.patient(patient, day));
        switch (kind.use()) {
            case DISCHARGE -> {
                into.situation(document);
                document.stay()
                        .to()
                        .flatMap(Dtm::day)
                        .ifPresent(left -> into.say(Field.DISCHARGE_DATE, left.toString()));
            }
            case REFERRAL -> {
                into.situation(document);
                into.referral(document);
            }
            case SUPPORTING, OTHER -> {
                // Who it is about, and no more: a summary names the doctor who wrote it years ago.
            }
        }
        return into.done();
    }

    private static final class Collector {
        private final CdaReading.Read read;
        private final Map<Field, String> values = new EnumMap<>(Field.class);
        private final List<Defect> defects = new ArrayList<>();

        Collector(CdaReading.Read read) {
            this.read = read;
            defects.addAll(read.defects());
        }

        void say(Field field, String value) {
            values.putIfAbsent(field, value);
        }

        private void say(Field field, Optional<String> value) {
            value.ifPresent(it -> say(field, it));
        }

        private void defect(Defect.Kind kind, Field field, String found) {
            Defect.Where where = read.places().get(field);
            if (where != null) {
                defects.add(new Defect(kind, where, found));
            }
        }

        void patient(RecordTarget patient, LocalDate day) {
            RecordTarget.Names names = patient.names();
            say(Field.BIRTH_NAME, names.birth());
            say(Field.USED_NAME, names.used().or(() -> names.unqualified().stream().findFirst()));
            say(
                    Field.GIVEN_NAMES,
                    names.given().isEmpty()
                            ? names.firstBirth().or(names::usedGiven)
                            : Optional.of(String.join(" ", names.given())));
            say(
                    Field.SEX,
                    patient.sex()
                            .map(
                                    code ->
                                            switch (code) {
                                                case "F" -> "f";
                                                case "M" -> "m";
                                                default -> "inconnu";
                                            }));
            patient.birth().ifPresent(birth -> birth(birth, day));
            say(Field.BIRTH_PLACE, patient.birthPlace());
            Address address = patient.address();
            say(Field.ADDRESS, address.street());
            say(Field.POSTAL_CODE, address.postalCode());
            say(Field.COMMUNE, address.city());
            say(Field.PHONE, phone(patient.telecoms()));
            ins(patient);
        }

        private void birth(Dtm birth, LocalDate day) {
            Optional<LocalDate> date = birth.day();
            if (date.isEmpty()) {
                say(Field.BIRTH_YEAR, birth.written().substring(0, 4));
            } else if (date.get().getYear() < EARLIEST_BIRTH || date.get().isAfter(day)) {
                defect(Defect.Kind.IMPOSSIBLE_DATE, Field.BIRTH_DATE, birth.written());
            } else {
                say(Field.BIRTH_DATE, date.get().toString());
            }
        }

        private void ins(RecordTarget patient) {
            for (PatientIdentifier identifier : patient.identifiers()) {
                identifier
                        .checkedIns()
                        .ifPresent(checked -> doubts(checked, Field.INS, identifier.number()));
            }
            List<Ins> found = patient.ins();
            found.stream()
                    .filter(ins -> ins.world() == PatientWorld.TEST)
                    .forEach(ins -> defect(Defect.Kind.TEST_INS, Field.INS, ins.oid()));
            Optional<Checked<CommuneCode>> birthPlace = patient.birthPlace().map(CommuneCode::read);
            birthPlace.ifPresent(
                    checked -> doubts(checked, Field.BIRTH_PLACE, patient.birthPlace().orElse("")));
            if (found.size() > 1) {
                defect(Defect.Kind.SEVERAL_INS, Field.INS, found.get(1).matricule());
            } else if (found.size() == 1 && found.getFirst().belongsInFiche()) {
                Ins ins = found.getFirst();
                say(Field.INS, ins.text());
                InsAgainstTraits.doubts(new Fiche(values), birthPlace.flatMap(Checked::valid))
                        .forEach(
                                doubt -> defect(Defect.Kind.of(doubt), Field.INS, ins.matricule()));
            }
        }

        private void doubts(Checked<?> checked, Field field, String found) {
            checked.doubts().forEach(doubt -> defect(Defect.Kind.of(doubt), field, found));
        }

        private void contact(ContactPerson contact) {
            List<String> pieces = new ArrayList<>();
            contact.name().ifPresent(pieces::add);
            contact.relation().flatMap(Code::display).ifPresent(pieces::add);
            phone(contact.telecoms()).ifPresent(pieces::add);
            if (contact.name().isPresent()) {
                say(Field.CONTACT_PERSON, String.join(", ", pieces));
            }
        }

        void situation(ClinicalDocument document) {
            document.contacts().stream().findFirst().ifPresent(this::contact);
            switch (document.medecinTraitant()) {
                case MedecinTraitant.Named _ -> say(Field.MT_SITUATION, "declare");
                case MedecinTraitant.NoValue(var flavor) ->
                        say(
                                Field.MT_SITUATION,
                                flavor.filter("NA"::equals).isPresent() ? "aucun" : "inconnu");
                case MedecinTraitant.Absent() -> {
                    // Not a word is not « aucun ».
                }
            }
        }

        void referral(ClinicalDocument document) {
            Optional<Author> author = document.authors().stream().findFirst();
            say(Field.REFERRER_NAME, author.flatMap(Author::person).flatMap(CdaFields::name));
            say(
                    Field.REFERRER_ROLE,
                    author.flatMap(it -> it.specialties().stream().findFirst())
                            .flatMap(Code::display));
            say(Field.REFERRER_PHONE, author.flatMap(it -> phone(it.telecoms())));
            if (document.body() instanceof ClinicalDocument.Body.Sections(var sections)) {
                sections.stream()
                        .filter(it -> it.code().filter(c -> c.code().equals(REASON)).isPresent())
                        .map(it -> String.join("\n", it.lines()))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .ifPresent(text -> say(Field.REASON, text));
            }
        }

        /// Ten digits or E.164, as [Field.Kind#PHONE] promises; anything else is left out.
        private static Optional<String> phone(List<String> telecoms) {
            for (String telecom : telecoms) {
                if (telecom.startsWith(TELEPHONE)) {
                    String number = digits(telecom.substring(TELEPHONE.length()));
                    boolean national = number.length() == 10 && number.startsWith("0");
                    boolean international =
                            number.startsWith("+") && number.length() > 8 && number.length() < 17;
                    if (national || international) {
                        return Optional.of(number);
                    }
                }
            }
            return Optional.empty();
        }

        private static String digits(String number) {
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < number.length(); i++) {
                char c = number.charAt(i);
                if ((c >= '0' && c <= '9') || (c == '+' && digits.isEmpty())) {
                    digits.append(c);
                }
            }
            return digits.toString();
        }

        CdaFields done() {
            Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
            for (Field field : values.keySet()) {
                Defect.Where where = read.places().get(field);
                if (where != null) {
                    provenance.put(field, where);
                }
            }
            return new CdaFields(new Fiche(values), provenance, defects);
        }
    }

    /// Given name first; empty where there is no name.
    public static Optional<String> name(Professional person) {
        List<String> pieces = new ArrayList<>();
        person.given().ifPresent(pieces::add);
        person.family().ifPresent(pieces::add);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", pieces));
    }
}
