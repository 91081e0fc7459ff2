package fr.passerelle.understanding.automatic;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.MessageText;
import java.util.Optional;

/// Tells machines from people: reports first, then the marks that programs leave.
public final class Machines {
    private Machines() {}

    /// Empty where a person seems to have written.
    public static Optional<Machine> find(Opened opened, MessageText text) {
        return Dispositions.find(opened)
                .or(() -> DeliveryReports.find(opened, text))
                .or(() -> AutomaticMarks.find(opened, text));
    }
}
