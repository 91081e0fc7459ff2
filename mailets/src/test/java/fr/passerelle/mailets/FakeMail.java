package fr.passerelle.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;

/// A mail as a James server hands it to a mailet, with the few things our mailets ask for;
/// anything else is a mistake in the test and says so.
final class FakeMail {
    private FakeMail() {}

    static Mail empty() throws MessagingException {
        return of("From: lea@cabinet.example\r\n\r\nBonjour\r\n", "lea@cabinet.example");
    }

    static Mail of(String message, String sender) throws MessagingException {
        MimeMessage content =
                new MimeMessage(
                        null, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        MaybeSender from = MaybeSender.of(new MailAddress(sender));
        List<MailAddress> recipients =
                List.of(new MailAddress("passerelle@cpts-aunis.mssante.example"));
        Map<AttributeName, Attribute> attributes = new HashMap<>();
        return (Mail)
                Proxy.newProxyInstance(
                        Mail.class.getClassLoader(),
                        new Class<?>[] {Mail.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "getName" -> "mail-1";
                                    case "getMessage" -> content;
                                    case "getMaybeSender" -> from;
                                    case "getRecipients" -> recipients;
                                    case "getAttribute" ->
                                            Optional.ofNullable(attributes.get(arguments[0]));
                                    case "setAttribute" -> {
                                        Attribute attribute = (Attribute) arguments[0];
                                        yield Optional.ofNullable(
                                                attributes.put(attribute.getName(), attribute));
                                    }
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
