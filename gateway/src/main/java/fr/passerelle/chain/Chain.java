package fr.passerelle.chain;

import fr.passerelle.deciding.Occasion;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Received;
import fr.passerelle.mailets.Carried;
import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/// James's mailet container with our mailets in it. One message or one due date at a time runs
/// through it, in the caller's thread and transaction; several threads may run at once.
public final class Chain implements AutoCloseable {
    /// Where an occasion without a message enters: there is nothing to open or to understand.
    private static final String OCCASIONS_ENTER_AT = "deciding";

    private final CompositeProcessorImpl processors;
    private final MailAddress own;

    private Chain(CompositeProcessorImpl processors, MailAddress own) {
        this.processors = processors;
        this.own = own;
    }

    /// Builds the chain that the file lists.
    ///
    /// @throws ChainRefused when the list cannot work; the sentences name file, processor and
    ///     mailet
    public static Chain open(Path file, MailetShelf shelf, EmailAddress own) {
        HierarchicalConfiguration<ImmutableNode> configuration =
                new ChainCheck(file.getFileName().toString(), shelf).read(file);
        try {
            CompositeProcessorImpl processors =
                    new CompositeProcessorImpl(
                            new NoMetrics(), new NoContext(), shelf::matcher, shelf::mailet);
            processors.configure(configuration);
            processors.init();
            return new Chain(processors, new MailAddress(own.toString()));
        } catch (Exception refused) {
            throw new ChainRefused(
                    java.util.List.of(
                            file.getFileName()
                                    + " : James refuse la chaîne : "
                                    + deepest(refused)));
        }
    }

    private static String deepest(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /// Runs a message from the top.
    public void run(Turn turn, Received received) {
        run(turn, received.reference(), Mail.DEFAULT, received, Optional.of(received));
    }

    /// Runs what no message brought, a date that has come, from deciding on.
    public void decide(Turn turn, String name, Occasion occasion) {
        run(turn, name, OCCASIONS_ENTER_AT, occasion, Optional.empty());
    }

    private void run(
            Turn turn, String name, String state, Object carried, Optional<Received> message) {
        turn.run(
                () -> {
                    try {
                        MailImpl mail =
                                MailImpl.builder()
                                        .name(name)
                                        .sender(sender(message))
                                        .addRecipient(own)
                                        .state(state)
                                        .build();
                        message.ifPresent(received -> hang(mail, received));
                        Carried.put(mail, carried);
                        processors.service(mail);
                    } catch (MessagingException fault) {
                        turn.setAside(fault);
                    }
                });
    }

    private static MaybeSender sender(Optional<Received> message) {
        return message.flatMap(received -> received.envelope().sender())
                .map(address -> MaybeSender.getMailSender(address.toString()))
                .orElse(MaybeSender.nullSender());
    }

    /// The message as other James mailets want it. Our own never ask, and it is parsed only
    /// when asked.
    private static void hang(MailImpl mail, Received received) {
        try {
            mail.setMessageNoCopy(new MimeMessageWrapper(new Source(received)));
        } catch (MessagingException fault) {
            throw new IllegalStateException("a message could not be hung on its mail", fault);
        }
    }

    private record Source(Received received) implements MimeMessageSource {
        @Override
        public String getSourceId() {
            return received.reference();
        }

        @Override
        public InputStream getInputStream() {
            return received.raw().open();
        }

        @Override
        public long getMessageSize() {
            return received.raw().size();
        }
    }

    @Override
    public void close() {
        processors.dispose();
    }
}
