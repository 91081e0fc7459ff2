package fr.passerelle.chain;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The end of a message that met a fault of ours: tells the turn, which then undoes everything
/// the message did. It is tried again later, and waits for a person when that does not help.
public final class SetAside extends GenericMailet {
    @Override
    public void service(Mail mail) {
        Throwable why =
                mail.getAttribute(Mail.MAILET_ERROR)
                        .map(attribute -> attribute.getValue().value())
                        .filter(Throwable.class::isInstance)
                        .map(Throwable.class::cast)
                        .orElseGet(() -> new IllegalStateException(mail.getErrorMessage()));
        Turn.current().setAside(why);
        mail.setState(Mail.GHOST);
    }
}
