package fr.passerelle.demo;

import fr.passerelle.mail.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/// Where the people of the territory drop their mail: an SMTP server on loopback.
final class Postbox {
    private final Properties server = new Properties();

    Postbox(String host, int port) {
        server.setProperty("mail.smtp.host", host);
        server.setProperty("mail.smtp.port", Integer.toString(port));
    }

    void send(EmailAddress from, String to, byte[] mail) {
        Properties mine = new Properties();
        mine.putAll(server);
        mine.setProperty("mail.smtp.from", from.toString());
        Session session = Session.getInstance(mine);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail)),
                    new InternetAddress[] {new InternetAddress(to)});
        } catch (MessagingException fault) {
            throw new IllegalStateException("the demonstration's mail could not be sent", fault);
        }
    }
}
