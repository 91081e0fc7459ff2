package fr.passerelle.opening.smime;

import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// What was found of one signature.
///
/// @param message the CMS message it came in; empty where there is none that can be read
public record Signature(Verdict verdict, Optional<SignedMessage> message) {
    /// A signature of which nothing could be read.
    Signature(Verdict verdict) {
        this(verdict, Optional.empty());
    }
}
