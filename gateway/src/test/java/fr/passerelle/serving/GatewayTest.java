package fr.passerelle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.Templates;
import fr.passerelle.chain.Turn;
import fr.passerelle.config.Settings;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));
    private static final Instant T0 = Instant.parse("2026-03-02T08:05:00Z");
    private static final EmailAddress OWN = EmailAddress.of("passerelle@cpts.mssante.example");

    private final Store store =
            Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", new Keys(new byte[32]));
    private final List<Turn> turns = new ArrayList<>();
    private final Gateway gateway = gateway();
    private int written;

    private Gateway gateway() {
        Settings settings =
                new Settings(
                        "Passerelle d’essai",
                        OWN,
                        EmailAddress.of("coordination@cpts.mssante.example"),
                        ROOT.resolve("config/policies/aunis-nord.yml"),
                        ROOT.resolve("config/territoire.yml"),
                        ROOT.resolve("templates"),
                        new Settings.Store(
                                "jdbc:h2:mem:x", Optional.empty(), Optional.empty(), ROOT),
                        new Settings.Trust(
                                Set.of("cpts.mssante.example", "medecins.mssante.example"),
                                Optional.empty()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Settings.Submission(
                                "localhost",
                                25,
                                Settings.Security.NONE,
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty());
        Gateway assembled =
                new Gateway(
                        new Gateway.Parts(
                                settings,
                                PolicyFile.read(settings.policy()),
                                TerritoryFile.read(settings.territory()),
                                Templates.load(settings.templates()),
                                ROOT.resolve("config/mailetcontainer.xml"),
                                store,
                                () -> T0,
                                new Random(1)));
        assembled.onFinished((_, turn) -> turns.add(turn));
        return assembled;
    }

    @AfterEach
    void close() {
        gateway.close();
        store.close();
    }

    private List<OutgoingMail> comesIn(String from, String to, String body) {
        String mail =
                """
                From: %s
                To: %s
                Subject: Demande
                Message-ID: <%d@cpts.mssante.example>
                Date: Mon, 2 Mar 2026 09:05:00 +0100
                Content-Type: text/plain; charset=utf-8

                %s
                """
                        .formatted(from, to, ++written, body)
                        .replace("\n", "\r\n");
        gateway.journal()
                .keep(
                        new Arrival(
                                new Door("imap:essai", true),
                                Optional.empty(),
                                Envelope.of(EmailAddress.find(from), List.of(EmailAddress.of(to))),
                                T0,
                                new RawMessage(mail.getBytes(StandardCharsets.UTF_8))));
        gateway.work();
        List<Outbox.Numbered> out =
                store.call(tx -> gateway.outbox().claim(tx, T0, Duration.ofDays(1), 100));
        return out.stream().map(Outbox.Numbered::mail).toList();
    }

    @Test
    void aRequestIsReceiptedProposedAcceptedAndTakenBack() {
        List<OutgoingMail> first =
                comesIn(
                        "infirmiere@cpts.mssante.example",
                        OWN.toString(),
                        """
                        Nom de naissance : TESTPATIENT
                        Prénom : Marie
                        Date de naissance : 21/03/1944
                        Commune : Nuaillé-la-Saulaie
                        Accord du patient : oui
                        Situation vis-à-vis du médecin traitant : aucun
                        ALD : oui
                        Téléphone du patient : 01 99 00 12 34
                        """);

        assertThat(turns).hasSize(1);
        assertThat(turns.getFirst().story().toString()).contains("understood: intake");
        assertThat(first)
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.AR, LetterKind.PROPOSITION);
        OutgoingMail proposal =
                first.stream()
                        .filter(mail -> mail.kind() == LetterKind.PROPOSITION)
                        .findFirst()
                        .orElseThrow();
        assertThat(new String(proposal.raw().bytes(), StandardCharsets.UTF_8))
                .doesNotContain("TESTPATIENT", "Marie", "1944");

        List<OutgoingMail> second =
                comesIn(
                        proposal.recipient().toString(),
                        "passerelle+r." + proposal.token() + "@cpts.mssante.example",
                        "Oui, d'accord.");

        assertThat(second)
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.CONFIRMATION_MG, LetterKind.STATUT);

        List<OutgoingMail> third =
                comesIn(
                        proposal.recipient().toString(),
                        "passerelle+r." + proposal.token() + "@cpts.mssante.example",
                        "Non");

        assertThat(third)
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(
                        LetterKind.REFUS_NOTE, LetterKind.STATUT, LetterKind.PROPOSITION);
    }
}
