package fr.passerelle.answering;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How much of the patient a kind of letter may show. This is the only place that decides it.
public enum Discretion {
    /// The case number.
    NUMBER,
    /// Bands, needs and counts.
    ANONYMOUS,
    /// What the sender of a request told us, the patient as initials and a year of birth.
    RECEIPT,
    /// Everything: only after a yes, only inside the trusted domains.
    IDENTITY;

    /// A receipt with more defects than this would help nobody.
    private static final int MAX_DEFECTS = 10;

    private static final int MAX_COMMUNE = 45;

    public static Discretion of(LetterKind kind) {
        return switch (kind) {
            case CONFIRMATION_MG -> IDENTITY;
            case AR, A_COMPLETER -> RECEIPT;
            case PROPOSITION, RELANCE -> ANONYMOUS;
            case DEJA_POURVU,
                    REFUS_NOTE,
                    TRANSMIS,
                    STATUT,
                    DEMANDE_SUIVI,
                    ATTESTATION_EFFACEMENT,
                    ALERTE_COORDO,
                    CHOIX_NOTE ->
                    NUMBER;
        };
    }

    public boolean mayIdentify() {
        return this == IDENTITY;
    }

    /// @param trusted whether the addressee is inside the trusted domains; a receipt that leaves
    ///     them says that it was read, and no more
    CaseView view(CaseFile file, boolean trusted, LocalDate today) {
        return switch (this) {
            case NUMBER -> new CaseView.NumberOnly(file.id());
            case ANONYMOUS -> anonymous(file, today);
            case RECEIPT ->
                    trusted
                            ? receipt(file)
                            : new CaseView.Receipt(
                                    file.id(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    List.of());
            case IDENTITY -> new CaseView.Named(file.id(), file.fiche(), file.commune());
        };
    }

    private static CaseView anonymous(CaseFile file, LocalDate today) {
        Fiche fiche = file.fiche();
        Optional<Urgency> urgency =
                file.afterDischarge()
                        ? Optional.of(Urgency.AFTER_DISCHARGE)
                        : fiche.value(Field.URGENCY).map(Urgency::of);
        return new CaseView.Anonymous(
                file.id(),
                fiche.birthYear().map(year -> AgeBand.of(today.getYear() - year)),
                file.commune(),
                fiche.yes(Field.ALD),
                fiche.yes(Field.HOME_VISITS).orElse(false),
                fiche.yes(Field.ACCESSIBILITY).orElse(false),
                fiche.yes(Field.WOMAN_DOCTOR).orElse(false),
                fiche.value(Field.LANGUAGE).flatMap(SpokenLanguage::of),
                fiche.value(Field.ACTORS).map(Discretion::count).orElse(0),
                urgency);
    }

    /// Counts what stands between commas, semicolons and line ends.
    private static int count(String actors) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < actors.length(); i++) {
            char c = actors.charAt(i);
            if (c == ',' || c == ';' || c == '\n' || c == '/') {
                inside = false;
            } else if (!inside && Character.isLetterOrDigit(c)) {
                inside = true;
                count++;
            }
        }
        return count;
    }

    private static CaseView receipt(CaseFile file) {
        List<ReadLine> lines = new ArrayList<>();
        file.fiche()
                .values()
                .forEach(
                        (field, value) -> {
                            if (file.theirs().contains(field)) {
                                line(field, value, file).ifPresent(lines::add);
                            }
                        });
        return new CaseView.Receipt(
                file.id(),
                initials(file.fiche()),
                file.fiche().birthYear(),
                lines,
                changes(file),
                defects(file.defects()));
    }

    /// Each kind once a place, without what stood there.
    static List<DefectLine> defects(List<Defect> found) {
        Set<DefectLine> defects = new LinkedHashSet<>();
        for (Defect defect : found) {
            if (defects.size() < MAX_DEFECTS) {
                defects.add(new DefectLine(defect.kind(), defect.where()));
            }
        }
        return List.copyOf(defects);
    }

    /// What was corrected: both values of a field that receipts show, the label of any other.
    private static List<ChangedLine> changes(CaseFile file) {
        List<ChangedLine> changes = new ArrayList<>();
        file.fiche()
                .values()
                .forEach(
                        (field, value) -> {
                            if (file.theirs().contains(field)
                                    && file.corrected().containsKey(field)) {
                                changes.add(change(field, value, file));
                            }
                        });
        return changes;
    }

    private static ChangedLine change(Field field, String value, CaseFile file) {
        Optional<String> now = line(field, value, file).flatMap(ReadLine::value);
        Optional<String> before =
                Optional.ofNullable(file.corrected().get(field))
                        .flatMap(former -> former)
                        .filter(_ -> now.isPresent())
                        .flatMap(
                                former ->
                                        field == Field.COMMUNE
                                                ? townLike(former)
                                                : Optional.of(former));
        return new ChangedLine(field, now, before);
    }

    private static Optional<ReadLine> line(Field field, String value, CaseFile file) {
        Optional<Defect.Where> where = Optional.ofNullable(file.provenance().get(field));
        return switch (field) {
            // Said already by the initials and the year.
            case BIRTH_NAME, GIVEN_NAMES, BIRTH_YEAR, BIRTH_DATE -> Optional.empty();
            // Closed values, or written by nobody but us.
            case SEX,
                    CONSENT,
                    MT_SITUATION,
                    ALD,
                    CSS_AME,
                    HOME_VISITS,
                    ACCESSIBILITY,
                    WOMAN_DOCTOR,
                    PREGNANCY,
                    ISOLATION,
                    DEPENDENCE,
                    DISCHARGE_DATE ->
                    Optional.of(new ReadLine(field, Optional.of(value), where));
            case COMMUNE ->
                    Optional.of(
                            new ReadLine(field, file.commune().or(() -> townLike(value)), where));
            case POSTAL_CODE ->
                    Optional.of(
                            new ReadLine(
                                    field,
                                    Optional.of(value).filter(code -> code.length() == 5),
                                    where));
            // Identity, or a sentence in which identity may stand.
            case USED_NAME,
                    BIRTH_PLACE,
                    INS,
                    ADDRESS,
                    PHONE,
                    CONTACT_PERSON,
                    FORMER_MT,
                    ALD_CATEGORY,
                    LANGUAGE,
                    REASON,
                    URGENCY,
                    ACTORS,
                    REFERRER_NAME,
                    REFERRER_ROLE,
                    REFERRER_PHONE,
                    REMARKS ->
                    Optional.of(new ReadLine(field, Optional.empty(), where));
        };
    }

    /// A commune that the territory does not know is shown as it was written, where it can be a
    /// commune's name at all.
    private static Optional<String> townLike(String value) {
        if (value.length() > MAX_COMMUNE) {
            return Optional.empty();
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isLetter(c) && c != ' ' && c != '-' && c != '\'' && c != '’') {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    /// "M. T." for Marie Testpatient; one of the two alone says too little to be of use.
    private static Optional<String> initials(Fiche fiche) {
        return fiche.value(Field.GIVEN_NAMES)
                .flatMap(
                        given ->
                                fiche.value(Field.BIRTH_NAME)
                                        .map(name -> initial(given) + " " + initial(name)));
    }

    private static String initial(String name) {
        return Character.toString(Character.toUpperCase(name.strip().codePointAt(0))) + ".";
    }
}
