package fr.passerelle.answering;

import fr.passerelle.document.Fiche;
import java.util.Optional;

/// The last look at a finished mail.
final class OutgoingGuard {
    private final Words common;

    OutgoingGuard(Words common) {
        this.common = common;
    }

    Optional<Written.Objection> header(OutgoingMail mail) {
        return Optional.empty();
    }

    Optional<Written.Objection> whole(OutgoingMail mail, Fiche fiche, String innocent) {
        return common.contains("") ? header(mail) : Optional.empty();
    }
}
