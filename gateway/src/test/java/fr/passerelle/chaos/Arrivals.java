package fr.passerelle.chaos;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the mail server has received for people, in the order in which it is looked at.
final class Arrivals {
    private final GreenMail server;
    private final Map<String, Integer> looked = new HashMap<>();
    private final List<Arrived> all = new ArrayList<>();

    /// One delivered mail.
    ///
    /// @param raw as the mail server keeps it
    record Arrived(String to, String messageId, String subject, String replyTo, String raw) {
        /// Whether it is this mail byte for byte, but for the trace that the server put in front
        /// and the line end that DATA adds (RFC 5321 §4.1.1.4).
        boolean holds(byte[] mail) {
            String wanted = new String(mail, StandardCharsets.ISO_8859_1).stripTrailing();
            String found = raw.stripTrailing();
            return found.endsWith(wanted)
                    && !found.substring(0, found.length() - wanted.length()).contains("\r\n\r\n");
        }

        @Override
        public String toString() {
            return messageId + " to " + to;
        }
    }

    Arrivals(GreenMail server) {
        this.server = server;
    }

    /// What is new since the last look, anywhere but in the gateway's own mailbox.
    List<Arrived> look() throws FolderException, MessagingException, IOException {
        List<Arrived> fresh = new ArrayList<>();
        for (GreenMailUser user : server.getUserManager().listUser()) {
            if (user.getEmail().equals(Place.OWN.toString())) {
                continue;
            }
            List<StoredMessage> there =
                    server.getManagers().getImapHostManager().getInbox(user).getMessages();
            // the list grows under our eyes, so it is not iterated
            int size = there.size();
            for (int i = looked.getOrDefault(user.getEmail(), 0); i < size; i++) {
                fresh.add(read(user.getEmail(), there.get(i)));
            }
            looked.put(user.getEmail(), size);
        }
        all.addAll(fresh);
        return fresh;
    }

    private static Arrived read(String to, StoredMessage stored)
            throws MessagingException, IOException {
        var message = stored.getMimeMessage();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return new Arrived(
                to,
                message.getHeader("Message-ID", null),
                message.getSubject(),
                message.getHeader("Reply-To", null),
                raw.toString(StandardCharsets.ISO_8859_1));
    }

    List<Arrived> all() {
        return all;
    }
}
