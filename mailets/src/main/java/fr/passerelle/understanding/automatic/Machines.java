package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.MessageText;
import java.util.Optional;

/// Tells machines from people: reports first, then the marks that programs leave.
public final class Machines {
    private Machines() {}

    /// True where header or envelope alone give a program away: for what must never be sent to
    /// one, also where its text could not be read.
    public static boolean declared(Headers headers, Envelope envelope) {
        return envelope.nullSender()
                || AutomaticMarks.inHeader(headers)
                || headers.first("Return-Path")
                        .filter(path -> path.strip().equals("<>"))
                        .isPresent()
                || headers.first("Content-Type")
                        .flatMap(MediaType::find)
                        .filter(type -> type.is("multipart", "report"))
                        .isPresent()
                || envelope.sender()
                        .map(EmailAddress::user)
                        .filter(AutomaticMarks::isAMachinesName)
                        .isPresent();
    }

    /// Empty where a person seems to have written.
    public static Optional<Machine> find(Opened opened, MessageText text) {
        return Dispositions.find(opened, text)
                .or(() -> DeliveryReports.find(opened, text))
                .or(() -> AutomaticMarks.find(opened, text));
    }
}
