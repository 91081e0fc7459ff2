package fr.passerelle.receiving;

import fr.passerelle.config.Settings;
import jakarta.mail.Authenticator;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.integration.mail.inbound.ImapMailReceiver;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/// Spring Integration's IMAP receiver, set so that it can lose nothing: it marks nothing as read
/// by itself, finds whatever is not `\Seen`, and leaves the folder open until the journal has
/// spoken. Left to its defaults it flags a mail before anybody has kept it.
final class ImapMailbox extends ImapMailReceiver {
    /// RFC 2177 asks clients to renew IDLE within 29 minutes; firewalls forget much sooner.
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    /// What one look takes at most; the rest comes with the next look.
    private static final int MOST_AT_ONCE = 50;

    /// Bytes asked for in one FETCH: memory is bounded by this, not by what the server announces.
    private static final int FETCH_SIZE = 1024 * 1024;

    private final Duration poll;
    private final SimpleAsyncTaskScheduler idleEnds = new SimpleAsyncTaskScheduler();

    private ImapMailbox(Settings.ImapDoor door, String url) {
        super(url);
        this.poll = door.poll();
    }

    /// @param extra settings of the mail library on top of ours (tests trust their own key)
    static ImapMailbox of(Settings.ImapDoor door, String password, Properties extra) {
        boolean tls = door.security() == Settings.Security.TLS;
        String protocol = tls ? "imaps" : "imap";
        ImapMailbox mailbox =
                new ImapMailbox(
                        door,
                        protocol + "://" + door.host() + ":" + door.port() + "/" + door.folder());
        Properties settings = properties(door, protocol);
        settings.putAll(extra);
        mailbox.setJavaMailProperties(settings);
        mailbox.setJavaMailAuthenticator(
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(door.user(), password);
                    }
                });
        mailbox.setShouldMarkMessagesAsRead(false);
        mailbox.setShouldDeleteMessages(false);
        mailbox.setAutoCloseFolder(false);
        mailbox.setFlaggedAsFallback(false);
        mailbox.setUserFlag("passerelle");
        mailbox.setMaxFetchSize(MOST_AT_ONCE);
        mailbox.setSearchTermStrategy(ImapMailbox::notSeen);
        Duration idle = door.poll().compareTo(LONGEST_IDLE) < 0 ? door.poll() : LONGEST_IDLE;
        mailbox.setCancelIdleInterval(Math.max(1, idle.toSeconds()));
        // the two things Spring would look for in an application context
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton(
                IntegrationContextUtils.INTEGRATION_EVALUATION_CONTEXT_BEAN_NAME,
                new StandardEvaluationContext());
        mailbox.setBeanFactory(beans);
        mailbox.idleEnds.setVirtualThreads(true);
        mailbox.setTaskScheduler(mailbox.idleEnds);
        mailbox.afterPropertiesSet();
        return mailbox;
    }

    private static Properties properties(Settings.ImapDoor door, String protocol) {
        Properties all = new Properties();
        String prefix = "mail." + protocol + ".";
        all.setProperty(prefix + "connectiontimeout", millis(CONNECT_TIMEOUT));
        all.setProperty(prefix + "timeout", millis(NETWORK_TIMEOUT));
        all.setProperty(prefix + "writetimeout", millis(NETWORK_TIMEOUT));
        all.setProperty(prefix + "peek", "true");
        all.setProperty(prefix + "fetchsize", Integer.toString(FETCH_SIZE));
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (door.security() == Settings.Security.STARTTLS) {
            all.setProperty(prefix + "starttls.enable", "true");
            all.setProperty(prefix + "starttls.required", "true");
        }
        return all;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static SearchTerm notSeen(Flags supported, Folder folder) {
        return new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                new FlagTerm(new Flags(Flags.Flag.DELETED), false));
    }

    /// What is not yet `\Seen`, oldest first; the folder stays open.
    List<Message> look() throws MessagingException {
        List<Message> found = new ArrayList<>();
        for (Object one : receive()) {
            if (one instanceof org.springframework.messaging.Message<?> wrapped
                    && wrapped.getPayload() instanceof Message message) {
                found.add(message);
            }
        }
        return found;
    }

    /// UID and size only: the rest of what Spring asks for (ENVELOPE, BODYSTRUCTURE) makes the
    /// server and the library parse each mail, and a mail that neither can parse stops them all.
    @Override
    protected void fetchMessages(Message[] messages) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder().fetch(messages, profile);
    }

    void markSeen(List<Message> kept) throws MessagingException {
        if (!kept.isEmpty()) {
            folder().setFlags(kept.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
        }
    }

    /// Waits for news: by IDLE where the server has it (RFC 2177), never longer than the poll.
    void awaitNews() throws MessagingException, InterruptedException {
        openFolder();
        if (folder().getStore() instanceof IMAPStore store && store.hasCapability("IDLE")) {
            waitForNewMessages();
        } else {
            Thread.sleep(poll);
        }
    }

    /// Where a message stands, so that it is known again (RFC 9051 §2.3.1.1).
    UIDFolder uids() {
        return (UIDFolder) folder();
    }

    /// Opens the folder, for `check`.
    Folder open() throws MessagingException {
        openFolder();
        return folder();
    }

    @Override
    public void destroy() {
        super.destroy();
        idleEnds.close();
    }

    private Folder folder() {
        @Nullable Folder folder = getFolder();
        if (folder == null) {
            throw new IllegalStateException("the folder is not open");
        }
        return folder;
    }
}
