package fr.passerelle.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DischargeMode.To;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DischargeModeTest {
    private static final String OWN_TABLE = "1.2.250.1.999.17.9";

    @ParameterizedTest
    @CsvSource({
        "2.16.840.1.113883.6.96, 160849004, HOME",
        "2.16.840.1.113883.6.96, 419620001, DEATH",
        "1.2.250.1.213.1.6.1.8, 127, HOSPITAL_AT_HOME",
        "1.2.250.1.213.1.6.1.8, 500, NURSING_HOME",
        "1.2.250.1.213.1.6.1.8, 109, REHABILITATION",
        "1.2.250.1.213.1.1.4.322, ORG-103, REHABILITATION",
        "1.2.250.1.213.1.1.4.322, ORG-162, OTHER_HOSPITAL",
        "1.2.250.1.213.1.1.4.322, ORG-073, OTHER_HOSPITAL",
        "1.2.250.1.213.1.1.4.322, GEN-092.06.03, ELSEWHERE"
    })
    void aCodeCountsWithItsSystem(String system, String code, To to) {
        assertThat(DischargeMode.of(new Code(code, Optional.of(system), Optional.empty())).to())
                .isEqualTo(to);
        assertThat(DischargeMode.of(new Code(code, Optional.of(OWN_TABLE), Optional.empty())).to())
                .isEqualTo(To.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Patient décédé, DEATH",
        "DECES, DEATH",
        "Hospitalisation à domicile, HOSPITAL_AT_HOME",
        "Retour au domicile, HOME",
        "Transfert, OTHER_HOSPITAL",
        "SSR gériatrique, REHABILITATION",
        "Madame Hadrien, UNKNOWN"
    })
    void withoutItsPairItsNameCounts(String name, To to) {
        Code code = new Code("X", Optional.of(OWN_TABLE), Optional.of(name));

        assertThat(DischargeMode.of(code).to()).isEqualTo(to);
    }

    @Test
    void whoeverComesHomeIsStillSearchedFor() {
        assertThat(new DischargeMode(To.NURSING_HOME, code()).ends()).isEmpty();
        assertThat(new DischargeMode(To.HOSPITAL_AT_HOME, code()).ends()).isEmpty();
        assertThat(new DischargeMode(To.REHABILITATION, code()).ends())
                .contains(DischargeMode.Ending.TRANSFER);
    }

    private static Code code() {
        return new Code("X", Optional.empty(), Optional.empty());
    }
}
