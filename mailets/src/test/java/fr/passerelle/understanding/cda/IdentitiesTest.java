package fr.passerelle.understanding.cda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.mail.Slice;
import fr.passerelle.understanding.text.XdmSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
    private final Identities identities = new Identities(patient(new SampleCda()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lettre de liaison EXEMPLARD Dominique 22/03/1979",
                "CR EXEMPLARD Dominique",
                "Lettre de liaison EXEMPLARD Anne",
                "Lettre de liaison EXEMPLARD DOMINIQUE 22/03/1979",
                "Lettre de liaison"
            })
    void whatASubjectSaysOfTheSamePatientIsNoDisagreement(String subject) {
        compare(subject);

        assertThat(identities.defects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lettre de liaison TESTPATIENT Dominique",
                "Lettre de liaison EXEMPLARD Georgette",
                "Lettre de liaison EXEMPLARD Dominique 23/03/1979"
            })
    void oneThingSaidOtherwiseIsADefect(String subject) {
        compare(subject);

        assertThat(identities.defects())
                .extracting(Defect::kind)
                .containsExactly(Defect.Kind.PATIENTS_DIFFER);
    }

    @Test
    void anotherAuthorityForTheSameNumberIsAnotherPatient() {
        identities.document(
                patient(
                        new SampleCda()
                                .ids(
                                        "<id root=\"1.2.250.1.213.1.4.9\""
                                                + " extension=\"279035121518989\"/>")),
                "3");

        assertThat(identities.defects()).hasSize(1);
    }

    @Test
    void whatOnlyOneOfThemSaysIsNoDisagreement() {
        identities.document(
                patient(
                        new SampleCda()
                                .ids("")
                                .with("birth", "")
                                .with("names", "")
                                .ids("<id root=\"1.2.250.1.999.17.1\" extension=\"IPP-1\"/>")),
                "3");

        assertThat(identities.defects()).isEmpty();
    }

    private void compare(String subject) {
        XdmSubject.read("XDM/1.0/DDM+" + subject).document().ifPresent(identities::subject);
    }

    private static RecordTarget patient(SampleCda cda) {
        if (CdaReader.read("1", Slice.of(cda.bytes())) instanceof CdaReading.Read read) {
            return read.document().patient().orElseThrow();
        }
        throw new AssertionError("not read");
    }
}
