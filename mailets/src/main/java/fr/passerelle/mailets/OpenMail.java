package fr.passerelle.mailets;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opener;
import fr.passerelle.opening.Trusting;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *opening*.
///
/// In the gateway the mail already carries [Received]. In a James server it carries nothing yet:
/// then the message and the envelope are taken from the mail itself, and whom to believe comes
/// from its parameters: those of [OpenMailParameters], and `closedNetwork` (true where this server
/// takes mail from the operators of a closed network only).
public final class OpenMail extends GenericMailet implements StepMailet {
    private Opener opener;
    private final InstantSource clock;
    private Door door = new Door("james", false);

    /// For a James server, which calls [#init] next.
    public OpenMail() {
        this(new MimeOpener(Trusting.NOBODY), InstantSource.system());
    }

    /// For the gateway, which has read its own configuration.
    public OpenMail(Opener opener, InstantSource clock) {
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        if (getInitParameterNames().hasNext()) {
            opener = new OpenMailParameters(this::getInitParameterAsOptional).opener();
        }
        door = new Door("james", getInitParameter("closedNetwork", false));
    }

    @Override
    public Step needs() {
        return Step.RECEIVING;
    }

    @Override
    public Step makes() {
        return Step.OPENING;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        if (Carried.find(mail).isEmpty()) {
            Carried.put(mail, received(mail));
        }
        Carried.find(mail, Received.class)
                .ifPresent(received -> Carried.put(mail, opener.open(received)));
    }

    private Received received(Mail mail) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            mail.getMessage().writeTo(bytes);
        } catch (IOException unreadable) {
            throw new MessagingException("the message could not be read", unreadable);
        }
        return new Received(
                mail.getName(),
                door,
                envelope(mail),
                clock.instant(),
                new RawMessage(bytes.toByteArray()));
    }

    private static Envelope envelope(Mail mail) {
        Optional<EmailAddress> sender =
                mail.getMaybeSender().asOptional().flatMap(OpenMail::address);
        List<EmailAddress> recipients =
                mail.getRecipients().stream()
                        .map(OpenMail::address)
                        .flatMap(Optional::stream)
                        .toList();
        return new Envelope(sender, mail.getMaybeSender().isNullSender(), recipients);
    }

    private static Optional<EmailAddress> address(MailAddress address) {
        return EmailAddress.find(address.asString());
    }
}
