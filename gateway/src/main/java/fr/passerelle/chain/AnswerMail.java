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
import java.util.stream.Collectors;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *answering*: the letters that deciding asked for become finished mails in the
/// outbox. The container has nothing left to do with the mail after it.
public final class AnswerMail extends GenericMailet implements StepMailet {
    private final Desk desk;

    /// What gathers a letter's words and writes it into the outbox.
    public interface Desk {
        /// Empty where the letter has nobody to go to, or must not leave.
        List<OutgoingMail> write(Turn turn, Letter letter, Decisions decisions);

        /// The answer to a refused message; empty where its sender is nobody we may answer.
        List<OutgoingMail> refuse(Turn turn, Filed filed);
    }

    public AnswerMail(Desk desk) {
        this.desk = desk;
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
        turn.tell(
                Step.ANSWERING,
                mails.isEmpty()
                        ? "nothing"
                        : mails.stream()
                                .map(each -> each.kind().name())
                                .collect(Collectors.joining(", ")));
        return new Answered(mails);
    }
}
