package fr.passerelle.chain;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.HostAddress;
import org.apache.mailet.LookupException;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What mailets may ask of their server: nothing that would let a mail out. Mail leaves through
/// the outbox, where one guard reads all of it; a mailet that sends by itself is refused.
@SuppressWarnings("deprecation") // the interface still asks for them
final class NoContext implements MailetContext {
    private static final Logger LOG = LoggerFactory.getLogger("fr.passerelle.chain.mailets");

    @Override
    public int getMajorVersion() {
        return 3;
    }

    @Override
    public int getMinorVersion() {
        return 9;
    }

    @Override
    public String getServerInfo() {
        return "Passerelle";
    }

    @Override
    public Iterator<String> getAttributeNames() {
        return Collections.emptyIterator();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw new UnsupportedOperationException("the chain keeps nothing between messages");
    }

    @Override
    public void removeAttribute(String name) {
        throw new UnsupportedOperationException("the chain keeps nothing between messages");
    }

    /// What a mailet says may hold what a message holds, so only its length is kept.
    @Override
    public void log(String message) {
        LOG.debug("a mailet said {} characters", message.length());
    }

    @Override
    public void log(String message, Throwable why) {
        LOG.warn("a mailet failed: {}", why.getClass().getSimpleName());
    }

    @Override
    public void log(LogLevel level, String message) {
        log(message);
    }

    @Override
    public void log(LogLevel level, String message, Throwable why) {
        log(message, why);
    }

    @Override
    public Logger getLogger() {
        return LOG;
    }

    @Override
    public MailAddress getPostmaster() {
        return MailAddress.nullSender();
    }

    @Override
    public boolean isLocalServer(Domain domain) {
        return false;
    }

    @Override
    public boolean isLocalUser(String name) {
        return false;
    }

    @Override
    public boolean isLocalEmail(MailAddress address) {
        return false;
    }

    @Override
    public Collection<String> getMailServers(Domain domain) {
        return List.of();
    }

    @Override
    public Iterator<HostAddress> getSMTPHostAddresses(Domain domain) {
        return Collections.emptyIterator();
    }

    @Override
    public List<String> dnsLookup(String name, RecordType type) throws LookupException {
        throw new LookupException("the chain asks no name server");
    }

    @Override
    public void sendMail(MimeMessage message) throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(MailAddress sender, Collection<MailAddress> to, MimeMessage message)
            throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(
            MailAddress sender, Collection<MailAddress> to, MimeMessage message, String state)
            throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(Mail mail) throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(Mail mail, long delay, TimeUnit unit) throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(Mail mail, String state) throws MessagingException {
        throw refused();
    }

    @Override
    public void sendMail(Mail mail, String state, long delay, TimeUnit unit)
            throws MessagingException {
        throw refused();
    }

    @Override
    public void bounce(Mail mail, String message) throws MessagingException {
        throw refused();
    }

    @Override
    public void bounce(Mail mail, String message, MailAddress bouncer) throws MessagingException {
        throw refused();
    }

    private static MessagingException refused() {
        return new MessagingException("mail leaves through the outbox only");
    }
}
