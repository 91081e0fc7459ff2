package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.reply.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every message in the folders of this step says what its `.expected.yml` says.
class MessagesTest {
    private static final List<String> FOLDERS =
            List.of(
                    "replies",
                    "supplements",
                    "automatic",
                    "bounces",
                    "receipts",
                    "intake",
                    "discharge",
                    "hprim",
                    "hl7v2");

    @TestFactory
    Stream<DynamicTest> everyMessageIsUnderstoodAsItsFileSays() throws IOException {
        Understander understander = Reading.understander();
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> found = Files.list(Reading.messages().resolve(folder))) {
                files.addAll(found.filter(MessagesTest::isMessage).sorted().toList());
            }
        }
        assertThat(files).hasSizeGreaterThan(60);
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        Reading.messages().relativize(file).toString(),
                                        () -> compare(understander, file)));
    }

    /// A mail, or a file by itself: not what stands beside one.
    private static boolean isMessage(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".yml") && !name.endsWith(".jsonl");
    }

    private static void compare(Understander understander, Path file) throws IOException {
        Map<String, String> expected = Labelled.expected(file);
        expected.remove("trap");
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        Understood understood =
                understander.understand(
                        Reading.opened(
                                name.endsWith(".eml") ? content : Reading.attached(name, content)));
        assertThat(understood.kind())
                .as("because %s", understood.because())
                .isEqualTo(expected.get("kind"));
        if (understood instanceof Understood.Reply reply) {
            assertThat(reply.answer().word())
                    .as("because %s", understood.because())
                    .isEqualTo(expected.get("answer"));
        }
        Map<String, String> found = found(understood, expected);
        assertThat(found).as("because %s", understood.because()).isEqualTo(expected);
    }

    /// The values of the asked keys; the kind and the answer are always asked for.
    private static Map<String, String> found(Understood understood, Map<String, String> expected) {
        Map<String, String> found = new TreeMap<>();
        found.put("kind", understood.kind());
        if (understood instanceof Understood.Reply reply) {
            found.put("answer", reply.answer().word());
        }
        for (String key : expected.keySet()) {
            if (!found.containsKey(key)) {
                found.put(key, value(understood, key));
            }
        }
        return found;
    }

    private static String value(Understood understood, String key) {
        return switch (key) {
            case "token" -> token(understood);
            case "defects" -> String.valueOf(understood.defects().size());
            case "defect_kinds" ->
                    understood.defects().stream()
                            .map(MessagesTest::word)
                            .collect(Collectors.joining(" "));
            case "defer_until" -> {
                Answer answer = ((Understood.Reply) understood).answer();
                yield ((Answer.Defer) answer).until().map(Object::toString).orElse("");
            }
            case "ground" -> {
                Answer answer = ((Understood.Reply) understood).answer();
                yield ((Answer.Decline) answer).ground().word();
            }
            case "cause" -> ((Understood.Bounce) understood).reason().word();
            case "act" -> ((Understood.Bounce) understood).reason().act().word();
            case "reason" -> {
                Answer answer = ((Understood.Reply) understood).answer();
                yield String.valueOf(((Answer.Decline) answer).reason().isPresent());
            }
            case "back_on" ->
                    ((Understood.Automatic) understood).backOn().map(Object::toString).orElse("");
            case "permanent" -> String.valueOf(((Understood.Bounce) understood).permanent());
            case "status" -> ((Understood.Bounce) understood).status();
            case "disposition" -> ((Understood.Receipt) understood).disposition();
            case "error" -> ((Understood.NotIntegrated) understood).error().code();
            case "mail" -> ((Understood.NotIntegrated) understood).messageId().orElse("");
            case "order" ->
                    ((Understood.Command) understood)
                            .order()
                            .getClass()
                            .getSimpleName()
                            .toLowerCase(Locale.ROOT);
            case "news" -> news(((Understood.FollowUp) understood).news());
            case "because" -> understood.because();
            case "doctor" -> doctor(((Understood.Discharge) understood).doctor());
            default -> field(understood, key);
        };
    }

    private static String token(Understood understood) {
        return switch (understood) {
            case Understood.Reply reply -> reply.token();
            case Understood.Supplement supplement -> supplement.token();
            case Understood.FollowUp followUp -> followUp.token().orElse("");
            case Understood.Command command -> command.token().orElse("");
            case Understood.Automatic automatic -> automatic.token().orElse("");
            case Understood.Bounce bounce -> bounce.token().orElse("");
            case Understood.Receipt receipt -> receipt.token().orElse("");
            case Understood.NotIntegrated failed -> failed.token().orElse("");
            case Understood.Unclear unclear -> unclear.token().orElse("");
            case Understood.Intake _, Understood.Discharge _ -> "";
        };
    }

    private static String field(Understood understood, String key) {
        Field field =
                Stream.of(Field.values())
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no field " + key));
        return understood.fiche().value(field).orElse("").replace("\n", "\\n");
    }

    private static String word(Defect defect) {
        return switch (defect.where()) {
            case Defect.Where.Line(_, var line) -> defect.kind() + "@" + line;
            case Defect.Where.InField(_, var line, var field) ->
                    defect.kind() + "@" + line + "." + field;
            case Defect.Where.OnPage(_, var page, var line) ->
                    defect.kind() + "@p" + page + "." + line;
            case Defect.Where.Scanned(_, var page, var line) ->
                    defect.kind() + "@p" + page + "." + line;
            case Defect.Where.InCell(_, _, var cell) -> defect.kind() + "@" + cell;
            case Defect.Where.InForm(_, var field) -> defect.kind() + "@" + field;
            case Defect.Where.InPart _, Defect.Where.InHeader _, Defect.Where.InXml _ ->
                    defect.kind().toString();
        };
    }

    private static String news(News news) {
        return switch (news) {
            case News.ContactMade _ -> "contact-made";
            case News.AppointmentMade(var on) -> "appointment-made " + on;
            case News.Kept _ -> "kept";
            case News.Missed _ -> "missed";
            case News.DoctorDeclared _ -> "doctor-declared";
        };
    }

    private static String doctor(DeclaredDoctor doctor) {
        return switch (doctor) {
            case DeclaredDoctor.Named(var name) -> name;
            case DeclaredDoctor.NotDeclared _ -> "not-declared";
            case DeclaredDoctor.NotSaid _ -> "not-said";
        };
    }
}
