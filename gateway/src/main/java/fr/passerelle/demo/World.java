package fr.passerelle.demo;

import fr.passerelle.answering.Templates;
import fr.passerelle.config.Settings;
import fr.passerelle.config.SettingsFile;
import fr.passerelle.config.Territory;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.serving.Gateway;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The made-up world: a mail operator, the territory's people with their mailboxes, and the
/// gateway over a store in memory. The sample configuration is the one that is read: only doors
/// and store are other.
final class World implements AutoCloseable {
    /// Every mailbox has this password: it protects nothing, and a person must type it.
    static final String PASSWORD = "demo";

    static final Person STRANGER =
            new Person(
                    "X1",
                    "Promo Fournil",
                    EmailAddress.of("promo@fournil.example"),
                    "Promo Fournil",
                    MailProgram.WEBMAIL);

    /// Ten days of a clock that makes an hour of a second are minutes of the threads that work.
    private static final Duration LEASE = Duration.ofDays(10);

    private final Store store;
    final Settings settings;
    final Territory territory;
    final MailOperator operator;
    final Gateway gateway;
    final List<Person> people;

    /// @param root of the project, whose configuration is read
    /// @param random for tokens
    /// @param imapPassword the file with the password of the gateway's mailbox, where it has an
    ///     IMAP door
    World(
            Path root,
            InstantSource clock,
            RandomGenerator random,
            Ports ports,
            Optional<Path> imapPassword) {
        Settings sample = SettingsFile.read(root.resolve("config/gateway.yml"));
        this.territory = TerritoryFile.read(sample.territory());
        this.people =
                Stream.concat(
                                territory.doctors().stream().map(Person::of),
                                territory.professionals().stream().map(Person::of))
                        .toList();
        this.operator = new MailOperator(ports.smtp(), ports.imap());
        people.forEach(person -> operator.open(person.address(), PASSWORD));
        operator.open(sample.address(), PASSWORD);
        operator.open(sample.coordinator(), PASSWORD);
        this.settings = onLoopback(sample, imapPassword);
        this.store =
                Store.open(
                        "jdbc:h2:mem:demo-" + UUID.randomUUID(),
                        "",
                        "",
                        new Keys(Keys.freshMaster()));
        this.gateway =
                new Gateway(
                        new Gateway.Parts(
                                settings,
                                PolicyFile.read(settings.policy()),
                                territory,
                                Templates.load(settings.templates()),
                                root.resolve("config/mailetcontainer.xml"),
                                store,
                                clock,
                                random,
                                LEASE));
    }

    private Settings onLoopback(Settings sample, Optional<Path> imapPassword) {
        return new Settings(
                sample.name(),
                sample.address(),
                sample.coordinator(),
                sample.policy(),
                sample.territory(),
                sample.templates(),
                sample.store(),
                sample.trust(),
                imapPassword.map(file -> door(sample.address(), file)).stream().toList(),
                Optional.empty(),
                Optional.empty(),
                new Settings.Submission(
                        operator.host(),
                        operator.smtpPort(),
                        Settings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Settings.TestIdentities.TAKEN);
    }

    private Settings.ImapDoor door(EmailAddress own, Path password) {
        return new Settings.ImapDoor(
                "demo",
                operator.host(),
                operator.imapPort(),
                Settings.Security.NONE,
                own.toString(),
                password,
                "INBOX",
                true,
                Duration.ofSeconds(2));
    }

    Store store() {
        return store;
    }

    Person person(String id) {
        return people.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + id));
    }

    @Override
    public void close() {
        gateway.close();
        store.close();
        operator.close();
    }
}
