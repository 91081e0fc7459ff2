package fr.passerelle.patient;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Identité Nationale de Santé: a matricule under the OID of its authority. The pair is the
/// key; the matricule alone is not, since NIR and NIA live under different OIDs, and so do the
/// identities of tests. A matricule is made like a NIR: sex, year, month, commune of birth, order,
/// key. What a number says of a person is a hint, never a trait.
///
/// @param matricule 13 characters and a key of two digits, blanks removed, Corsican letters
///     kept; old files leave the key out
/// @param oid such as 1.2.250.1.213.1.4.8 (NIR), .4.9 (NIA), .4.10 and .4.11 (test and
///     demonstration)
public record Ins(String matricule, String oid) {
    public static final String NIR = "1.2.250.1.213.1.4.8";
    public static final String NIA = "1.2.250.1.213.1.4.9";
    public static final String FOR_TESTS = "1.2.250.1.213.1.4.10";
    public static final String FOR_DEMONSTRATIONS = "1.2.250.1.213.1.4.11";

    /// What came before (INS-C, 22 digits); it is no INS.
    public static final String OLD = "1.2.250.1.213.1.4.2";

    private static final int OLD_LENGTH = 22;

    private static final Map<String, PatientWorld> WORLDS =
            Map.of(
                    NIR, PatientWorld.REAL,
                    NIA, PatientWorld.REAL,
                    FOR_TESTS, PatientWorld.TEST,
                    FOR_DEMONSTRATIONS, PatientWorld.TEST);

    /// True for an authority that gives INS numbers, real ones or those of tests.
    public static boolean isAuthority(String oid) {
        return WORLDS.containsKey(oid);
    }

    /// Reads a matricule as people and programs write it; blanks, dots and hyphens do not matter.
    /// A number without key or with a wrong one is kept with a doubt: official samples have both.
    public static Checked<Ins> read(String written, String oid) {
        String matricule = Written.compact(written);
        if (oid.equals(OLD) || Written.isDigits(matricule, OLD_LENGTH)) {
            return new Checked.NotOne<>(Doubt.INS_OLD);
        }
        if (!isAuthority(oid)) {
            return new Checked.NotOne<>(Doubt.INS_AUTHORITY);
        }
        boolean whole = matricule.length() == MatriculeKey.LENGTH;
        boolean keyless = matricule.length() == MatriculeKey.NUMBER;
        if ((!whole && !keyless)
                || !MatriculeKey.isNumber(matricule.substring(0, MatriculeKey.NUMBER))) {
            return new Checked.NotOne<>(Doubt.INS_SHAPE);
        }
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (keyless) {
            doubts.add(Doubt.INS_KEY_MISSING);
        } else if (!MatriculeKey.fits(matricule)) {
            doubts.add(Doubt.INS_KEY_WRONG);
        }
        Ins ins = new Ins(matricule, oid);
        if (!isMonth(ins.number(3, 5))) {
            doubts.add(Doubt.INS_MONTH);
        }
        return Checked.of(ins, doubts);
    }

    /// A bare matricule, as people type it, is taken for a NIR.
    public static Checked<Ins> read(String written) {
        return read(written, NIR);
    }

    /// The one form in which an INS stands in a text field: the bare matricule of a NIR, the
    /// authority behind an `@` for any other. Whatever carried it, the same INS is the same text.
    public String text() {
        return oid.equals(NIR) ? matricule : matricule + "@" + oid;
    }

    /// Reads [#text] back. Nothing is checked: what stands there was checked before.
    public static Ins ofText(String text) {
        int at = text.indexOf('@');
        return at < 0 ? new Ins(text, NIR) : new Ins(text.substring(0, at), text.substring(at + 1));
    }

    /// True where it goes into a fiche. A number that does not identify is left out: nothing could
    /// be filed under it. One of a test stays in any case: without it, the rest would be read as a
    /// real patient's.
    public boolean belongsInFiche() {
        return identifies() || world() == PatientWorld.TEST;
    }

    /// Who is behind this number. An authority that gives no INS numbers vouches for nobody.
    public PatientWorld world() {
        return WORLDS.getOrDefault(oid, PatientWorld.TEST);
    }

    /// True where something may be filed under this number: whole, with its key, of an authority.
    /// Two people may share a number in which somebody mistyped.
    public boolean identifies() {
        return read(matricule, oid).valid().isPresent();
    }

    /// What the number says against the traits that stand beside it. Traits that are not known are
    /// left out; two-digit years and months that nobody knows (20 to 42, 50 to 99) contradict
    /// nothing. The century is not in the number.
    ///
    /// @param birthPlace code of the commune, where it is known
    public Set<Doubt> against(
            Optional<Sex> sex, Optional<LocalDate> birth, Optional<CommuneCode> birthPlace) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (read(matricule, oid).value().isEmpty()) {
            return doubts;
        }
        if (sex.isPresent() && sex().isPresent() && !sex.equals(sex())) {
            doubts.add(Doubt.INS_OTHER_SEX);
        }
        if (birth.filter(date -> !isOf(date)).isPresent()) {
            doubts.add(Doubt.INS_OTHER_BIRTH_DATE);
        }
        if (birthPlace.filter(place -> !isOf(place)).isPresent()) {
            doubts.add(Doubt.INS_OTHER_BIRTH_PLACE);
        }
        return doubts;
    }

    /// As the first digit says; 1 and 2 only. Numbers given in waiting begin with others.
    public Optional<Sex> sex() {
        return switch (matricule.isEmpty() ? ' ' : matricule.charAt(0)) {
            case '1' -> Optional.of(Sex.MALE);
            case '2' -> Optional.of(Sex.FEMALE);
            default -> Optional.empty();
        };
    }

    private boolean isOf(LocalDate birth) {
        int month = number(3, 5);
        return birth.getYear() % 100 == number(1, 3)
                && (month > 12 || birth.getMonthValue() == month);
    }

    /// A number keeps the commune of its day: Corsica was department 20 until 1976, the Algerian
    /// departments had 91 to 94, and Paris, Lyon and Marseille are named by city or by
    /// arrondissement.
    private boolean isOf(CommuneCode place) {
        CommuneCode here = new CommuneCode(matricule.substring(5, 10));
        boolean corsica = here.code().startsWith("20") && Written.isCorsican(place.code(), 0);
        boolean algeria = place.code().startsWith("99352") && here.code().startsWith("9");
        return corsica || algeria || here.city().equals(place.city());
    }

    private int number(int from, int to) {
        return Integer.parseInt(matricule, from, to, 10);
    }

    private static boolean isMonth(int month) {
        return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    }

    @Override
    public String toString() {
        return "INS of " + matricule.length() + " characters";
    }
}
