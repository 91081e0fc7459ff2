package fr.passerelle.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import fr.passerelle.conversations.LogsStayAnonymous.Ear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LogsStayAnonymousTest {
    private final Ear ear = new Ear(People.read());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filed under TESTPATIENT",
                "subject was XDM/1.0/DDM+Lettre SIMULET Ginette 25/08/1940",
                "value=19440514 refused",
                "no case for 279035121518989@1.2.250.1.213.1.4.10",
                "call 05 46 99 05 01",
                "Exemplard's letter",
            })
    void aLineThatTellsAPatientIsHeard(String line) {
        ear.hear("somebody", line);

        assertThatThrownBy(ear::raise).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m-00000042 understood: intake, 2 defects",
                "C-1001 decided: ask M01",
                "hash 9e1abel4f",
                "1 of 19440514000 bytes",
            })
    void aLineThatTellsNobodyIsNot(String line) {
        ear.hear("somebody", line);

        assertThatCode(ear::raise).doesNotThrowAnyException();
    }

    @Test
    void theWholeRunIsListenedTo() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

        assertThat(
                        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                                .getAppender("logs-stay-anonymous"))
                .isNotNull();
    }

    @Test
    void oneLeakIsTheFaultOfOneTest() {
        ear.hear("somebody", "TESTPATIENT");
        assertThatThrownBy(ear::raise).hasMessageContaining("somebody logged the birth name");

        assertThatCode(ear::raise).doesNotThrowAnyException();
    }
}
