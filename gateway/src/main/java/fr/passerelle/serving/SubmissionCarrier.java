package fr.passerelle.serving;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.Sending;
import fr.passerelle.answering.Submission;
import java.util.List;

/// Carries mail by SMTP submission.
public final class SubmissionCarrier implements Carrier {
    private final Submission submission;

    public SubmissionCarrier(Submission submission) {
        this.submission = submission;
    }

    @Override
    public List<Outcome> carry(List<OutgoingMail> mails) {
        return submission.send(mails).stream().map(SubmissionCarrier::outcome).toList();
    }

    private static Outcome outcome(Sending sending) {
        return switch (sending) {
            case Sending.Sent() -> new Outcome.Sent();
            case Sending.Later(var why) -> new Outcome.Later(why);
            // Whether it was taken cannot be known: it goes again, the same mail byte for byte.
            case Sending.Unknown(var why) -> new Outcome.Later(why);
            case Sending.Never(var why) -> new Outcome.Never(why);
        };
    }
}
