package fr.passerelle.chain;

import fr.passerelle.answering.Answered;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.Decided;
import fr.passerelle.deciding.Letter;
import fr.passerelle.filing.Filed;
import fr.passerelle.mail.Step;
import fr.passerelle.mailets.Carried;
import fr.passerelle.mailets.StepMailet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *answering*: the letters that deciding asked for become finished mails in the
/// outbox. The container has nothing left to do with the mail after it.
public final class AnswerMail extends GenericMailet implements StepMailet {
    private final Desk desk;
    private final Receipts receipts;

    /// What gathers a letter's words and writes it into the outbox.
    public interface Desk {
        /// Empty where the letter has nobody to go to, or must not leave.
        List<OutgoingMail> write(Turn turn, Letter letter, Decisions decisions);

        /// The answer to a refused message; empty where its sender is nobody we may answer.
        List<OutgoingMail> refuse(Turn turn, Filed filed);
    }

    /// What tells a sender's program, where it asks, what became of its message.
    public interface Receipts {
        /// Empty where nobody asked, or where no receipt may go by itself.
        Optional<OutgoingMail> acknowledge(Turn turn, Filed filed);
    }

    public AnswerMail(Desk desk, Receipts receipts) {
        this.desk = desk;
        this.receipts = receipts;
    }

    @Override
    public Step needs() {
        return Step.DECIDING;
    }

    @Override
    public Step makes() {
        return Step.ANSWERING;
    }

    @Override
    public void service(Mail mail) {
        Turn turn = Turn.current();
        Carried.find(mail, Decisions.class)
                .ifPresent(decisions -> Carried.put(mail, answer(turn, decisions)));
        mail.setState(Mail.GHOST);
    }

    private Answered answer(Turn turn, Decisions decisions) {
        List<OutgoingMail> mails = new ArrayList<>();
        for (Decided decided : decisions.all()) {
            for (Letter letter : decided.letters()) {
                mails.addAll(desk.write(turn, letter, decisions));
            }
        }
        decisions
                .filed()
                .filter(filed -> filed.refusal().isPresent())
                .ifPresent(filed -> mails.addAll(desk.refuse(turn, filed)));
        List<String> told =
                mails.stream().map(each -> each.kind().name()).collect(Collectors.toList());
        decisions
                .filed()
                .flatMap(filed -> receipts.acknowledge(turn, filed))
                .ifPresent(
                        receipt -> {
                            mails.add(receipt);
                            told.add("a read receipt");
                        });
        turn.tell(Step.ANSWERING, told.isEmpty() ? "nothing" : String.join(", ", told));
        return new Answered(mails);
    }
}
