package fr.passerelle.serving;

import fr.passerelle.answering.OutgoingMail;
import java.util.List;

/// The port to the door out. Called from the postman's thread only.
public interface Carrier {
    /// Sends them in order; one outcome each, in the same order.
    List<Outcome> carry(List<OutgoingMail> mails);

    /// What became of one mail.
    sealed interface Outcome {
        /// The next server has it.
        record Sent() implements Outcome {}

        /// Not now, or not known: it will go again, byte for byte with the same Message-ID.
        record Later(String why) implements Outcome {}

        /// Refused for good.
        record Never(String why) implements Outcome {}
    }
}
