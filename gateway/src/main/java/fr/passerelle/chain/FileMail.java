package fr.passerelle.chain;

import fr.passerelle.filing.Filed;
import fr.passerelle.filing.Filing;
import fr.passerelle.mail.Step;
import fr.passerelle.mailets.Carried;
import fr.passerelle.mailets.StepMailet;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.understanding.Understood;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// The mailet of *filing*: takes what was understood, or why the message was refused.
public final class FileMail extends GenericMailet implements StepMailet {
    private final Filing filing;

    public FileMail(Filing filing) {
        this.filing = filing;
    }

    @Override
    public Step needs() {
        return Step.UNDERSTANDING;
    }

    @Override
    public Step makes() {
        return Step.FILING;
    }

    @Override
    public void service(Mail mail) {
        Turn turn = Turn.current();
        Carried.find(mail, Understood.class)
                .ifPresent(
                        understood -> {
                            turn.tell(Step.OPENING, opened(understood.opened()));
                            turn.tell(
                                    Step.UNDERSTANDING,
                                    understood.kind() + ", because " + understood.because());
                            put(mail, turn, filing.file(turn.transaction(), understood));
                        });
        Carried.find(mail, Refused.class)
                .ifPresent(
                        refused -> {
                            turn.tell(Step.OPENING, "refused: " + refused.why().templateName());
                            put(mail, turn, filing.file(turn.transaction(), refused));
                        });
    }

    private static String opened(Opened opened) {
        return "%d part%s, sender %s, signature %s; %s"
                .formatted(
                        opened.parts().size(),
                        opened.parts().size() == 1 ? "" : "s",
                        opened.sender().word(),
                        opened.signature().word(),
                        opened.provenance().line().french());
    }

    private static void put(Mail mail, Turn turn, Filed filed) {
        turn.isOf(filed.kind());
        filed.occasions().stream()
                .flatMap(occasion -> occasion.about().stream())
                .findFirst()
                .ifPresent(turn::isAbout);
        turn.tell(Step.FILING, filed.because());
        Carried.put(mail, filed);
    }
}
