package fr.passerelle.chaos;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import fr.passerelle.chaos.Arrivals.Arrived;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// People around the gateway: nurses who write by SMTP or into its mailbox, and doctors who say
/// yes to every proposal, once.
final class Load implements AutoCloseable {
    private static final int WRITERS = 3;

    /// Requests that may wait for their proposal: more only make the end of the test long.
    private static final int MOST_AHEAD = 60;

    private static final long LOOK_EVERY_MILLIS = 40;

    private final GreenMail server;
    private final Mta mta;
    private final long pauseMillis;
    private final Arrivals arrivals;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ExecutorService doctors = Executors.newFixedThreadPool(4);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> writers;
    private final Future<?> watcher;
    private volatile boolean writing = true;
    private volatile boolean watching = true;
    private volatile long lastNews = System.nanoTime();

    /// @param pauseMillis of each writer between two requests
    Load(GreenMail server, Mta mta, long pauseMillis) {
        this.server = server;
        this.pauseMillis = pauseMillis;
        this.mta = mta;
        this.arrivals = new Arrivals(server);
        this.writers =
                IntStream.rangeClosed(0, WRITERS)
                        .<Future<?>>mapToObj(i -> people.submit(() -> write(i == 0)))
                        .toList();
        this.watcher = people.submit(this::watch);
    }

    private Void write(boolean intoMailbox) throws Exception {
        while (writing) {
            if (accepted.size() - answered.size() > MOST_AHEAD) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                continue;
            }
            int number = numbers.incrementAndGet();
            if (intoMailbox) {
                intoMailbox(request(number));
            } else {
                mta.deliver(nurse(number), Place.OWN.toString(), request(number));
            }
            accepted.add(number);
            Thread.sleep(pauseMillis);
        }
        return null;
    }

    private void intoMailbox(String mail) throws MessagingException, FolderException {
        MimeMessage message =
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        mailbox().appendMessage(message, new Flags(), Date.from(Instant.now()));
    }

    private MailFolder mailbox() throws FolderException {
        return server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUser(Place.OWN.toString()));
    }

    private Void watch() throws Exception {
        while (watching) {
            for (Arrived mail : arrivals.look()) {
                lastNews = System.nanoTime();
                if (mail.subject().startsWith("[P-") && answered.add(mail.messageId())) {
                    underWay.incrementAndGet();
                    doctors.execute(() -> sayYes(mail));
                }
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return null;
    }

    private void sayYes(Arrived proposal) {
        String to = proposal.replyTo().replaceAll("[<>]", "");
        try {
            mta.deliver(
                    proposal.to(),
                    to,
                    """
                From: <%s>
                To: <%s>
                Subject: Re: %s
                Message-ID: <oui.%s
                In-Reply-To: %s
                Date: Mon, 2 Mar 2026 10:05:00 +0100
                Content-Type: text/plain; charset=utf-8

                Oui, d'accord.
                """
                            .formatted(
                                    proposal.to(),
                                    to,
                                    proposal.subject()
                                            .substring(0, proposal.subject().indexOf(']') + 1),
                                    proposal.messageId().substring(1),
                                    proposal.messageId())
                            .replace("\n", "\r\n"));
            underWay.decrementAndGet();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until so many more requests have been accepted.
    void writeMore(int requests) throws InterruptedException {
        int enough = accepted.size() + requests;
        while (accepted.size() < enough) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /// Nobody writes of their own accord any more; doctors go on answering.
    void stopWriting() throws ExecutionException, InterruptedException {
        writing = false;
        for (Future<?> writer : writers) {
            writer.get();
        }
    }

    /// Whether the mailbox is read, every answer given, and nothing new came for a while.
    boolean isQuiet() throws FolderException, ExecutionException, InterruptedException {
        if (watcher.isDone()) {
            watcher.get();
        }
        return mailbox().getUnseenCount() == 0
                && underWay.get() == 0
                && System.nanoTime() - lastNews > 1_000_000_000L;
    }

    /// Numbers of the requests that the gateway, or its mailbox, has accepted.
    Set<Integer> accepted() {
        return accepted;
    }

    /// How many different proposals were answered.
    int answers() {
        return answered.size();
    }

    /// Everything that people received; after [#close] only.
    List<Arrived> received() {
        return arrivals.all();
    }

    @Override
    public String toString() {
        return "%d requests accepted, %d proposals answered, %d answers under way"
                .formatted(accepted.size(), answered.size(), underWay.get());
    }

    @Override
    public void close() {
        writing = false;
        watching = false;
        doctors.shutdownNow();
        people.shutdown();
        people.close();
    }

    static String messageId(int number) {
        return "<demande-" + number + "@cpts.mssante.example>";
    }

    static String nurse(int number) {
        return "infirmiere" + number % 7 + "@cpts.mssante.example";
    }

    /// A name that no text of ours contains by chance.
    static String birthName(int number) {
        StringBuilder letters = new StringBuilder("ZZTESTPATIENT");
        for (int rest = number; rest > 0; rest /= 20) {
            letters.append("BCDFGHJKLMNPQRSTVWXZ".charAt(rest % 20));
        }
        return letters.toString();
    }

    static String request(int number) {
        return """
        Return-Path: <%1$s>
        From: %1$s
        To: %2$s
        Subject: Demande pour %4$s
        Message-ID: %3$s
        Date: Mon, 2 Mar 2026 09:05:00 +0100
        Content-Type: text/plain; charset=utf-8

        Nom de naissance : %4$s
        Prénom : Zzmarie
        Date de naissance : 21/03/1944
        Commune : Nuaillé-la-Saulaie
        Accord du patient : oui
        Situation vis-à-vis du médecin traitant : aucun
        ALD : oui
        Téléphone du patient : 01 99 00 12 34
        """
                .formatted(nurse(number), Place.OWN, messageId(number), birthName(number))
                .replace("\n", "\r\n");
    }
}
