package fr.passerelle.chain;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.opening.Opening;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of the chain: the transaction it runs in, the instant it takes for now, and what it
/// has to tell when it is over. Bound to the thread while the chain runs; the mailets of the
/// stateful steps find it there, because a mail attribute would outlive the transaction.
public final class Turn {
    private static final ScopedValue<Turn> CURRENT = ScopedValue.newInstance();

    private final Transaction transaction;
    private final Instant now;
    private final Optional<Received> cause;
    private final Optional<Opening> opening;
    private final List<Line> story = new ArrayList<>();
    private final List<Outbox.Numbered> outgoing = new ArrayList<>();
    private String kind = "";
    private Optional<CaseId> caseId = Optional.empty();
    private Optional<Throwable> aside = Optional.empty();

    /// What one step says of itself: a sentence without names.
    public record Line(Step step, String sentence) {
        @Override
        public String toString() {
            return step.done() + ": " + sentence;
        }
    }

    public Turn(Transaction transaction, Instant now, Optional<Received> cause) {
        this(transaction, now, cause, Optional.empty());
    }

    /// The turn of a message that was opened before it.
    public Turn(Transaction transaction, Instant now, Opening opening) {
        this(transaction, now, Optional.of(opening.received()), Optional.of(opening));
    }

    private Turn(
            Transaction transaction,
            Instant now,
            Optional<Received> cause,
            Optional<Opening> opening) {
        this.transaction = transaction;
        this.now = now;
        this.cause = cause;
        this.opening = opening;
    }

    /// The turn this thread is in.
    ///
    /// @throws IllegalStateException outside the gateway's chain: this mailet cannot run
    ///     elsewhere
    public static Turn current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("this mailet runs in the gateway's chain only"));
    }

    void run(Runnable chain) {
        ScopedValue.where(CURRENT, this).run(chain);
    }

    public Transaction transaction() {
        return transaction;
    }

    public Instant now() {
        return now;
    }

    /// The message at hand, empty where a date has come.
    public Optional<Received> cause() {
        return cause;
    }

    /// What was opened before this turn began.
    public Optional<Opening> opening() {
        return opening;
    }

    /// A step is done.
    public void tell(Step step, String sentence) {
        story.add(new Line(step, sentence));
    }

    public List<Line> story() {
        return story;
    }

    /// The last step reached.
    public Step reached() {
        return story.isEmpty() ? Step.RECEIVING : story.getLast().step();
    }

    public void isOf(String newKind) {
        kind = newKind;
    }

    public String kind() {
        return kind;
    }

    public void isAbout(CaseId id) {
        caseId = Optional.of(id);
    }

    public Optional<CaseId> caseId() {
        return caseId;
    }

    public void goesOut(Outbox.Numbered mail) {
        outgoing.add(mail);
    }

    public List<Outbox.Numbered> outgoing() {
        return outgoing;
    }

    /// A fault of ours: nothing of this turn may stay.
    public void setAside(Throwable why) {
        aside = Optional.of(why);
    }

    public Optional<Throwable> aside() {
        return aside;
    }
}
