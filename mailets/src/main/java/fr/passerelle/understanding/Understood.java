package fr.passerelle.understanding;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.Stay;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.automatic.BounceReason;
import fr.passerelle.understanding.reply.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message after *understanding*. The list is closed: adding a kind breaks every place that
/// must learn it.
///
/// `because` is one plain sentence in English that says what decided the kind; it never quotes
/// the message.
public sealed interface Understood {
    Opened opened();

    String because();

    default List<Defect> defects() {
        return List.of();
    }

    /// True for what no person wrote: automatic answers, bounces, receipts. Nothing of these may be
    /// answered (RFC 3834 §2).
    default boolean byMachine() {
        return switch (this) {
            case Automatic _, Bounce _, Receipt _, NotIntegrated _ -> true;
            case Intake _, Supplement _, Discharge _, Reply _, FollowUp _, Command _, Unclear _ ->
                    false;
        };
    }

    /// What it says of a patient; empty for the kinds that are no request and no letter, and where
    /// only a person could say.
    default Fiche fiche() {
        return Fiche.EMPTY;
    }

    /// The clinical document that it was read from, where it was.
    default Optional<ClinicalDocument> clinical() {
        return Optional.empty();
    }

    /// The word `explain`, the console and the log use.
    default String kind() {
        return switch (this) {
            case Intake _ -> "intake";
            case Supplement _ -> "supplement";
            case Discharge _ -> "discharge";
            case Reply _ -> "reply";
            case FollowUp _ -> "follow-up";
            case Command _ -> "command";
            case Automatic _ -> "automatic";
            case Bounce _ -> "bounce";
            // An error report is a receipt too: its disposition is "processed/error".
            case Receipt _, NotIntegrated _ -> "receipt";
            case Unclear _ -> "unclear";
        };
    }

    /// A request for a médecin traitant.
    ///
    /// @param provenance for each field, where it was read
    /// @param documents the attachments that go with it
    record Intake(
            Opened opened,
            Fiche fiche,
            Map<Field, Defect.Where> provenance,
            List<Part> documents,
            List<Defect> defects,
            String because,
            Optional<ClinicalDocument> clinical)
            implements Understood {
        /// A request in a text or a form.
        public Intake(
                Opened opened,
                Fiche fiche,
                Map<Field, Defect.Where> provenance,
                List<Part> documents,
                List<Defect> defects,
                String because) {
            this(opened, fiche, provenance, documents, defects, because, Optional.empty());
        }
    }

    /// More about a case that is already known: missing fields, corrections, a further document.
    record Supplement(
            Opened opened,
            String token,
            Fiche fiche,
            Map<Field, Defect.Where> provenance,
            List<Part> documents,
            List<Defect> defects,
            String because,
            Optional<ClinicalDocument> clinical)
            implements Understood {
        /// Lines, a form, or documents that no reader knows.
        public Supplement(
                Opened opened,
                String token,
                Fiche fiche,
                Map<Field, Defect.Where> provenance,
                List<Part> documents,
                List<Defect> defects,
                String because) {
            this(opened, token, fiche, provenance, documents, defects, because, Optional.empty());
        }
    }

    /// A hospital's letter at the end of a stay.
    record Discharge(
            Opened opened,
            Fiche fiche,
            DeclaredDoctor doctor,
            Map<Field, Defect.Where> provenance,
            List<Part> documents,
            List<Defect> defects,
            String because,
            Optional<ClinicalDocument> clinical)
            implements Understood {
        /// A letter in words: how the stay ended it says in words too, which only a person reads.
        public Discharge(
                Opened opened,
                Fiche fiche,
                DeclaredDoctor doctor,
                Map<Field, Defect.Where> provenance,
                List<Part> documents,
                List<Defect> defects,
                String because) {
            this(opened, fiche, doctor, provenance, documents, defects, because, Optional.empty());
        }

        /// The stay, as far as it was told in codes.
        public Stay stay() {
            return clinical.map(ClinicalDocument::stay).orElse(Stay.NONE);
        }
    }

