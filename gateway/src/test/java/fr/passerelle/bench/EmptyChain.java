package fr.passerelle.bench;

import fr.passerelle.chain.Chain;
import fr.passerelle.chain.MailetShelf;
import fr.passerelle.chain.SetAside;
import fr.passerelle.chain.Turn;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.mailets.StepMailet;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The configured chain with mailets that do nothing: what James's container itself costs.
final class EmptyChain {
    private static final int WARM = 20_000;
    private static final int TIMES = 20_000;

    private EmptyChain() {}

    /// Stands where a step stands.
    private static final class Nothing extends GenericMailet implements StepMailet {
        private final Step needs;
        private final Step makes;

        Nothing(Step needs, Step makes) {
            this.needs = needs;
            this.makes = makes;
        }

        @Override
        public Step needs() {
            return needs;
        }

        @Override
        public Step makes() {
            return makes;
        }

        @Override
        public void service(Mail mail) {
            if (makes == Step.ANSWERING) {
                mail.setState(Mail.GHOST);
            }
        }
    }

    /// Microseconds of CPU a message.
    static double cost(Path root) {
        MailetShelf shelf =
                new MailetShelf(
                        Map.of(
                                "OpenMail", () -> new Nothing(Step.RECEIVING, Step.OPENING),
                                "UnderstandMail",
                                        () -> new Nothing(Step.OPENING, Step.UNDERSTANDING),
                                "FileMail", () -> new Nothing(Step.UNDERSTANDING, Step.FILING),
                                "DecideOnMail", () -> new Nothing(Step.FILING, Step.DECIDING),
                                "AnswerMail", () -> new Nothing(Step.DECIDING, Step.ANSWERING),
                                "SetAside", SetAside::new));
        Received received = Steps.received(new Mails(Mails.Size.TEXT, 6), 1);
        try (Store store = Store.open("jdbc:h2:mem:empty-chain", "", "", new Keys(new byte[32]));
                Chain chain =
                        Chain.open(
                                root.resolve("config/mailetcontainer.xml"),
                                shelf,
                                BusyTerritory.OWN)) {
            return store.read(
                    transaction -> {
                        var threads = ManagementFactory.getThreadMXBean();
                        long begin = 0;
                        for (int i = -WARM; i < TIMES; i++) {
                            if (i == 0) {
                                begin = threads.getCurrentThreadCpuTime();
                            }
                            Turn turn = new Turn(transaction, received.at(), Optional.of(received));
                            chain.run(turn, received);
                            turn.aside()
                                    .ifPresent(
                                            why -> {
                                                throw new IllegalStateException(why);
                                            });
                        }
                        return (threads.getCurrentThreadCpuTime() - begin) / 1e3 / TIMES;
                    });
        }
    }
}
