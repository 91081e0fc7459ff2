package fr.passerelle.understanding.reply;

import java.util.Optional;

/// The port to what we have sent: the outbox in the gateway, a file in `explain`, nothing in a
/// plain James server. An implementation gives back only tokens that are true (their HMAC
/// holds); it is called from the thread of the message and may block.
public interface SentMails {
    Optional<SentMail> find(String token);

    /// By our own Message-ID, angle brackets included, for clients that keep the thread but
    /// lose the reply address.
    Optional<SentMail> findByMessageId(String messageId);

    /// Nothing was ever sent.
    static SentMails none() {
        return new SentMails() {
            @Override
            public Optional<SentMail> find(String token) {
                return Optional.empty();
            }

            @Override
            public Optional<SentMail> findByMessageId(String messageId) {
                return Optional.empty();
            }
        };
    }
}
