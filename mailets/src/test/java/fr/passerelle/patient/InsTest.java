package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsTest {
    private static final String TEST_PATIENT = "279035121518989";
    private static final Ins INS = new Ins(TEST_PATIENT, Ins.FOR_TESTS);

    @ParameterizedTest
    @ValueSource(strings = {TEST_PATIENT, "2 79 03 51 215 189 89", "2.79.03.51.215.189-89"})
    void blanksAndMarksDoNotMatter(String written) {
        assertThat(Ins.read(written, Ins.FOR_TESTS)).isEqualTo(new Checked.Valid<>(INS));
    }

    @ParameterizedTest
    @CsvSource({
        "223042545611404, INS_KEY_WRONG",
        "2790351215189, INS_KEY_MISSING",
        "27903512151898, INS_SHAPE",
        "27903512X518989, INS_SHAPE",
        "'', INS_SHAPE",
        "1234567890123456789012, INS_OLD"
    })
    void whatIsOddIsNamed(String written, Doubt doubt) {
        assertThat(Ins.read(written).doubts()).containsExactly(doubt);
    }

    @Test
    void aWrongKeyIsKeptAndIdentifiesNobody() {
        Ins read = Ins.read("223042545611404").value().orElseThrow();
        assertThat(read.matricule()).isEqualTo("223042545611404");
        assertThat(read.identifies()).isFalse();
    }

    @Test
    void anInsCIsNoIns() {
        assertThat(Ins.read(TEST_PATIENT, Ins.OLD)).isEqualTo(new Checked.NotOne<>(Doubt.INS_OLD));
    }

    @Test
    void anyOtherAuthorityGivesNoIns() {
        assertThat(Ins.read(TEST_PATIENT, "1.2.250.1.213.1.4.12"))
                .isEqualTo(new Checked.NotOne<>(Doubt.INS_AUTHORITY));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.250.1.213.1.4.8, REAL",
        "1.2.250.1.213.1.4.9, REAL",
        "1.2.250.1.213.1.4.10, TEST",
        "1.2.250.1.213.1.4.11, TEST"
    })
    void theAuthoritySaysWhichWorld(String oid, PatientWorld world) {
        assertThat(new Ins(TEST_PATIENT, oid).world()).isEqualTo(world);
    }

    @Test
    void theSameMatriculeOfAnotherAuthorityIsAnother() {
        assertThat(new Ins(TEST_PATIENT, Ins.NIR)).isNotEqualTo(INS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 20, 42, 50, 99})
    void monthsThatAreNoneAreAllowedWhereRegistersUseThem(int month) {
        assertThat(Ins.read(keyed(month)).doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 19, 43, 49})
    void otherMonthsAreDoubted(int month) {
        assertThat(Ins.read(keyed(month)).doubts()).containsExactly(Doubt.INS_MONTH);
    }

    private static String keyed(int month) {
        String number = String.format("279%02d51215189", month);
        return number + String.format("%02d", 97 - Long.parseLong(number) % 97);
    }

    @Test
    void everyWrongDigitIsFound() {
        Slips.digits(TEST_PATIENT)
                .forEach(slip -> assertThat(Ins.read(slip).valid()).as(slip).isEmpty());
    }

    @Test
    void everyExchangeOfNeighboursIsFound() {
        Slips.exchanges(TEST_PATIENT)
                .forEach(slip -> assertThat(Ins.read(slip).valid()).as(slip).isEmpty());
    }

    @Test
    void aNumberAndTheTraitsBesideItAgree() {
        assertThat(
                        INS.against(
                                Optional.of(Sex.FEMALE),
                                Optional.of(LocalDate.of(1979, 3, 28)),
                                Optional.of(new CommuneCode("51215"))))
                .isEmpty();
    }

    @Test
    void contradictionsAreTold() {
        assertThat(
                        INS.against(
                                Optional.of(Sex.MALE),
                                Optional.of(LocalDate.of(2010, 8, 7)),
                                Optional.of(new CommuneCode("63220"))))
                .containsExactlyInAnyOrder(
                        Doubt.INS_OTHER_SEX,
                        Doubt.INS_OTHER_BIRTH_DATE,
                        Doubt.INS_OTHER_BIRTH_PLACE);
    }

    @Test
    void theCenturyIsNotInTheNumber() {
        assertThat(
                        INS.against(
                                Optional.empty(),
                                Optional.of(LocalDate.of(1879, 3, 1)),
                                Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20004, 2A004", "75108, 75056", "75056, 75108", "91352, 99352"})
    void aCommuneThatChangedItsCodeIsTheSame(String inNumber, String now) {
        Ins ins = new Ins("27903" + inNumber + "18900", Ins.NIR);
        assertThat(
                        ins.against(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new CommuneCode(now))))
                .isEmpty();
    }

    @Test
    void nothingIsSaidAboutAnythingThatIsNoNumber() {
        assertThat(
                        new Ins("", Ins.NIR)
                                .against(Optional.of(Sex.MALE), Optional.empty(), Optional.empty()))
                .isEmpty();
    }
}
