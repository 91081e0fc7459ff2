package fr.passerelle.chain;

import fr.passerelle.mail.Received;
import fr.passerelle.opening.Opener;
import fr.passerelle.opening.Opening;

/// Gives the chain what was opened before its turn began.
///
/// Decisions are taken one after another, and everybody waits for the one that is being taken.
/// Opening needs nobody's turn: it may compute for a while, and may have to ask an OCSP responder
/// that does not answer.
public final class OpenedBefore implements Opener {
    private final Opener opener;

    /// @param opener for what was not opened before
    public OpenedBefore(Opener opener) {
        this.opener = opener;
    }

    @Override
    public Opening open(Received received) {
        return Turn.current()
                .opening()
                .filter(opening -> opening.received().equals(received))
                .orElseGet(() -> opener.open(received));
    }
}
