package fr.passerelle.receiving;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;

/// One mail transaction (RFC 5321 §3.3), from MAIL to the end of DATA; RSET, EHLO and STARTTLS
/// forget it with the rest of the session's state.
final class SmtpTransaction {
    static final AttachmentKey<SmtpTransaction> KEY =
            AttachmentKey.of("passerelle-transaction", SmtpTransaction.class);

    private final Optional<EmailAddress> sender;
    private final long declaredSize;
    private final List<EmailAddress> recipients = new ArrayList<>(1);

    SmtpTransaction(Optional<EmailAddress> sender, long declaredSize) {
        this.sender = sender;
        this.declaredSize = declaredSize;
    }

    void add(EmailAddress recipient) {
        recipients.add(recipient);
    }

    int recipientCount() {
        return recipients.size();
    }

    long declaredSize() {
        return declaredSize;
    }

    Envelope envelope() {
        return Envelope.of(sender, recipients);
    }
}
