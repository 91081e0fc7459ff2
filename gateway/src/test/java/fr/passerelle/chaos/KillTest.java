package fr.passerelle.chaos;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.chaos.Arrivals.Arrived;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.store.Audit;
import fr.passerelle.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The first promise (design §7.1), by force: the gateway is killed with SIGKILL at random
/// moments while mail comes in by both doors, doctors answer and answers go out; started again
/// on the same store each time, and once more when all is quiet. Then every mail it ever said
/// yes to has been filed exactly once and answered, and what left twice is the same mail byte
/// for byte.
class KillTest {
    private static final Pattern MESSAGE_ID = Pattern.compile("\r\nMessage-ID: (<[^>]++>)");

    /// What the postman has under way between the other server's 250 and its own commit.
    private static final int MOST_UNDER_WAY = 64;

    @TempDir private Path folder;

    @Test
    void threeKillsLoseNothingAndDoNothingTwice(TestReporter reporter) throws Exception {
        survives(new Random(3), 3, 120, reporter);
    }

    @Test
    @Tag("slow")
    void twentyKillsLoseNothingAndDoNothingTwice(TestReporter reporter) throws Exception {
        survives(new Random(20), 20, 40, reporter);
    }

    /// @param pause of each writer between two requests
    private void survives(Random random, int kills, int pause, TestReporter reporter)
            throws Exception {
        long begun = System.nanoTime();
        GreenMail server =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
                        });
        server.start();
        try {
            server.setUser(Place.OWN.toString(), Place.OWN.toString(), Place.IMAP_PASSWORD);
            Place place = new Place(folder, server.getImap().getPort(), server.getSmtp().getPort());
            place.furnish();
            Load load;
            Path log;
            try (Child child = new Child(place);
                    Load working = new Load(server, new Mta(child::port), pause)) {
                load = working;
                log = child.log();
                for (int i = 0; i < kills; i++) {
                    awaitTheMoment(random, child);
                    child.kill();
                    child.restart();
                }
                working.writeMore(10);
                working.stopWriting();
                await().atMost(Duration.ofMinutes(4))
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(
                                () ->
                                        assertThat(child.isQuiet() && working.isQuiet())
                                                .as(() -> working + "\n" + child.lastWords())
                                                .isTrue());
            }
            try (Store store = Store.open(place.storeUrl(), "", "", GatewayProcess.keys())) {
                Audit audit = new Audit(store);
                everyAcceptedMailIsFiledOnce(audit, load);
                everyCaseIsWholeAndWentItsWay(audit, load);
                everyAnswerIsSentAndNoneTwiceButTheSame(audit, load, kills);
            }
            nothingPersonalIsInTheLog(log, load);
            int copies = load.received().size();
            long mails = load.received().stream().map(Arrived::messageId).distinct().count();
            reporter.publishEntry(
                    Map.of(
                            "kills", "" + kills,
                            "requests accepted", "" + load.accepted().size(),
                            "replies accepted", "" + load.answers(),
                            "mails sent", "" + mails,
                            "sent again with the same Message-ID", "" + (copies - mails),
                            "seconds", "" + (System.nanoTime() - begun) / 1_000_000_000L));
        } finally {
            server.stop();
        }
    }

    /// One kill in four falls anywhere from the first instruction of the start on; the others
    /// while the doors are open.
    private static void awaitTheMoment(Random random, Child child) throws InterruptedException {
        if (random.nextInt(4) > 0) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> child.port() != 0 || !child.isAlive());
            assertThat(child.isAlive()).as(child::lastWords).isTrue();
            Thread.sleep(random.nextInt(50, 3_000));
        } else {
            Thread.sleep(random.nextInt(3_000));
        }
    }

    private static void everyAcceptedMailIsFiledOnce(Audit audit, Load load) {
        List<Audit.Kept> messages = audit.messages();
        assertThat(messages).extracting(Audit.Kept::state).containsOnly("done");
        Map<String, List<Audit.Kept>> byMessageId =
                messages.stream().collect(groupingBy(kept -> messageId(kept.raw().orElseThrow())));
        for (int number : load.accepted()) {
            assertThat(byMessageId.getOrDefault(Load.messageId(number), List.of()))
                    .as("request %d", number)
                    .singleElement()
                    .matches(kept -> kept.caseId().isPresent(), "is filed in a case");
        }
        Set<Optional<String>> casesOfRequests =
                load.accepted().stream()
                        .flatMap(
                                n ->
                                        byMessageId
                                                .getOrDefault(Load.messageId(n), List.of())
                                                .stream())
                        .map(Audit.Kept::caseId)
                        .collect(toSet());
        assertThat(casesOfRequests).hasSameSizeAs(load.accepted());
        assertThat(messages).hasSize(load.accepted().size() + load.answers());
    }

    private static void everyCaseIsWholeAndWentItsWay(Audit audit, Load load) {
        List<Audit.Case> cases = audit.cases();
        assertThat(cases).hasSameSizeAs(load.accepted());
        assertThat(cases).filteredOn(each -> each.offence().isPresent()).isEmpty();
        assertThat(cases)
                .allMatch(each -> each.state().status() == Status.ACCEPTEE, "is accepted")
                .allMatch(each -> each.state().offers().size() == 1, "was proposed once");
    }

    private static void everyAnswerIsSentAndNoneTwiceButTheSame(Audit audit, Load load, int kills) {
        List<Audit.Mail> mails = audit.mails();
        assertThat(mails).extracting(Audit.Mail::state).containsOnly("sent");
        Map<String, OutgoingMail> written =
                mails.stream()
                        .map(each -> each.mail().orElseThrow())
                        .collect(toMap(OutgoingMail::messageId, mail -> mail));
        assertThat(written.values())
                .as(() -> stories(audit))
                .allMatch(mail -> mail.about().isPresent(), "is about a case");
        Map<Object, Map<LetterKind, Long>> kindsByCase =
                written.values().stream()
                        .collect(
                                groupingBy(
                                        mail -> mail.about().orElseThrow(),
                                        groupingBy(OutgoingMail::kind, counting())));
        assertThat(kindsByCase).hasSameSizeAs(load.accepted());
        assertThat(kindsByCase.values())
                .allSatisfy(
                        kinds ->
                                assertThat(kinds)
                                        .isEqualTo(
                                                Map.of(
                                                        LetterKind.AR, 1L,
                                                        LetterKind.PROPOSITION, 1L,
                                                        LetterKind.CONFIRMATION_MG, 1L,
                                                        LetterKind.STATUT, 1L)));

        Map<String, List<Arrived>> received =
                load.received().stream().collect(groupingBy(Arrived::messageId));
        assertThat(received.keySet()).isEqualTo(written.keySet());
        received.forEach(
                (messageId, copies) -> {
                    OutgoingMail mail = requireNonNull(written.get(messageId));
                    assertThat(copies)
                            .hasSizeLessThanOrEqualTo(1 + kills)
                            .allMatch(copy -> copy.to().equals(mail.recipient().toString()))
                            .allMatch(copy -> copy.holds(mail.raw().bytes()), "byte for byte");
                });
        assertThat(load.received().size() - received.size())
                .as("mails sent again")
                .isLessThanOrEqualTo(kills * MOST_UNDER_WAY);
    }

    /// What the store says of the messages that did not go the usual way.
    private static String stories(Audit audit) {
        return audit.messages().stream()
                .filter(kept -> kept.attempts() > 0 || kept.caseId().isEmpty())
                .map(kept -> kept.reference() + " " + kept.story())
                .collect(joining("\n"));
    }

    private static void nothingPersonalIsInTheLog(Path log, Load load) throws Exception {
        String lines = Files.readString(log);
        assertThat(lines).contains("understood: intake");
        assertThat(lines.lines())
                .noneMatch(line -> line.contains("ZZTESTPATIENT"))
                .noneMatch(line -> line.contains("Zzmarie"))
                .noneMatch(line -> line.contains("1944"))
                .noneMatch(line -> line.contains("99 00 12 34"))
                .noneMatch(line -> line.contains("Demande pour"))
                .noneMatch(line -> line.contains("infirmiere"))
                .noneMatch(line -> line.contains("medecins.mssante"));
        assertThat(IntStream.rangeClosed(1, load.accepted().size()).mapToObj(Load::birthName))
                .noneMatch(lines::contains);
    }

    private static String messageId(byte[] raw) {
        Matcher found = MESSAGE_ID.matcher(new String(raw, StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
