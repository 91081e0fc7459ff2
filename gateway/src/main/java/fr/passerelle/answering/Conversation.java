package fr.passerelle.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The thread a mail belongs to (RFC 5322 §3.6.4).
///
/// @param answered Message-ID of the mail this one answers, as received
/// @param earlier Message-IDs of the earlier mails of this case to or from this person, oldest
///     first
public record Conversation(Optional<String> answered, List<String> earlier) {
    /// A mail out of the blue.
    public static final Conversation NEW = new Conversation(Optional.empty(), List.of());

    /// Long threads keep their first mail and the last ones: every client finds its place by
    /// either.
    private static final int MAX_REFERENCES = 12;

    /// RFC 5322 §2.1.1 would allow 998; nobody writes such an id in good faith.
    private static final int MAX_ID_LENGTH = 200;

    public Conversation {
        earlier = List.copyOf(earlier);
    }

    /// True where this mail is an answer to one message (RFC 3834 §5: auto-replied).
    public boolean answersAMail() {
        return answered.isPresent();
    }

    Optional<String> inReplyTo() {
        return answered.filter(Conversation::safe)
                .or(() -> earlier.reversed().stream().filter(Conversation::safe).findFirst());
    }

    List<String> references() {
        List<String> ids = new ArrayList<>();
        for (String id : earlier) {
            if (safe(id) && !ids.contains(id)) {
                ids.add(id);
            }
        }
        answered.filter(Conversation::safe)
                .ifPresent(
                        id -> {
                            ids.remove(id);
                            ids.add(id);
                        });
        if (ids.size() > MAX_REFERENCES) {
            ids.subList(1, ids.size() - MAX_REFERENCES + 1).clear();
        }
        return ids;
    }

    /// One msg-id in printable ASCII and nothing else: what a stranger wrote there must not
    /// become a header of ours.
    static boolean safe(String id) {
        if (id.length() < 5
                || id.length() > MAX_ID_LENGTH
                || id.charAt(0) != '<'
                || id.charAt(id.length() - 1) != '>') {
            return false;
        }
        int ats = 0;
        for (int i = 1; i < id.length() - 1; i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c > '~' || c == '<' || c == '>') {
                return false;
            }
            if (c == '@') {
                ats++;
            }
        }
        return ats == 1;
    }
}
