package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The groups of fields in a machine-readable report part (RFC 3464 §2.1, RFC 8098 §3.1): names
/// lower-cased, values unfolded, groups separated by empty lines.
final class StatusFields {
    private static final int MAX_BYTES = 256 * 1024;

    /// No code and no reason stands further behind.
    private static final int MAX_VALUE = 8 * 1024;

    private StatusFields() {}

    static List<Map<String, String>> groups(Part part) {
        byte[] content = part.content();
        String text =
                new String(content, 0, Math.min(content.length, MAX_BYTES), StandardCharsets.UTF_8);
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new HashMap<>();
        String name = "";
        for (String line : text.split("\r?\n", -1)) {
            if (line.isBlank()) {
                if (!group.isEmpty()) {
                    groups.add(group);
                    group = new HashMap<>();
                }
                name = "";
            } else if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !name.isEmpty()) {
                group.merge(name, line.strip(), StatusFields::unfolded);
            } else {
                int colon = line.indexOf(':');
                name = colon < 1 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    group.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups.isEmpty() ? inTheHeader(part) : groups;
    }

    /// QUIRK: the empty line behind the part's own header is forgotten, also in the example that
    /// the ANS published (test-mailboxes/messages/receipts/006-error-as-published.eml).
    private static List<Map<String, String>> inTheHeader(Part part) {
        Map<String, String> group = new HashMap<>();
        for (Headers.Field field : part.headers().all()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!name.startsWith("content-")) {
                group.putIfAbsent(name, field.value());
            }
        }
        return group.isEmpty() ? List.of() : List.of(group);
    }

    /// What stands behind a long beginning says no more.
    private static String unfolded(String before, String more) {
        return before.length() > MAX_VALUE ? before : before + " " + more;
    }
}
