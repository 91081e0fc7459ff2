package fr.passerelle.chaos;

import fr.passerelle.answering.Submission;
import fr.passerelle.answering.Templates;
import fr.passerelle.config.Settings;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.receiving.Doors;
import fr.passerelle.serving.Gateway;
import fr.passerelle.serving.SubmissionCarrier;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Queue;
import fr.passerelle.store.Store;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// The gateway as a process that can be killed: doors, workers and postman on an enciphered H2
/// file. Tells its parent on standard output where it listens, and whether it has work left.
final class GatewayProcess {
    private static final long TELL_EVERY_MILLIS = 100;

    private GatewayProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Place place =
                new Place(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        Settings settings = place.settings();
        Clock clock = Clock.systemUTC();
        try (Store store = Store.open(settings.store().url(), "", "", keys());
                Submission submission = new Submission(settings.submission(), settings.address());
                Gateway gateway = gateway(settings, store, clock)) {
            gateway.start(new SubmissionCarrier(submission));
            try (Doors doors = Doors.open(settings, "mx.essai.example", gateway.journal(), clock)) {
                PrintStream parent = System.out;
                parent.println("port " + doors.smtpPort().orElseThrow());
                Queue queue = new Queue(store.keys(), "");
                while (!parent.checkError()) {
                    Thread.sleep(TELL_EVERY_MILLIS);
                    long messages = store.read(queue::waiting);
                    boolean mails = store.read(gateway.outbox()::nextTry).isPresent();
                    parent.println(messages == 0 && !mails ? "quiet" : "busy");
                }
            }
        }
    }

    static Keys keys() {
        return new Keys(new byte[32]);
    }

    private static Gateway gateway(Settings settings, Store store, Clock clock) {
        return new Gateway(
                new Gateway.Parts(
                        settings,
                        PolicyFile.read(settings.policy()),
                        TerritoryFile.read(settings.territory()),
                        Templates.load(settings.templates()),
                        Place.ROOT.resolve("config/mailetcontainer.xml"),
                        store,
                        clock,
                        new SecureRandom()));
    }
}
