package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.mail.Slice;
import fr.passerelle.patient.Checked;
import fr.passerelle.patient.CommuneCode;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PatientWorld;
import fr.passerelle.understanding.intake.InsAgainstTraits;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The segment PID (HL7 v2.5 §3.4.2; IHE PAM, French extension).
final class PatientReader {
    private static final int IDENTIFIERS = 3;
    private static final int NAMES = 5;
    private static final int BIRTH = 7;
    private static final int SEX = 8;
    private static final int ADDRESS = 11;
    private static final int PHONE = 13;
    private static final int DEATH = 30;
    private static final int STATE = 32;

    private static final int EARLIEST_BIRTH = 1900;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NATIONAL = Pattern.compile("0\\d{9}");

    private final Segment pid;
    private final Hl7Text into;
    private final LocalDate day;

    private PatientReader(Segment pid, Hl7Text into, LocalDate day) {
        this.pid = pid;
        this.into = into;
        this.day = day;
    }

    /// @return every INS that is named, those that are no field among them
    static List<Ins> read(Segment pid, Hl7Text into, LocalDate day) {
        PatientReader reader = new PatientReader(pid, into, day);
        List<Ins> ins = reader.ins();
        reader.names();
        reader.birth();
        reader.sex();
        reader.birthPlace();
        reader.address();
        reader.phone();
        reader.insAgainstTraits();
        return ins;
    }

    /// PID-30: the patient is dead.
    static boolean died(Segment pid, Hl7Text into) {
        return into.field(pid, DEATH).filter("Y"::equalsIgnoreCase).isPresent();
    }

    /// Only under a validated identity: RNIV lets no data travel under any other.
    private List<Ins> ins() {
        Set<Ins> all = new LinkedHashSet<>();
        for (Slice one : pid.repetitions(IDENTIFIERS)) {
            Slice authority = pid.component(one, 4);
            String number = text(pid.component(one, 1)).orElse("").replace(" ", "");
            PatientIdentifier identifier =
                    new PatientIdentifier(
                            number.toUpperCase(Locale.ROOT),
                            text(pid.sub(authority, 2)),
                            text(pid.component(one, 5)));
            Optional<Checked<Ins>> checked = identifier.checkedIns();
            checked.ifPresent(
                    read ->
                            read.doubts()
                                    .forEach(
                                            doubt ->
                                                    defect(
                                                            Defect.Kind.of(doubt),
                                                            IDENTIFIERS,
                                                            number)));
            checked.flatMap(Checked::value).ifPresent(all::add);
            if (checked.isEmpty() && identifier.type().filter("INS"::equals).isPresent()) {
                defect(Defect.Kind.BAD_PATIENT_IDENTIFIER, IDENTIFIERS, number);
            }
        }
        if (all.size() > 1) {
            defect(Defect.Kind.SEVERAL_INS, IDENTIFIERS, all.size() + " INS");
        } else if (all.size() == 1) {
            one(all.iterator().next());
        }
        return List.copyOf(all);
    }

    private void one(Ins ins) {
        boolean test = ins.world() == PatientWorld.TEST;
        if (test) {
            defect(Defect.Kind.TEST_INS, IDENTIFIERS, ins.oid());
        }
        String state = states();
        boolean validated = state.equals("VALI");
        if (!validated) {
            defect(Defect.Kind.IDENTITY_NOT_VALIDATED, STATE, state);
        }
        if (ins.belongsInFiche() && (validated || test)) {
            into.say(Field.INS, ins.text(), pid, IDENTIFIERS);
        }
    }

    /// What the number says against the traits beside it, and the place of birth by its code.
    private void insAgainstTraits() {
        Fiche fiche = into.fiche();
        String matricule = fiche.ins().map(Ins::matricule).orElse("");
        Optional<CommuneCode> place =
                fiche.value(Field.BIRTH_PLACE).flatMap(code -> CommuneCode.read(code).valid());
        InsAgainstTraits.doubts(fiche, place)
                .forEach(doubt -> defect(Defect.Kind.of(doubt), IDENTIFIERS, matricule));
    }

    /// XAD of type BDL: the commune or country of birth, in the ninth component (COG).
    private void birthPlace() {
        for (Slice one : pid.repetitions(ADDRESS)) {
            if (text(pid.component(one, 7)).filter("BDL"::equals).isPresent()) {
                text(pid.component(one, 9)).ifPresent(this::bornIn);
            }
        }
    }

