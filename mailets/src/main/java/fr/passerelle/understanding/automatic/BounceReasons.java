package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the reason of a failed delivery: in the words of the server that refused, then in those
/// of the report, then in the code (RFC 3463).
public final class BounceReasons {
    private static final Map<BounceReason, Phrases> WORDS = load();

    /// The report stands at the top; what is sent back begins soon.
    private static final int MAX_LINES = 120;

    /// A reply is one or two sentences.
    private static final int REPLY_WORDS = 45;

    private BounceReasons() {}

    /// What a report gives as its cause.
    ///
    /// @param status the enhanced status code, or empty
    record Diagnosis(String status, List<String> server, List<String> report) {}

    public static BounceReason of(Opened opened, MessageText text) {
        return of(diagnosis(opened, text));
    }

    static BounceReason of(Diagnosis diagnosis) {
        BounceReason reason =
                surest(diagnosis.status())
                        .or(() -> inWords(diagnosis.server()))
                        .or(() -> certain(diagnosis.status()))
                        .or(() -> inWords(replies(diagnosis.report())))
                        .or(() -> inWords(diagnosis.report()))
                        .or(() -> byCode(diagnosis.status()))
                        .orElse(BounceReason.UNDEFINED);
        return reason == BounceReason.USER_UNKNOWN && !isAboutTheRecipient(diagnosis)
                ? BounceReason.FILTERED
                : reason;
    }

    /// A server that knows its users says so when it is told the recipient, or in a code of its
    /// own. « 550 no such user » for the whole mail is a filter in front of it.
    private static boolean isAboutTheRecipient(Diagnosis diagnosis) {
        boolean coded =
                switch (detail(diagnosis.status())) {
                    case "1.0", "1.1", "1.3", "1.5", "1.10", "2.1", "3.0", "4.4" -> true;
                    default -> false;
                };
        List<String> report = diagnosis.report();
        return coded
                || report.contains("rcpt")
                || report.contains("account")
                || !(report.contains("550")
                        || report.contains("data")
                        || diagnosis.server().contains("550"));
    }

