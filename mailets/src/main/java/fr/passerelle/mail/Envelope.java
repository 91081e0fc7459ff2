package fr.passerelle.mail;

import java.util.List;
import java.util.Optional;

/// The SMTP envelope (RFC 5321 §2.3.1): empty sender is the null reverse-path `<>` of bounces.
/// A message that came by IMAP or as a file has the envelope its Return-Path and Delivered-To
/// tell, or none.
public record Envelope(
        Optional<EmailAddress> sender, boolean nullSender, List<EmailAddress> recipients) {
    public static final Envelope UNKNOWN = new Envelope(Optional.empty(), false, List.of());

    public Envelope {
        recipients = List.copyOf(recipients);
    }

    public static Envelope of(Optional<EmailAddress> sender, List<EmailAddress> recipients) {
        return new Envelope(sender, sender.isEmpty(), recipients);
    }
}
