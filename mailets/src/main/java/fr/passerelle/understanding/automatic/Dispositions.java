package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.Fold;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Read receipts (RFC 8098), and the plain-text ones that some programs write instead. Displayed
/// is not interest, deleted is not a no.
final class Dispositions {
    private Dispositions() {}

    static Optional<Machine> find(Opened opened) {
        for (Part part : opened.parts()) {
            if (part.type().type().equals("message")
                    && part.type().subtype().endsWith("disposition-notification")) {
                return Optional.of(
                        new Machine.Notified(
                                disposition(part), "a disposition notification (RFC 8098)"));
            }
        }
        if (isReport(opened, "disposition-notification")) {
            return Optional.of(
                    new Machine.Notified(
                            "unknown", "a disposition report without its machine-readable part"));
        }
        return byItsSubject(opened.subject());
    }

    static boolean isReport(Opened opened, String reportType) {
        return opened.type().is("multipart", "report")
                && opened.type()
                        .parameter("report-type")
                        .filter(reportType::equalsIgnoreCase)
                        .isPresent();
    }

    /// RFC 8098 §3.2.6: "mode/sent; type/modifier"; the type is what was done.
    private static String disposition(Part part) {
        for (Map<String, String> group : StatusFields.groups(part)) {
            String value = group.getOrDefault("disposition", "");
            int semicolon = value.indexOf(';');
            if (semicolon >= 0) {
                String type = value.substring(semicolon + 1).strip().toLowerCase(Locale.ROOT);
                int end = 0;
                while (end < type.length() && Character.isLetter(type.charAt(end))) {
                    end++;
                }
                return end == 0 ? "unknown" : type.substring(0, end);
            }
        }
        return "unknown";
    }

    private static Optional<Machine> byItsSubject(String subject) {
        String folded = Fold.fold(subject).strip();
        String because = "a receipt by its subject";
        if (starts(folded, "lu :", "lu:", "read:", "accuse de lecture", "confirmation de lecture")
                || starts(folded, "read receipt", "return receipt")) {
            return Optional.of(new Machine.Notified("displayed", because));
        }
        if (starts(folded, "non lu :", "non lu:", "not read:")) {
            return Optional.of(new Machine.Notified("deleted", because));
        }
        return Optional.empty();
    }

    private static boolean starts(String text, String... beginnings) {
        for (String beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
