package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that ARCEP keeps for films (decision 2018-0881), and none that rings.
class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0536490101",
                "05 36 49 01 01",
                "05.36.49.01.01",
                "+33 5 36 49 01 01",
                "+33 (0)5 36 49 01 01",
                "0033536490101"
            })
    void oneNumberIsWrittenInManyWays(String written) {
        assertThat(PhoneNumber.read(written))
                .isEqualTo(new Checked.Valid<>(new PhoneNumber("0536490101")));
    }

    @ParameterizedTest
    @CsvSource({"0262 16 12 34, 0262161234", "+262 262 16 12 34, 0262161234"})
    void overseasTheTenDigitsAreTheSame(String written, String number) {
        assertThat(PhoneNumber.read(written).value()).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @CsvSource({"+32 2 555 12 12, +3225551212", "+687 26 12 34, +687261234"})
    void abroadNumbersKeepTheirCountry(String written, String number) {
        assertThat(PhoneNumber.read(written).value()).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "112", "3646", "116 117"})
    void shortNumbersAreOfServices(String written) {
        assertThat(PhoneNumber.read(written)).isEqualTo(new Checked.NotOne<>(Doubt.PHONE_SHORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "05 36 49", "05 36 49 01 01 2", "+33 5 36", "+", "+999 12345678", "x"})
    void whatCannotBeANumberIsNone(String written) {
        assertThat(PhoneNumber.read(written)).isEqualTo(new Checked.NotOne<>(Doubt.PHONE_SHAPE));
    }

    @Test
    void aBeginningThatNobodyKnowsIsADoubt() {
        assertThat(PhoneNumber.read("07 10 00 00 00"))
                .isEqualTo(
                        new Checked.Warned<>(
                                new PhoneNumber("0710000000"), Set.of(Doubt.PHONE_NOT_ASSIGNED)));
    }
}
