package fr.passerelle.mailets;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood;
import java.util.Optional;
import org.apache.mailet.Mail;

/// What matchers ask a mail for: the record of a step, also after the next step was made.
final class Records {
    private Records() {}

    static Optional<Understood> understood(Mail mail) {
        return Carried.find(mail, Understood.class);
    }

    static Optional<Opened> opened(Mail mail) {
        return Carried.find(mail, Opened.class).or(() -> understood(mail).map(Understood::opened));
    }
}