    /// What stands behind the reply codes in a report (RFC 5321 §4.2): the words of the other
    /// server among those of ours.
    private static List<String> replies(List<String> report) {
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < report.size(); i++) {
            String word = report.get(i);
            boolean code =
                    word.length() == 3
                            && (word.charAt(0) == '4' || word.charAt(0) == '5')
                            && word.chars().allMatch(Character::isDigit);
            if (code) {
                int end = Math.min(report.size(), i + REPLY_WORDS);
                replies.addAll(report.subList(i, end));
                replies.add(Words.HESITATION);
                i = end - 1;
            }
        }
        return replies;
    }

    static Diagnosis diagnosis(Opened opened, MessageText text) {
        String status = "";
        List<String> server = new ArrayList<>();
        for (Part part : opened.parts()) {
            if (part.type().type().equals("message")
                    && part.type().subtype().endsWith("delivery-status")) {
                for (Map<String, String> group : StatusFields.groups(part)) {
                    boolean recipient = group.containsKey("action") || group.containsKey("status");
                    if (!recipient || !server.isEmpty()) {
                        continue;
                    }
                    String said = group.getOrDefault("diagnostic-code", "");
                    String code = StatusCode.find(group.getOrDefault("status", "")).orElse("");
                    String exact = StatusCode.find(said).orElse(code);
                    // A class alone (5.0.0) says less than the other server did.
                    boolean vague = code.isEmpty() || code.endsWith(".0.0");
                    status = status.isEmpty() ? (vague ? exact : code) : status;
                    server.addAll(Words.of(said));
                }
            }
        }
        List<String> report = Words.of(head(text));
        if (status.isEmpty()) {
            status = StatusCode.find(String.join("\n", head(text))).orElse("");
        }
        return new Diagnosis(status, server, report);
    }

    /// The report itself, up to the mail that is sent back.
    private static List<String> head(MessageText text) {
        List<String> lines = text.lines();
        List<String> head = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
            if (!head.isEmpty() && isReturnedHeader(line)) {
                break;
            }
            head.add(line);
        }
        return head;
    }

    private static boolean isReturnedHeader(String line) {
        String start = line.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("received:")
                || start.startsWith("return-path:")
                || start.startsWith("message-id:")
                || start.startsWith("mime-version:")
                || start.startsWith("dkim-signature:")
                || start.startsWith("x-google-")
                || start.startsWith("----- original message")
                || start.contains("this line is a copy")
                || start.contains("this is a copy of")
                || start.contains("original message follows");
    }

    private static Optional<BounceReason> inWords(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        for (BounceReason reason : BounceReason.values()) {
            Phrases phrases = WORDS.get(reason);
            if (phrases != null && phrases.in(words)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /// One code alone means a limit of that recipient.
    private static Optional<BounceReason> surest(String status) {
        return detail(status).equals("2.3")
                ? Optional.of(BounceReason.EXCEED_LIMIT)
                : Optional.empty();
    }

    /// Codes that are hardly ever given for anything else.
    private static Optional<BounceReason> certain(String status) {
        return switch (detail(status)) {
            case "1.1", "1.0", "1.10" -> Optional.of(BounceReason.USER_UNKNOWN);
            case "1.2" -> Optional.of(BounceReason.HOST_UNKNOWN);
            case "1.6" -> Optional.of(BounceReason.HAS_MOVED);
            case "2.2" -> Optional.of(BounceReason.MAILBOX_FULL);
            case "3.1" -> Optional.of(BounceReason.SYSTEM_FULL);
            case "3.4" -> Optional.of(BounceReason.MESG_TOO_BIG);
            case "7.23", "7.26", "7.20" -> Optional.of(BounceReason.AUTH_FAILURE);
            case "7.25" -> Optional.of(BounceReason.REQUIRE_PTR);
            default -> Optional.empty();
        };
    }

    private static Optional<BounceReason> byCode(String status) {
        return switch (detail(status)) {
            case "1.3", "1.5" -> Optional.of(BounceReason.USER_UNKNOWN);
            case "1.7", "1.8", "1.9" -> Optional.of(BounceReason.REJECTED);
            case "2.1" -> Optional.of(BounceReason.SUSPEND);
            case "2.3" -> Optional.of(BounceReason.EXCEED_LIMIT);
            case "2.4" -> Optional.of(BounceReason.MAILER_ERROR);
            case "3.2" -> Optional.of(BounceReason.NOT_ACCEPT);
            case "3.0", "3.3", "3.5" -> Optional.of(BounceReason.SYSTEM_ERROR);
            case "4.4" -> Optional.of(BounceReason.HOST_UNKNOWN);
            case "4.1", "4.2", "4.7" -> Optional.of(BounceReason.EXPIRED);
            case "4.0", "4.3", "4.6" -> Optional.of(BounceReason.NETWORK_ERROR);
            case "5.1", "5.2", "5.4" -> Optional.of(BounceReason.SYNTAX_ERROR);
            case "6.0", "6.1", "6.2", "6.3" -> Optional.of(BounceReason.CONTENT_ERROR);
            case "7.0", "7.1", "7.5", "7.6", "7.7" -> Optional.of(BounceReason.SECURITY_ERROR);
            default -> Optional.empty();
        };
    }

    /// Subject and detail of a code; the class is often wrong (450 4.1.1).
    private static String detail(String status) {
        return status.length() < 3 ? "" : status.substring(2);
    }

    private static Map<BounceReason, Phrases> load() {
        Map<String, List<String>> sections = Phrases.sections(BounceReasons.class, "reasons.txt");
        Map<BounceReason, Phrases> words = new EnumMap<>(BounceReason.class);
        for (BounceReason reason : BounceReason.values()) {
            List<String> phrases = sections.getOrDefault(reason.word(), List.of());
            if (!phrases.isEmpty()) {
                words.put(reason, new Phrases(phrases));
            }
        }
        return words;
    }
}
