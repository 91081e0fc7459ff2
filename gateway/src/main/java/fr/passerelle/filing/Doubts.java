package fr.passerelle.filing;

import fr.passerelle.config.Settings;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.patient.PatientWorld;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.understanding.Understood;
import java.util.Optional;
import java.util.Set;

/// What a letter or a request says of its patient and nobody may act on by itself: somebody who
/// is not real, two sources that contradict each other, nobody at all, bytes that are not those
/// announced.
final class Doubts {
    /// Defects after which nobody can say by themselves whose message it is.
    private static final Set<Defect.Kind> NOT_ONE_PATIENT =
            Set.of(Defect.Kind.PATIENTS_DIFFER, Defect.Kind.SEVERAL_INS, Defect.Kind.NO_PATIENT);

    private final Settings.TestIdentities testIdentities;

    /// @param testIdentities what becomes of the patients of tests
    Doubts(Settings.TestIdentities testIdentities) {
        this.testIdentities = testIdentities;
    }

    /// Why a person must look, empty where nothing speaks against going on.
    ///
    /// @param ticket the mail of ours that it answers
    Optional<Found> find(Inquiry it, Understood understood, Optional<Ticket> ticket) {
        if (isQuarantined(understood.fiche())) {
            return Optional.of(
                    it.aPerson(ticket, "a test identity, and the patients here are real")
                            .behind(Obstacle.TEST_IDENTITY));
        }
        if (understood.defects().stream().map(Defect::kind).anyMatch(NOT_ONE_PATIENT::contains)) {
            return Optional.of(
                    it.aPerson(ticket, "what the message says does not make one patient")
                            .behind(Obstacle.OTHER_PATIENT));
        }
        return understood.clinical().isPresent() && damaged(it.opened())
                ? Optional.of(it.aPerson(ticket, "a document is not the one its package announces"))
                : Optional.empty();
    }

    private static boolean damaged(Opened opened) {
        return opened.packages().stream()
                .flatMap(xdm -> xdm.documents().stream())
                .anyMatch(document -> document.hash() instanceof Verdict.Invalid);
    }

    /// A test identity where there are real patients: whatever case or token it comes with,
    /// nothing is opened, compared or changed.
    private boolean isQuarantined(Fiche fiche) {
        boolean test = fiche.ins().filter(ins -> ins.world() == PatientWorld.TEST).isPresent();
        return switch (testIdentities) {
            case FOR_A_PERSON -> test;
            case TAKEN -> false;
        };
    }
}
