package fr.passerelle.receiving;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The envelope as the server that delivered a message wrote it down: Return-Path (RFC 5321
/// §4.4) and Delivered-To (RFC 9228). Only the first of each counts: the server puts its own on
/// top, whatever the sender wrote below.
public final class DeliveryHeaders {
    /// Trace fields stand on top; nobody has more than this of them.
    private static final int MOST_SCANNED = 64 * 1024;

    private DeliveryHeaders() {}

    public static Envelope envelope(byte[] raw) {
        Optional<String> returnPath = Optional.empty();
        Optional<String> deliveredTo = Optional.empty();
        int end = Math.min(raw.length, MOST_SCANNED);
        int start = 0;
        while (start < end && (returnPath.isEmpty() || deliveredTo.isEmpty())) {
            int stop = start;
            while (stop < end && raw[stop] != '\n') {
                stop++;
            }
            String line = line(raw, start, stop);
            if (line.isEmpty()) {
                break;
            }
            if (returnPath.isEmpty()) {
                returnPath = value(line, "Return-Path:");
            }
            if (deliveredTo.isEmpty()) {
                deliveredTo = value(line, "Delivered-To:");
            }
            start = stop + 1;
        }
        Optional<EmailAddress> sender = returnPath.flatMap(EmailAddress::find);
        boolean nullSender = returnPath.filter(path -> path.equals("<>")).isPresent();
        List<EmailAddress> recipients = deliveredTo.flatMap(EmailAddress::find).stream().toList();
        return new Envelope(sender, nullSender, recipients);
    }

    private static String line(byte[] raw, int start, int stop) {
        int end = stop > start && raw[stop - 1] == '\r' ? stop - 1 : stop;
        // no address is longer (RFC 5321 §4.5.3.1.3), and no other line matters here
        return new String(raw, start, Math.min(end - start, 400), StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> value(String line, String name) {
        return line.regionMatches(true, 0, name, 0, name.length())
                ? Optional.of(line.substring(name.length()).strip())
                : Optional.empty();
    }
}
