package fr.passerelle.serving;

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

/// A gateway with the made-up territory on a store in memory, and a clock that the test moves.
/// Nothing leaves: the mails it writes are taken out of the outbox and shown.
public final class Town implements AutoCloseable {
    public static final EmailAddress OWN = EmailAddress.of("passerelle@cpts.mssante.example");
    public static final String NURSE = "infirmiere@cpts.mssante.example";

    /// A complete request.
    public static final String REQUEST =
            """
            Nom de naissance : TESTPATIENT
            Prénom : Marie
            Date de naissance : 21/03/1944
            Commune : Nuaillé-la-Saulaie
            Accord du patient : oui
            Situation vis-à-vis du médecin traitant : aucun
            ALD : oui
            Téléphone du patient : 01 99 00 12 34
            """;

    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));

    public final Keys keys = new Keys(new byte[32]);
    public final Store store = Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", keys);
    public final List<Turn> turns = new ArrayList<>();
    public final Gateway gateway;
    private volatile Instant now = Instant.parse("2026-03-02T08:05:00Z");
    private int written;

    public Town() {
        this(Optional.empty());
    }

    /// @param secureMail keys, anchors, certificates and what is done with them
    public Town(Optional<Settings.SecureMailFiles> secureMail) {
        this(secureMail, Settings.TestIdentities.TAKEN);
    }

    Town(Optional<Settings.SecureMailFiles> secureMail, Settings.TestIdentities testIdentities) {
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
                                Optional.empty(),
                                secureMail,
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
                        Optional.empty(),
                        testIdentities);
        gateway =
                new Gateway(
                        new Gateway.Parts(
                                settings,
                                PolicyFile.read(settings.policy()),
                                TerritoryFile.read(settings.territory()),
                                Templates.load(settings.templates()),
                                ROOT.resolve("config/mailetcontainer.xml"),
                                store,
                                () -> now,
                                new Random(1)));
        gateway.onFinished((_, turn) -> turns.add(turn));
    }

    public Instant now() {
        return now;
    }

    /// Time passes, for a gateway that has threads of its own.
    void waits(Duration time) {
        now = now.plus(time);
    }

    /// Time passes, and what is due is done.
    public List<OutgoingMail> passes(Duration time) {
        now = now.plus(time);
        gateway.work();
        return out();
    }

    /// A plain mail on the closed network, taken all the way; what is written because of it.
    public List<OutgoingMail> comesIn(String from, String to, String body) {
        return comesIn("imap:essai", from, to, body);
    }

    public List<OutgoingMail> comesIn(String door, String from, String to, String body) {
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
        arrives(door, from, to, mail.getBytes(StandardCharsets.UTF_8));
        gateway.work();
        return out();
    }

    /// Into the journal, and no further.
    void arrives(String door, String from, String to, byte[] mail) {
        keep(door, Envelope.of(EmailAddress.find(from), List.of(EmailAddress.of(to))), mail);
    }

    /// Any mail at all, on the closed network, worked on.
    public List<OutgoingMail> arrives(String door, Envelope envelope, byte[] mail) {
        keep(door, envelope, mail);
        gateway.work();
        return out();
    }

    private void keep(String door, Envelope envelope, byte[] mail) {
        gateway.journal()
                .keep(
                        new Arrival(
                                new Door(door, true),
                                Optional.empty(),
                                envelope,
                                now,
                                new RawMessage(mail)));
    }

    private List<OutgoingMail> out() {
        List<OutgoingMail> mails = new ArrayList<>();
        List<Outbox.Numbered> due =
                store.call(tx -> gateway.outbox().claim(tx, now, Duration.ofDays(999), 100));
        for (Outbox.Numbered each : gateway.sealingDesk().fixed(due)) {
            mails.add(each.mail());
            store.run(tx -> gateway.outbox().sent(tx, each.id(), now));
        }
        return mails;
    }

    /// An answer to a mail of ours, from the one it went to.
    public List<OutgoingMail> answers(OutgoingMail to, String body) {
        return comesIn(to.recipient().toString(), OWN.withDetail("r." + to.token()) + "", body);
    }

    public static OutgoingMail the(LetterKind kind, List<OutgoingMail> mails) {
        return mails.stream().filter(mail -> mail.kind() == kind).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        gateway.close();
        store.close();
    }
}
