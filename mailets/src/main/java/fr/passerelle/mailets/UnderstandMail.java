package fr.passerelle.mailets;

import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Step;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import jakarta.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *understanding*.
///
/// In a James server, which has no store of what was sent, the parameter `address` is the
/// address of the mailbox, and no message is ever the answer to a proposal.
public final class UnderstandMail extends GenericMailet implements StepMailet {
    private Understander understander;

    /// For a James server, which calls [#init] next.
    public UnderstandMail() {
        this(
                new Understander(
                        new EmailAddress("passerelle", "localhost"),
                        SentMails.none(),
                        DocumentText.none(),
                        Forms.reference()));
    }

    /// For the gateway, which knows what it has sent.
    public UnderstandMail(Understander understander) {
        this.understander = understander;
    }

    @Override
    public void init() throws MessagingException {
        String address = getInitParameter("address");
        if (address != null) {
            EmailAddress own =
                    EmailAddress.find(address)
                            .orElseThrow(
                                    () ->
                                            new MessagingException(
                                                    "UnderstandMail: the parameter address is not"
                                                            + " one mail address"));
            understander =
                    new Understander(
                            own, SentMails.none(), AttachedDocuments.readers(), Forms.reference());
        }
    }

    @Override
    public Step needs() {
        return Step.OPENING;
    }

    @Override
    public Step makes() {
        return Step.UNDERSTANDING;
    }

    @Override
    public void service(Mail mail) {
        Carried.find(mail, Opened.class)
                .ifPresent(opened -> Carried.put(mail, understander.understand(opened)));
    }
}
