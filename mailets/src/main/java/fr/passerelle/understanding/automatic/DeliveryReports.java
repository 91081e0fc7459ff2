package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reports about delivery: RFC 3464, and the older shapes of qmail, Exim, Sendmail and Exchange
/// that only a person was meant to read.
final class DeliveryReports {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(DeliveryReports.class, "bounces.txt");
    private static final Phrases SUBJECTS = phrases("subject");
    private static final Phrases BODIES = phrases("body");
    private static final Phrases DEAD = phrases("dead");
    private static final Phrases PASSING = phrases("passing");

    /// What a report needs to be read: its beginning.
    private static final int MAX_LINES = 400;

    private DeliveryReports() {}

    static Optional<Machine> find(Opened opened, MessageText text) {
        for (Part part : opened.parts()) {
            if (part.type().type().equals("message")
                    && part.type().subtype().endsWith("delivery-status")) {
                return Optional.of(byItsFields(opened, part, text));
            }
        }
        if (Dispositions.isReport(opened, "delivery-status")
                || opened.headers().has("X-Failed-Recipients")) {
            return Optional.of(byItsWords(opened, text, "a delivery report without status fields"));
        }
        boolean fromASystem = isFromASystem(opened);
        if (fromASystem && SUBJECTS.in(Words.of(opened.subject()))) {
            return Optional.of(byItsWords(opened, text, "a mail system says so in the subject"));
        }
        boolean fromAProgram =
                fromASystem
                        || opened.author()
                                .map(EmailAddress::user)
                                .filter(AutomaticMarks::isAMachinesName)
                                .isPresent();
        if (fromAProgram && BODIES.in(Words.of(head(text)))) {
            return Optional.of(byItsWords(opened, text, "a mail system says so in words"));
        }
        return Optional.empty();
    }

    static boolean isFromASystem(Opened opened) {
        if (opened.received().envelope().nullSender()) {
            return true;
        }
        String from =
                opened.author()
                        .map(EmailAddress::local)
                        .orElseGet(() -> Fold.fold(opened.headers().first("From").orElse("")));
        String path = opened.headers().first("Return-Path").orElse("").strip();
        return path.equals("<>")
                || from.contains("mailer-daemon")
                || from.contains("postmaster")
                || from.startsWith("microsoftexchange");
    }

    /// RFC 3464 §2.3.3: the action of each recipient. One of our mails has one recipient; with
    /// several the worst counts.
    private static Machine byItsFields(Opened opened, Part part, MessageText text) {
        String action = "";
        String status = "";
        String diagnostic = "";
        for (Map<String, String> group : StatusFields.groups(part)) {
            String here = group.getOrDefault("action", "").toLowerCase(Locale.ROOT);
            if (!group.containsKey("action") && !group.containsKey("status")) {
                continue;
            }
            if (action.isEmpty() || rank(here) > rank(action)) {
                action = here;
                status = StatusCode.find(group.getOrDefault("status", "")).orElse("");
                diagnostic = group.getOrDefault("diagnostic-code", "");
            }
        }
        if (rank(action) < 3 && !action.isEmpty()) {
            return new Machine.Notified(word(action), "a delivery status that is no failure");
        }
        // A class alone (5.0.0) says less than the other server did.
        if (status.isEmpty() || status.endsWith(".0.0")) {
            status = StatusCode.find(diagnostic).orElse(status);
        }
        boolean dead = isDead(status, Words.of(diagnostic + " " + head(text)));
        return new Machine.Failed(
                dead,
                status,
                BounceReasons.of(opened, text),
                "a delivery status notification (RFC 3464)");
    }

    private static Machine byItsWords(Opened opened, MessageText text, String because) {
        String head = head(text);
        String status = StatusCode.find(head).orElse("");
        return new Machine.Failed(
                isDead(status, Words.of(head)), status, BounceReasons.of(opened, text), because);
    }

    private static int rank(String action) {
        return switch (word(action)) {
            case "failed" -> 3;
            case "delayed" -> 2;
            case "delivered", "relayed", "expanded" -> 1;
            default -> action.isEmpty() ? 0 : 3;
        };
    }

    private static String word(String action) {
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) {
            end++;
        }
        return action.substring(0, end);
    }

    /// Dead is the address, not the attempt: unknown user, unknown host, moved, disabled. A full
    /// mailbox, a policy or a blocked sender are not, whatever the class of the code.
    private static boolean isDead(String status, List<String> words) {
        if (PASSING.in(words)) {
            return false;
        }
        return DEAD.in(words) || StatusCode.isDeadAddress(status);
    }

    private static String head(MessageText text) {
        List<String> lines = text.lines();
        return String.join("\n", lines.subList(0, Math.min(lines.size(), MAX_LINES)));
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
