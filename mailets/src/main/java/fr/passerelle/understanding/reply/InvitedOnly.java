package fr.passerelle.understanding.reply;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import java.util.Optional;

/// Whether a reply comes from the one person who was asked. Names are worth nothing, addresses
/// are compared whole.
public final class InvitedOnly {
    private InvitedOnly() {}

    /// Why this message cannot answer that mail, or empty where it can.
    public static Optional<String> objection(Opened opened, SentMail mail) {
        if (opened.author().isEmpty()) {
            return Optional.of("it has not exactly one author");
        }
        EmailAddress author = opened.author().get();
        if (!author.equals(mail.invited())) {
            return Optional.of("another address than the invited one wrote it");
        }
        if (opened.sender() instanceof Verdict.Invalid) {
            return Optional.of("the sender is not who the message says");
        }
        if (opened.signature() instanceof Verdict.Invalid) {
            return Optional.of("the signature does not hold");
        }
        Optional<EmailAddress> replyTo =
                opened.headers().first("Reply-To").flatMap(InvitedOnly::address);
        if (opened.headers().has("Reply-To")
                && replyTo.filter(address -> sameDomain(address, author)).isEmpty()) {
            return Optional.of("answers to it would go to another domain");
        }
        Optional<EmailAddress> envelope = opened.received().envelope().sender();
        if (envelope.isPresent() && !sameDomain(envelope.get(), author)) {
            return Optional.of("its envelope comes from another domain");
        }
        return Optional.empty();
    }

    private static boolean sameDomain(EmailAddress one, EmailAddress other) {
        String a = one.domain();
        String b = other.domain();
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    /// The address between the last angle brackets, or the bare one.
    private static Optional<EmailAddress> address(String value) {
        int open = value.lastIndexOf('<');
        int close = value.lastIndexOf('>');
        return EmailAddress.find(
                open >= 0 && close > open ? value.substring(open, close + 1) : value);
    }
}
