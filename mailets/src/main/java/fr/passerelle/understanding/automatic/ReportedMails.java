package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which mail a report is about, by its Message-ID: Original-Message-ID (RFC 8098 §3.2.5), then
/// the header of the mail that is sent back (RFC 6522 §3), then In-Reply-To.
public final class ReportedMails {
    /// A report is about one mail; a few more ids may be history.
    private static final int MOST = 10;

    private static final Pattern AROUND = Pattern.compile("[\\s<>,]++");

    private ReportedMails() {}

    /// Message-IDs with their angle brackets, the surest first.
    public static List<String> ids(Opened opened) {
        List<String> ids = new ArrayList<>();
        for (Part part : opened.parts()) {
            if (isOfAReport(part)) {
                for (Map<String, String> group : StatusFields.groups(part)) {
                    add(group.getOrDefault("original-message-id", ""), ids);
                }
            }
        }
        for (Part part : opened.parts()) {
            if (part.type().is("text", "rfc822-headers")) {
                for (Map<String, String> group : StatusFields.groups(part)) {
                    add(group.getOrDefault("message-id", ""), ids);
                }
            }
            part.message().map(inside -> inside.headers()).ifPresent(header -> add(header, ids));
            if (part.type().type().equals("message")) {
                // QUIRK: the mail sent back follows its part's header without an empty line.
                add(part.headers(), ids);
            }
        }
        opened.headers().all("In-Reply-To").forEach(value -> add(value, ids));
        return List.copyOf(ids.subList(0, Math.min(ids.size(), MOST)));
    }

    private static boolean isOfAReport(Part part) {
        return part.type().type().equals("message")
                && (part.type().subtype().endsWith("disposition-notification")
                        || part.type().subtype().endsWith("delivery-status"));
    }

    private static void add(Headers header, List<String> ids) {
        header.first("Message-ID").ifPresent(value -> add(value, ids));
    }

    /// QUIRK: blanks inside the brackets, as in the published example.
    private static void add(String value, List<String> ids) {
        for (String id : AROUND.split(value, MOST + 2)) {
            if (id.indexOf('@') > 0 && !ids.contains("<" + id + ">")) {
                ids.add("<" + id + ">");
            }
        }
    }
}
