package fr.passerelle.serving;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Transaction;
import java.time.Duration;
import java.time.Instant;

/// How many letters of one kind one person gets in a day (RFC 3834 §2: an automatic responder
/// must not be made to answer without end). It bounds what a machine that hides being one can
/// make us write; a person never comes near it. Letters that answer one request each, or that a
/// decision is made of, are not counted: requests are read as such only when they are forms,
/// and the policy bounds the rest.
final class LetterBudget {
    private static final Duration DAY = Duration.ofDays(1);

    private static final int RECEIPTS_PER_DAY = 300;

    private final Outbox outbox;

    LetterBudget(Outbox outbox) {
        this.outbox = outbox;
    }

    boolean allows(Transaction transaction, LetterKind kind, String person, Instant now) {
        int most = perDay(kind);
        return most == Integer.MAX_VALUE
                || outbox.countSince(transaction, kind, person, now.minus(DAY)) < most;
    }

    /// Receipts for programs, which count as AR: a hospital sends a few hundred letters a day, a
    /// program that has gone mad sends more.
    boolean allowsReceipt(Transaction transaction, String person, Instant now) {
        return outbox.countSince(transaction, LetterKind.AR, person, now.minus(DAY))
                < RECEIPTS_PER_DAY;
    }

    private static int perDay(LetterKind kind) {
        return switch (kind) {
            case TRANSMIS -> 3;
            case STATUT -> 300;
            case ALERTE_COORDO, CHOIX_NOTE -> 50;
            case AR,
                    A_COMPLETER,
                    PROPOSITION,
                    RELANCE,
                    DEJA_POURVU,
                    CONFIRMATION_MG,
                    REFUS_NOTE,
                    DEMANDE_SUIVI,
                    ATTESTATION_EFFACEMENT ->
                    Integer.MAX_VALUE;
        };
    }
}
