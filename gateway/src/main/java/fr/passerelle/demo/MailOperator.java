package fr.passerelle.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.passerelle.mail.EmailAddress;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mail operator of the made-up territory: SMTP and IMAP on loopback, a mailbox for
/// everybody. Whatever follows a `+` in a local part is a detail of the same mailbox (RFC 5233).
final class MailOperator implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final Map<EmailAddress, GreenMailUser> mailboxes = new HashMap<>();
    private final Map<EmailAddress, Integer> read = new HashMap<>();

    /// @param smtpPort 0 for any that is free
    MailOperator(int smtpPort, int imapPort) {
        ServerSetup smtp = new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP);
        server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.start();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler(
                (message, to) -> {
                    GreenMailUser user = mailboxes.get(EmailAddress.of(to.getEmail()).mailbox());
                    if (user == null) {
                        throw new UserException("no such mailbox");
                    }
                    return user;
                });
    }

    void open(EmailAddress address, String password) {
        try {
            mailboxes.put(
                    address,
                    server.getUserManager()
                            .createUser(address.toString(), address.toString(), password));
        } catch (UserException taken) {
            throw new IllegalStateException("two people with the address " + address, taken);
        }
    }

    String host() {
        return LOOPBACK;
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    /// What came for this person since the last time, oldest first.
    synchronized List<byte[]> fetchNew(EmailAddress address) {
        List<byte[]> all = all(address, read.getOrDefault(address, 0));
        read.merge(address, all.size(), Integer::sum);
        return all;
    }

    /// Everything that ever came for this person.
    List<byte[]> fetchAll(EmailAddress address) {
        return all(address, 0);
    }

    private List<byte[]> all(EmailAddress address, int from) {
        GreenMailUser user = mailboxes.get(address);
        if (user == null) {
            throw new IllegalArgumentException("nobody has the address " + address);
        }
        try {
            List<StoredMessage> stored =
                    server.getManagers().getImapHostManager().getInbox(user).getMessages();
            List<byte[]> mails = new ArrayList<>();
            for (StoredMessage message :
                    stored.subList(Math.min(from, stored.size()), stored.size())) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                message.getMimeMessage().writeTo(bytes);
                mails.add(bytes.toByteArray());
            }
            return mails;
        } catch (FolderException | MessagingException | IOException fault) {
            throw new IllegalStateException("the operator could not read a mailbox", fault);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
