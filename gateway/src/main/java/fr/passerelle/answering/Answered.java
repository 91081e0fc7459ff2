package fr.passerelle.answering;

import java.util.List;

/// A message after *answering*: the mails that stand finished in the outbox.
public record Answered(List<OutgoingMail> mails) {
    public Answered {
        mails = List.copyOf(mails);
    }
}
