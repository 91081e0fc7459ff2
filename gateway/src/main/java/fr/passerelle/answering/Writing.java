package fr.passerelle.answering;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that one letter is written from beside the [fr.passerelle.deciding.Letter] itself: the
/// caller gathers it from store and vault, *answering* stays pure.
///
/// @param file the case, where the letter is about one; how much of it may be shown is not the
///     caller's business
/// @param doctor who said yes, for news to the referrer
/// @param referrer whom the doctor can call, for the confirmation
/// @param conversation the thread the mail belongs to
/// @param token made by [Tokens] for this person and this case; all their mails share it
/// @param number of this mail in the outbox: what makes its Message-ID its own
/// @param unread what was read, and what was not, of a message that goes to a person: for its
///     writer
/// @param attachments documents of the patient: a letter that may not carry identity is
///     withheld when it has any
/// @param now the message's or the due date's instant, never the system clock
public record Writing(
        Addressee to,
        Optional<CaseFile> file,
        Optional<Contact> doctor,
        Optional<Contact> referrer,
        Conversation conversation,
        String token,
        long number,
        Optional<Unread> unread,
        List<Attachment> attachments,
        Instant now) {
    public Writing {
        attachments = List.copyOf(attachments);
    }

    /// A message that a person has to read.
    ///
    /// @param fields what was read of it all the same
    /// @param defects what stood in the way
    public record Unread(Set<Field> fields, List<Defect> defects) {
        public Unread {
            fields = Set.copyOf(fields);
            defects = List.copyOf(defects);
        }
    }

    /// A letter that is no answer to such a message.
    public Writing(
            Addressee to,
            Optional<CaseFile> file,
            Optional<Contact> doctor,
            Optional<Contact> referrer,
            Conversation conversation,
            String token,
            long number,
            List<Attachment> attachments,
            Instant now) {
        this(
                to,
                file,
                doctor,
                referrer,
                conversation,
                token,
                number,
                Optional.empty(),
                attachments,
                now);
    }

    /// A letter without doctor, referrer, thread or attachment.
    public static Writing to(
            Addressee to, Optional<CaseFile> file, String token, long number, Instant now) {
        return new Writing(
                to,
                file,
                Optional.empty(),
                Optional.empty(),
                Conversation.NEW,
                token,
                number,
                List.of(),
                now);
    }
}