    /// What a discharge letter says about the médecin traitant.
    sealed interface DeclaredDoctor {
        record Named(String name) implements DeclaredDoctor {}

        /// The letter says in words that there is none.
        record NotDeclared() implements DeclaredDoctor {}

        /// The letter says nothing about it.
        record NotSaid() implements DeclaredDoctor {}
    }

    /// A doctor's answer to a proposal.
    record Reply(Opened opened, String token, Answer answer, String because)
            implements Understood {}

    /// News after an acceptance, from the referrer or the doctor.
    record FollowUp(Opened opened, Optional<String> token, News news, String because)
            implements Understood {}

    /// What can happen after an acceptance.
    sealed interface News {
        record ContactMade() implements News {}

        record AppointmentMade(LocalDate on) implements News {}

        record Kept() implements News {}

        record Missed() implements News {}

        record DoctorDeclared() implements News {}
    }

    /// An order by mail from somebody we know.
    record Command(Opened opened, Optional<String> token, Order order, String because)
            implements Understood {}

    /// What can be ordered by mail.
    sealed interface Order {
        /// STATUT: where is my request?
        record Status() implements Order {}

        /// STOP: no more proposals.
        record Stop() implements Order {}

        /// AIDE.
        record Help() implements Order {}

        /// The number of one of the answers that a mail of ours offered; which question it
        /// answers, the case knows.
        ///
        /// @param number from 1
        record Numbered(int number) implements Order {}

        /// Two that look alike are one patient.
        record SamePatient() implements Order {}

        /// They are two.
        record TwoPatients() implements Order {}

        /// The patient of this case has died indeed.
        record DeathConfirmed() implements Order {}

        /// The letter that said so was wrong.
        record DeathDenied() implements Order {}
    }

    /// Written by a machine on behalf of somebody: out of office, challenge, list. Never a
    /// decision.
    ///
    /// @param backOn the day its owner says to be back, where it says so
    record Automatic(
            Opened opened, Optional<String> token, Optional<LocalDate> backOn, String because)
            implements Understood {}

    /// A delivery failure (RFC 3464) of a mail of ours.
    ///
    /// @param permanent true where the address is dead, false where trying again may help
    /// @param status the enhanced status code (RFC 3463), "5.1.1", or empty where none was given
    /// @param reason in one word of a closed list; what to do follows from it
    record Bounce(
            Opened opened,
            Optional<String> token,
            boolean permanent,
            String status,
            BounceReason reason,
            String because)
            implements Understood {}

    /// A disposition or delivery notification (RFC 8098): displayed is not interest, deleted is
    /// not a no.
    record Receipt(Opened opened, Optional<String> token, String disposition, String because)
            implements Understood {}

    /// A mail of ours arrived, and the recipient's software could not make it part of the
    /// patient's file: a disposition notification of an error (RFC 8098 §3.2.6.2), or the error
    /// mail of the ANS volet.
    ///
    /// @param token of the mail it is about
    /// @param messageId of that very mail, where the report names one that we sent: all mails to
    ///     one person about one case share their token
    record NotIntegrated(
            Opened opened,
            Optional<String> token,
            Optional<String> messageId,
            IntegrationError error,
            String because)
            implements Understood {}

    /// Goes to a person.
    ///
    /// @param fiche what was read of it all the same, for whoever looks; nothing is filed by it
    record Unclear(
            Opened opened,
            Optional<String> token,
            Fiche fiche,
            List<Defect> defects,
            String because,
            Optional<ClinicalDocument> clinical)
            implements Understood {
        public Unclear(
                Opened opened,
                Optional<String> token,
                Fiche fiche,
                List<Defect> defects,
                String because) {
            this(opened, token, fiche, defects, because, Optional.empty());
        }

        public Unclear(
                Opened opened, Optional<String> token, List<Defect> defects, String because) {
            this(opened, token, Fiche.EMPTY, defects, because);
        }
    }
}
