package fr.passerelle.serving;

import fr.passerelle.chain.Chain;
import fr.passerelle.chain.MailLog;
import fr.passerelle.chain.Turn;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.Opener;
import fr.passerelle.opening.Opening;
import fr.passerelle.store.Cases;
import fr.passerelle.store.Queue;
import fr.passerelle.store.Store;
import fr.passerelle.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs messages and dates through the chain: several in one transaction, each behind a
/// savepoint, so that they share one commit and a fault undoes only its own. Called by the
/// workers' threads, or by a test, one batch at a time each.
final class Workbench {
    private final Store store;
    private final Chain chain;
    private final Queue queue;
    private final Cases cases;
    private final InstantSource clock;
    private final Opener opener;
    private final Consumer<Done> listener;

    /// One turn, safe on disk.
    ///
    /// @param reference of the message, or the case's number where a date came
    record Done(String reference, Turn turn) {}

    Workbench(
            Store store,
            Chain chain,
            Queue queue,
            Cases cases,
            InstantSource clock,
            Opener opener,
            Consumer<Done> listener) {
        this.store = store;
        this.chain = chain;
        this.queue = queue;
        this.cases = cases;
        this.clock = clock;
        this.opener = opener;
        this.listener = listener;
    }

    /// Takes these messages, leased to us, all the way.
    void work(List<Received> batch) {
        List<Unfolded> unfolded = batch.stream().map(this::open).toList();
        tell(store.callInTurn(transaction -> workAll(transaction, unfolded)));
    }

    /// A message, and what is in it where it could be opened.
    private record Unfolded(Received received, Optional<Opening> opening) {
        Turn turn(Transaction transaction, Instant now) {
            return opening.map(open -> new Turn(transaction, now, open))
                    .orElseGet(() -> new Turn(transaction, now, Optional.of(received)));
        }
    }

    /// Outside of everybody's turn. A fault of ours is not told here: the chain opens again, and
    /// meets it where a fault undoes one message and no other.
    private Unfolded open(Received received) {
        try {
            return new Unfolded(received, Optional.of(opener.open(received)));
        } catch (RuntimeException again) {
            return new Unfolded(received, Optional.empty());
        }
    }

    /// Claims messages that wait in the journal.
    ///
    /// @return how many there were
    int workClaimed(int most) {
        List<Received> batch =
                store.callLightly(transaction -> queue.claim(transaction, clock.instant(), most));
        if (!batch.isEmpty()) {
            work(batch);
        }
        return batch.size();
    }

    /// Decides on cases whose date has come.
    ///
    /// @return how many there were
    int workDue(int most) {
        Instant now = clock.instant();
        // Mostly there is none, and then nobody needs to wait for a turn or for the disk.
        if (store.read(transaction -> cases.due(transaction, now, 1)).isEmpty()) {
            return 0;
        }
        List<Done> done =
                store.callInTurn(
                        transaction -> {
                            List<Done> all = new ArrayList<>();
                            for (CaseId id : cases.due(transaction, now, most)) {
                                due(transaction, id, now).ifPresent(all::add);
                            }
                            return all;
                        });
        tell(done);
        return done.size();
    }

    private List<Done> workAll(Transaction transaction, List<Unfolded> batch) {
        List<Done> done = new ArrayList<>(batch.size());
        Instant now = clock.instant();
        for (Unfolded unfolded : batch) {
            Received received = unfolded.received();
            Turn turn =
                    unfolded.turn(transaction, received.at().isAfter(now) ? received.at() : now);
            if (!queue.hold(transaction, received.reference())) {
                continue;
            }
            try {
                transaction.apart(() -> runMessage(turn, received));
                done.add(new Done(received.reference(), turn));
            } catch (RuntimeException fault) {
                boolean stuck =
                        queue.retry(
                                transaction,
                                received.reference(),
                                clock.instant(),
                                turn.reached(),
                                cause(fault).getClass().getSimpleName());
                MailLog.fault(received.reference(), turn.reached().word(), fault, stuck);
                if (stuck) {
                    alert(transaction, received.reference()).ifPresent(done::add);
                }
            }
        }
        return done;
    }

    private void runMessage(Turn turn, Received received) {
        chain.run(turn, received);
        raise(turn);
        queue.finish(
                turn.transaction(),
                received.reference(),
                turn.kind(),
                turn.story().stream().map(Turn.Line::toString).collect(Collectors.joining("\n")),
                turn.reached(),
                turn.caseId());
    }

    private Optional<Done> due(Transaction transaction, CaseId id, Instant now) {
        Turn turn = new Turn(transaction, now, Optional.empty());
        try {
            decide(turn, id.value(), new Occasion.Due(id));
            return Optional.of(new Done(id.value(), turn));
        } catch (RuntimeException fault) {
            // Whatever the turn wrote is undone: its mails must not reach the postman.
            cases.postpone(transaction, id, now.plusSeconds(300));
            MailLog.fault(id.value(), turn.reached().word(), fault, false);
            return Optional.empty();
        }
    }

    /// A message that waits for a person is told to one (no silent dead end).
    private Optional<Done> alert(Transaction transaction, String reference) {
        Turn turn = new Turn(transaction, clock.instant(), Optional.empty());
        try {
            decide(
                    turn,
                    reference,
                    new Occasion.ForAPerson(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            "a message is stuck after several faults"));
            return Optional.of(new Done(reference, turn));
        } catch (RuntimeException fault) {
            MailLog.fault(reference, turn.reached().word(), fault, true);
            return Optional.empty();
        }
    }

    private void decide(Turn turn, String name, Occasion occasion) {
        turn.transaction()
                .apart(
                        () -> {
                            chain.decide(turn, name, occasion);
                            raise(turn);
                        });
    }

    /// What James caught and set aside is thrown here, outside of James, so that the savepoint
    /// undoes it.
    private static void raise(Turn turn) {
        turn.aside()
                .ifPresent(
                        why -> {
                            throw new SetAsideFault(why);
                        });
    }

    private static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private void tell(List<Done> done) {
        for (Done each : done) {
            MailLog.told(each.reference(), each.turn());
            listener.accept(each);
        }
    }

    private static final class SetAsideFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SetAsideFault(Throwable cause) {
            super(cause);
        }
    }
}
