package fr.passerelle.chain;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Decided;
import fr.passerelle.deciding.Deciding;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.filing.Filed;
import fr.passerelle.mail.Step;
import fr.passerelle.mailets.Carried;
import fr.passerelle.mailets.StepMailet;
import fr.passerelle.store.Cases;
import fr.passerelle.store.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *deciding*: brings state, volunteers and clock to the pure function, and
/// writes down what it decides.
public final class DecideOnMail extends GenericMailet implements StepMailet {
    private final Deciding deciding;
    private final Cases cases;
    private final People people;

    public DecideOnMail(Deciding deciding, Cases cases, People people) {
        this.deciding = deciding;
        this.cases = cases;
        this.people = people;
    }

    @Override
    public Step needs() {
        return Step.FILING;
    }

    @Override
    public Step makes() {
        return Step.DECIDING;
    }

    @Override
    public void service(Mail mail) {
        Turn turn = Turn.current();
        Carried.find(mail, Filed.class)
                .ifPresent(filed -> decide(mail, turn, Optional.of(filed), filed.occasions()));
        Carried.find(mail, Occasion.class)
                .ifPresent(
                        occasion -> {
                            turn.isOf("due");
                            occasion.about().ifPresent(turn::isAbout);
                            decide(mail, turn, Optional.empty(), List.of(occasion));
                        });
    }

    private void decide(
            Mail mail, Turn turn, Optional<Filed> filed, List<? extends Occasion> occasions) {
        List<Decided> all = new ArrayList<>();
        for (Occasion occasion : occasions) {
            Decided decided = decide(turn, occasion);
            turn.tell(Step.DECIDING, decided.rule() + ", because " + decided.because());
            all.add(decided);
        }
        Carried.put(mail, new Decisions(filed, all));
    }

    private Decided decide(Turn turn, Occasion occasion) {
        Optional<CaseId> about = occasion.about();
        Optional<CaseState> before = about.flatMap(id -> cases.lock(turn.transaction(), id));
        Decided decided =
                deciding.decide(
                        occasion,
                        before,
                        facts -> people.near(turn.transaction(), facts, turn.now()),
                        turn.now());
        if (decided.state().isPresent()) {
            cases.record(
                    turn.transaction(),
                    before,
                    decided,
                    turn.now(),
                    deciding.policy().sha256(),
                    turn.cause());
            people.learn(turn.transaction(), decided, turn.now());
        }
        return decided;
    }
}
