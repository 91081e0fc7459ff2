package fr.passerelle.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.Deciding;
import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.filing.Filed;
import fr.passerelle.filing.Filing;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mailets.OpenMail;
import fr.passerelle.mailets.UnderstandMail;
import fr.passerelle.store.Cases;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The list of mailets that is shipped, broken in every small way one could break it: each time
/// the chain refuses to start, and says where.
class ChainMutationTest {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));
    private static final Path SHIPPED = ROOT.resolve("config/mailetcontainer.xml");
    private static final List<String> ROOT_STEPS =
            List.of("OpenMail", "UnderstandMail", "FileMail");
    private static final List<String> DECIDING_STEPS = List.of("DecideOnMail", "AnswerMail");
    private static final String HAND_ON =
            """
            <mailet match="All" class="ToProcessor">
                    <processor>deciding</processor>
                  </mailet>\
            """;

    @TempDir private Path folder;

    /// One way to break the list.
    ///
    /// @param says what the refusal must name
    record Mutation(String name, String xml, List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mutation> mutations() throws IOException {
        String xml = Files.readString(SHIPPED);
        List<Mutation> all = new ArrayList<>();
        swaps(xml, all);
        for (String step : steps()) {
            String line = line(step);
            all.add(broken("without " + step, xml, line, "", "manque", step));
            all.add(broken(step + " twice", xml, line, line + line, state(step), step, "déjà"));
            all.add(
                    broken(
                            step + " behind a matcher",
                            xml,
                            line,
                            line.replace("\"All\"", "\"IsAutomatic\""),
                            state(step),
                            step,
                            "tous les messages"));
            all.add(
                    broken(
                            "a fault of " + step + " ignored",
                            xml,
                            line,
                            line.replace("match=", "onMailetException=\"ignore\" match="),
                            state(step),
                            step,
                            "onMailetException"));
            all.add(
                    broken(
                            "a fault of " + step + " ignored by parameter",
                            xml,
                            line,
                            line.replace(
                                    "/>",
                                    "><onMailetException>ignore</onMailetException></mailet>"),
                            state(step),
                            step,
                            "onMailetException"));
        }
        for (String name :
                List.of("OpenMail", "FileMail", "ToProcessor", "AnswerMail", "SetAside")) {
            all.add(
                    broken(
                            name + " misspelt",
                            xml,
                            "class=\"" + name + "\"",
                            "class=\"" + name + "x\"",
                            name + "x",
                            "n’existe pas"));
            all.add(
                    broken(
                            "matcher= for match= at " + name,
                            xml,
                            "match=\"All\" class=\"" + name + "\"",
                            "matcher=\"All\" class=\"" + name + "\"",
                            name,
                            "match=\"…\""));
        }
        processors(xml, all);
        return all.stream();
    }

    private static void swaps(String xml, List<Mutation> all) {
        List<String> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                String swapped =
                        xml.replace(line(steps.get(i)), "<!-- here -->")
                                .replace(line(steps.get(j)), line(steps.get(i)))
                                .replace("<!-- here -->", line(steps.get(j)));
                all.add(
                        new Mutation(
                                steps.get(i) + " and " + steps.get(j) + " swapped",
                                swapped,
                                List.of("processor « ", steps.get(j), "a besoin de")));
            }
        }
    }

    private static void processors(String xml, List<Mutation> all) {
        all.add(broken("nothing handed on", xml, HAND_ON, "", "« deciding » manque"));
        all.add(
                broken(
                        "handed on to nobody",
                        xml,
                        "<processor>deciding</processor>",
                        "<processor>decidign</processor>",
                        "ToProcessor",
                        "state=\"decidign\""));
        all.add(
                broken(
                        "handed on without a name",
                        xml,
                        "<processor>deciding</processor>",
                        "",
                        "root",
                        "ToProcessor"));
        all.add(
                broken(
                        "only some handed on",
                        xml,
                        "match=\"All\" class=\"ToProcessor\"",
                        "match=\"IsAutomatic\" class=\"ToProcessor\"",
                        "« deciding » manque"));
        all.add(
                broken(
                        "handed on too early",
                        xml.replace(HAND_ON, ""),
                        line("FileMail"),
                        HAND_ON + line("FileMail"),
                        "root",
                        "FileMail"));
        String error = element(xml, "<processor state=\"error\">.*?</processor>");
        all.add(broken("no place for faults", xml, error, "", "error", "SetAside"));
        all.add(broken("faults kept by nobody", xml, line("SetAside"), "", "error", "SetAside"));
        all.add(
                broken(
                        "only some faults kept",
                        xml,
                        "match=\"All\" class=\"SetAside\"",
                        "match=\"IsAutomatic\" class=\"SetAside\"",
                        "error",
                        "SetAside"));
        all.add(
                broken(
                        "a matcher misspelt",
                        xml,
                        line("FileMail"),
                        "<mailet match=\"IsAutomatik\" class=\"Null\"/>" + line("FileMail"),
                        "root",
                        "Null",
                        "IsAutomatik"));
        all.add(
                broken(
                        "an attribute misspelt",
                        xml,
                        "match=\"All\" class=\"FileMail\"",
                        "match=\"All\" clas=\"x\" class=\"FileMail\"",
                        "FileMail",
                        "clas"));
        all.add(new Mutation("not XML", "processors: root", List.of("XML")));
        all.add(new Mutation("cut short", xml.substring(0, xml.length() / 2), List.of("XML")));
        all.add(new Mutation("empty", "", List.of("XML")));
        all.add(new Mutation("no processor", "<mailetcontainer/>", List.of("processor")));
    }

    private static List<String> steps() {
        return Stream.concat(ROOT_STEPS.stream(), DECIDING_STEPS.stream()).toList();
    }

    private static String state(String step) {
        return ROOT_STEPS.contains(step) ? "root" : "deciding";
    }

    private static String line(String mailet) {
        return "<mailet match=\"All\" class=\"" + mailet + "\"/>";
    }

    private static String element(String xml, String regex) {
        Matcher found = Pattern.compile(regex, Pattern.DOTALL).matcher(xml);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static Mutation broken(
            String name, String xml, String what, String with, String... says) {
        String mutated = xml.replace(what, with);
        assertThat(mutated).as(name).isNotEqualTo(xml);
        return new Mutation(name, mutated, List.of(says));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aBrokenListIsRefusedWithItsPlace(Mutation mutation) throws IOException {
        Path file = Files.writeString(folder.resolve("mailetcontainer.xml"), mutation.xml());

        ChainRefused refused = catchThrowableOfType(ChainRefused.class, () -> open(file).close());

        assertThat(refused).as("it starts all the same").isNotNull();
        assertThat(refused.sentences()).allMatch(each -> each.startsWith("mailetcontainer.xml"));
        assertThat(refused.sentences())
                .anySatisfy(sentence -> assertThat(sentence).contains(mutation.says()));
    }

    @Test
    void theListThatIsShippedOpens() {
        try (Chain chain = open(SHIPPED)) {
            assertThat(chain).isNotNull();
        }
    }

    @Test
    void anyJamesMailetMayStandBetweenTheSteps() throws IOException {
        String xml =
                Files.readString(SHIPPED)
                        .replace(
                                line("FileMail"),
                                """
                                <mailet match="IsAutomatic" class="AddFooter"><text>x</text></mailet>
                                """
                                        + line("FileMail"));
        try (Chain chain = open(Files.writeString(folder.resolve("mailetcontainer.xml"), xml))) {
            assertThat(chain).isNotNull();
        }
    }

    private static Chain open(Path file) {
        Keys keys = new Keys(new byte[32]);
        Cases cases = new Cases(keys);
        Territory territory = new Territory(List.of(), List.of(), List.of());
        People people = new People(territory);
        Filing filing =
                new Filing(
                        cases,
                        people,
                        new Outbox(keys),
                        territory,
                        List.of(),
                        Optional.empty(),
                        Settings.TestIdentities.TAKEN);
        Deciding deciding =
                new Deciding(PolicyFile.read(ROOT.resolve("config/policies/aunis-nord.yml")));
        return Chain.open(
                file,
                new MailetShelf(
                        Map.of(
                                "OpenMail",
                                OpenMail::new,
                                "UnderstandMail",
                                UnderstandMail::new,
                                "FileMail",
                                () -> new FileMail(filing),
                                "DecideOnMail",
                                () -> new DecideOnMail(deciding, cases, people),
                                "AnswerMail",
                                () ->
                                        new AnswerMail(
                                                new NoDesk(), (turn, filed) -> Optional.empty()),
                                "SetAside",
                                SetAside::new)),
                EmailAddress.of("passerelle@cpts.mssante.example"));
    }

    /// Only the list is looked at here; nothing runs.
    private static final class NoDesk implements AnswerMail.Desk {
        @Override
        public List<OutgoingMail> write(Turn turn, Letter letter, Decisions decisions) {
            return List.of();
        }

        @Override
        public List<OutgoingMail> refuse(Turn turn, Filed filed) {
            return List.of();
        }
    }
}