    private void bornIn(String code) {
        into.say(Field.BIRTH_PLACE, code, pid, ADDRESS);
        CommuneCode.read(code)
                .doubts()
                .forEach(doubt -> defect(Defect.Kind.of(doubt), ADDRESS, code));
    }

    /// PID-32 repeats (HL7 table 0445, French values): validated only where nothing else is said.
    private String states() {
        Set<String> states = new LinkedHashSet<>();
        for (Slice one : pid.repetitions(STATE)) {
            text(one).ifPresent(states::add);
        }
        return String.join(" ", states);
    }

    /// PID-5: L is the name at birth, D the one that is used; without a type it is the first.
    private void names() {
        boolean birth = false;
        boolean used = false;
        for (Slice one : pid.repetitions(NAMES)) {
            Optional<String> family = text(pid.sub(pid.component(one, 1), 1));
            Optional<String> given = text(pid.component(one, 2));
            switch (text(pid.component(one, 7)).orElse("L")) {
                case "L" -> {
                    if (!birth) {
                        family.ifPresent(name -> into.say(Field.BIRTH_NAME, name, pid, NAMES));
                        given.ifPresent(name -> into.say(Field.GIVEN_NAMES, name, pid, NAMES));
                    }
                    birth = true;
                }
                case "D" -> {
                    if (!used) {
                        family.ifPresent(name -> into.say(Field.USED_NAME, name, pid, NAMES));
                    }
                    used = true;
                }
                case String _ -> {
                    // A pseudonym or a nickname identifies nobody.
                }
            }
        }
    }

    private void birth() {
        Optional<String> written = into.field(pid, BIRTH);
        if (written.isEmpty()) {
            return;
        }
        Optional<LocalDate> date = Dtm.find(written.get()).flatMap(Dtm::day);
        if (date.isPresent()) {
            boolean possible = date.get().getYear() >= EARLIEST_BIRTH && !date.get().isAfter(day);
            if (possible) {
                into.say(Field.BIRTH_DATE, date.get().toString(), pid, BIRTH);
            } else {
                defect(Defect.Kind.IMPOSSIBLE_DATE, BIRTH, written.get());
            }
        } else if (YEAR.matcher(written.get()).matches()
                && Integer.parseInt(written.get()) >= EARLIEST_BIRTH
                && Integer.parseInt(written.get()) <= day.getYear()) {
            into.say(Field.BIRTH_YEAR, written.get(), pid, BIRTH);
        } else {
            defect(Defect.Kind.BAD_DATE, BIRTH, written.get());
        }
    }

    private void sex() {
        into.field(pid, SEX)
                .ifPresent(
                        code -> {
                            switch (code) {
                                case "F" -> into.say(Field.SEX, "f", pid, SEX);
                                case "M" -> into.say(Field.SEX, "m", pid, SEX);
                                case "U", "O", "A", "N" -> into.say(Field.SEX, "inconnu", pid, SEX);
                                case String other -> defect(Defect.Kind.BAD_FIELD, SEX, other);
                            }
                        });
    }

    /// The first that is a home: BDL is the place of birth, and others are not where one lives.
    private void address() {
        for (Slice one : pid.repetitions(ADDRESS)) {
            String type = text(pid.component(one, 7)).orElse("H");
            if (type.equals("H") || type.equals("L") || type.equals("C")) {
                text(pid.sub(pid.component(one, 1), 1))
                        .ifPresent(street -> into.say(Field.ADDRESS, street, pid, ADDRESS));
                text(pid.component(one, 3))
                        .ifPresent(town -> into.say(Field.COMMUNE, town, pid, ADDRESS));
                text(pid.component(one, 5))
                        .ifPresent(code -> into.say(Field.POSTAL_CODE, code, pid, ADDRESS));
                return;
            }
        }
    }

    /// The first national number, where one is a phone's.
    private void phone() {
        for (Slice one : pid.repetitions(PHONE)) {
            for (int component : new int[] {1, 12}) {
                String digits =
                        text(pid.component(one, component)).orElse("").replaceAll("[ .-]", "");
                if (NATIONAL.matcher(digits).matches()) {
                    into.say(Field.PHONE, digits, pid, PHONE);
                    return;
                }
            }
        }
    }

    private Optional<String> text(Slice value) {
        return into.text(pid, value);
    }

    private void defect(Defect.Kind kind, int field, String found) {
        into.defect(kind, pid, field, found);
    }
}
