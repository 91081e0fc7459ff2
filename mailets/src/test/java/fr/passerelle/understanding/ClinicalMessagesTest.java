package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.document.Stay;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every clinical document in `messages/cda`, bare or in a mail, is understood as its
/// `.expected.yml` says. `-Dgolden=update` writes those files.
class ClinicalMessagesTest {
    private static final boolean UPDATE = System.getProperty("golden", "").equals("update");

    @TestFactory
    Stream<DynamicTest> everyDocumentIsUnderstoodAsItsFileSays() throws IOException {
        Understander understander = Reading.understander();
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(40);
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> compare(understander, file)));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(Reading.messages().resolve("cda"))) {
            return found.filter(file -> !file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private static void compare(Understander understander, Path file) throws IOException {
        String name = file.getFileName().toString();
        Path expected =
                file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected.yml");
        byte[] bytes = Files.readAllBytes(file);
        String found =
                switch (Reading.open(name.endsWith(".eml") ? bytes : asMail(bytes))) {
                    case Refused(_, var why, _, _, _) -> "refused: " + why.templateName() + "\n";
                    case Opened opened -> told(understander.understand(opened));
                };
        if (UPDATE) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private static byte[] asMail(byte[] document) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.write(
                """
                Content-Type: text/xml\r
                Content-Transfer-Encoding: binary\r
                Content-Disposition: attachment; filename="document.xml"\r
                \r
                """
                        .getBytes(StandardCharsets.US_ASCII));
        mail.write(document);
        return mail.toByteArray();
    }

    private static String told(Understood understood) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "kind", Optional.of(understood.kind()));
        line(yaml, "because", Optional.of(understood.because()));
        if (understood instanceof Understood.Discharge letter) {
            line(yaml, "doctor", Optional.of(letter.doctor().toString()));
        }
        yaml.append("fields:\n");
        understood
                .fiche()
                .values()
                .forEach((field, value) -> line(yaml, "  " + field.key(), Optional.of(value)));
        understood.clinical().ifPresent(document -> document(yaml, document));
        yaml.append("defects:\n");
        List<Defect> defects = new ArrayList<>();
        understood.opened().packages().forEach(xdm -> defects.addAll(xdm.defects()));
        defects.addAll(understood.defects());
        for (Defect defect : defects) {
            yaml.append("  - ").append(defect.kind()).append(": \"").append(defect.found());
            yaml.append("\" at ").append(defect.where().words()).append('\n');
        }
        return yaml.toString();
    }

    private static void document(StringBuilder yaml, ClinicalDocument it) {
        yaml.append("document:\n");
        line(yaml, "  id", it.identity().id().map(InstanceIdentifier::written));
        line(yaml, "  version", it.identity().version().map(String::valueOf));
        line(yaml, "  code", it.identity().code().map(Code::code));
        line(yaml, "  title", it.identity().title());
        it.identity().replaces().forEach(id -> line(yaml, "  replaces", Optional.of(id.written())));
        line(yaml, "  identifiers", it.patient().map(ClinicalMessagesTest::identifiers));
        line(yaml, "  author", it.authors().stream().findFirst().map(Object::toString));
        line(yaml, "  custodian", it.custodian().flatMap(Organisation::number));
        line(yaml, "  recipients", Optional.of(String.valueOf(it.recipients().size())));
        line(yaml, "  medecin-traitant", Optional.of(doctor(it.medecinTraitant())));
        stay(yaml, it.stay());
        switch (it.body()) {
            case Body.Attached(var type, var content) ->
                    line(yaml, "  body", Optional.of(type + ", " + content.length() + " bytes"));
            case Body.Sections(var sections) ->
                    sections.forEach(
                            section ->
                                    line(
                                            yaml,
                                            "  section",
                                            Optional.of(
                                                    section.code().map(Code::code).orElse("")
                                                            + " "
                                                            + section.lines())));
            case Body.Nothing() -> line(yaml, "  body", Optional.of("nothing"));
        }
    }

    private static String identifiers(RecordTarget patient) {
        return String.join(
                ", ",
                patient.identifiers().stream()
                        .map(id -> id.number() + " of " + id.authority().orElse("nobody"))
                        .toList());
    }

    private static String doctor(MedecinTraitant said) {
        return switch (said) {
            case MedecinTraitant.Named named ->
                    "named " + named.person().number().orElse("without a number");
            case MedecinTraitant.NoValue(var flavor) -> "no value, " + flavor.orElse("empty");
            case MedecinTraitant.Absent() -> "absent";
        };
    }

    private static void stay(StringBuilder yaml, Stay stay) {
        line(yaml, "  from", stay.from().map(Dtm::written));
        line(yaml, "  to", stay.to().map(Dtm::written));
        line(yaml, "  facility", stay.facility().map(Code::code));
        line(yaml, "  mode", stay.mode().map(mode -> mode.to() + " " + mode.code().code()));
        line(yaml, "  ends", stay.mode().flatMap(mode -> mode.ends()).map(Object::toString));
    }

    private static void line(StringBuilder yaml, String key, Optional<String> value) {
        value.ifPresent(
                text ->
                        yaml.append(key)
                                .append(": ")
                                .append(text.replace("\n", "\\n"))
                                .append('\n'));
    }
}
