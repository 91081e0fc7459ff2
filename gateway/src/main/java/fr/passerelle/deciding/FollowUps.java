package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.Letter.Recipient;
import fr.passerelle.understanding.Understood.News;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What happens after a yes: contact, appointment, kept or missed, doctor declared.
final class FollowUps {
    static final List<Rule<Occasion.Happened>> HAPPENED =
            List.of(
                    FollowUps::othersHaveNoNewsToTell,
                    FollowUps::afterADeathNothingIsNoted,
                    FollowUps::newsWithoutAYesGoesToAPerson,
                    FollowUps::oldNewsIsOnlyAnswered,
                    FollowUps::theContactDestroysTheFile,
                    FollowUps::anAppointmentIsWaitedFor,
                    FollowUps::aKeptAppointmentAsksForTheDeclaration,
                    FollowUps::theFirstMissAsksForAnotherAppointment,
                    FollowUps::theSecondMissGoesToTheCoordinator,
                    FollowUps::aDeclaredDoctorClosesTheCase);

    /// Two reports of a miss within these days, without an appointment between them, are one
    /// miss told by two people.
    private static final Duration SAME_MISS = Duration.ofDays(7);

    /// How often one question is asked before a person takes over.
    static final int ASKED_TWICE = 2;

    private FollowUps() {}

    private static boolean othersHaveNoNewsToTell(Occasion.Happened it, Draft draft) {
        CaseState state = draft.state();
        boolean party =
                state.referrers().contains(it.by())
                        || state.accepted()
                                .filter(offer -> offer.volunteer().equals(it.by()))
                                .isPresent();
        return !party
                && People.ask(
                        draft,
                        "suivi.tiers",
                        "news from somebody who has no part in the case",
                        "Une personne qui ne suit pas ce dossier en donne des nouvelles.");
    }

    private static boolean afterADeathNothingIsNoted(Occasion.Happened it, Draft draft) {
        return Deaths.nothingMoves(draft);
    }

    /// I16: a doctor found outside the queue is recorded by a person, never refused.
    private static boolean newsWithoutAYesGoesToAPerson(Occasion.Happened it, Draft draft) {
        return draft.state().acceptedOffer().isEmpty()
                && People.ask(
                        draft,
                        "suivi.hors_file",
                        "news of an appointment while no doctor has said yes",
                        "Des nouvelles d’un rendez-vous arrivent alors qu’aucun médecin n’a dit"
                                + " oui : une solution a peut-être été trouvée hors de la file.");
    }

    private static boolean oldNewsIsOnlyAnswered(Occasion.Happened it, Draft draft) {
        if (!isOld(it, draft)) {
            return false;
        }
        draft.by("suivi.repete", "this is already known");
        tell(it.by(), InWords.status(draft.state()), draft);
        return true;
    }

    private static boolean isOld(Occasion.Happened it, Draft draft) {
        CaseState state = draft.state();
        if (state.status().over()) {
            return true;
        }
        boolean kept = state.status() == Status.RDV_HONORE;
        return switch (it.news()) {
            case News.ContactMade _ -> state.contactMade();
            case News.AppointmentMade(LocalDate on) ->
                    kept || state.appointment().equals(Optional.of(on));
            case News.Kept _ -> kept;
            case News.Missed _ ->
                    kept
                            || (state.appointment().isEmpty()
                                    && state.missedAt()
                                            .filter(at -> at.plus(SAME_MISS).isAfter(draft.now))
                                            .isPresent());
            case News.DoctorDeclared _ -> false;
        };
    }

    private static boolean theContactDestroysTheFile(Occasion.Happened it, Draft draft) {
        if (!(it.news() instanceof News.ContactMade)) {
            return false;
        }
        contact(it.by(), draft);
        if (People.isDoctor(it.by())) {
            Map<String, String> values = InWords.status(draft.state());
            values.put("motif", "effacee");
            tell(it.by(), values, draft);
        }
        return true;
    }

    private static boolean anAppointmentIsWaitedFor(Occasion.Happened it, Draft draft) {
        if (!(it.news() instanceof News.AppointmentMade(LocalDate on))) {
            return false;
        }
        draft.by("suivi.rdv_pris", "an appointment is made");
        contact(it.by(), draft);
        draft.event(new Event.AppointmentMade(it.by(), on));
        tellAll(it.by(), draft);
        lookAfter(on, draft);
        return true;
    }

    /// J+n after the yes, and never before the appointment has passed.
    private static void lookAfter(LocalDate appointment, Draft draft) {
        Instant byPolicy = keptDate(draft);
        Instant byAppointment =
                WorkingDays.morningOf(draft.calendar().onOrAfter(appointment.plusDays(1)));
        Instant tomorrow = draft.calendar().morning(draft.now, 1);
        draft.lookAgain(latest(latest(byPolicy, byAppointment), tomorrow));
    }

    private static Instant keptDate(Draft draft) {
        return draft.calendar()
                .morningAfterDays(
                        draft.state().acceptedAt().orElse(draft.now),
                        draft.policy.followUp().keptDays());
    }

    private static boolean aKeptAppointmentAsksForTheDeclaration(
            Occasion.Happened it, Draft draft) {
        if (!(it.news() instanceof News.Kept)) {
            return false;
        }
        draft.by("suivi.honore", "the appointment was kept");
        contact(it.by(), draft);
        draft.event(new Event.AppointmentKept(it.by()));
        Map<String, String> values = InWords.status(draft.state());
        String responsible = responsible(draft);
        for (String referrer : draft.state().referrers()) {
            if (!referrer.equals(responsible)) {
                tell(referrer, values, draft);
            }
        }
        if (People.isDoctor(it.by())) {
            tell(it.by(), values, draft);
        }
        ask("mt_declare", draft);
        draft.lookAgain(
                draft.calendar()
                        .morningAfterDays(draft.now, draft.policy.followUp().declaredDays()));
        return true;
    }

    /// The doctor keeps the place; whoever asked makes another appointment.
    private static boolean theFirstMissAsksForAnotherAppointment(
            Occasion.Happened it, Draft draft) {
        if (!(it.news() instanceof News.Missed) || draft.state().missedAppointments() > 0) {
            return false;
        }
        draft.by("suivi.non_honore.premier", "first miss: the same doctor is asked again");
        Optional<LocalDate> missed = draft.state().appointment();
        draft.event(new Event.AppointmentMissed(it.by()));
        tellOfMiss(it.by(), missed, draft);
        ask("nouveau_rdv", missed, draft);
        draft.lookAgain(
                latest(
                        keptDate(draft),
                        draft.calendar()
                                .morningAfterDays(draft.now, draft.policy.followUp().madeDays())));
        return true;
    }

    private static boolean theSecondMissGoesToTheCoordinator(Occasion.Happened it, Draft draft) {
        if (!(it.news() instanceof News.Missed)) {
            return false;
        }
        draft.by("suivi.non_honore.second", "second miss: a person decides");
        Optional<LocalDate> missed = draft.state().appointment();
        draft.event(new Event.AppointmentMissed(it.by()));
        draft.event(new Event.HandedToCoordinator("a second appointment was missed"));
        tellOfMiss(it.by(), missed, draft);
        draft.alert(
                "Un deuxième rendez-vous n’a pas été honoré. "
                        + (draft.state().erased() ? "La demande n’est plus conservée. " : "")
                        + "Son auteur est prié de la renvoyer pour que la recherche reprenne à son"
                        + " rang.");
        ask("renvoi", missed, draft);
        draft.lookAgain(draft.calendar().morning(draft.now, draft.policy.escalation().noNews()));
        return true;
    }

    /// Whoever told us is answered; the responsible referrer gets a question instead.
    private static void tellOfMiss(String by, Optional<LocalDate> missed, Draft draft) {
        if (!by.equals(responsible(draft))) {
            Map<String, String> values = new TreeMap<>(InWords.status(draft.state()));
            values.put("motif", "rdv_manque");
            missed.ifPresent(day -> values.put("rdv_le", day.toString()));
            tell(by, values, draft);
        }
    }

    private static boolean aDeclaredDoctorClosesTheCase(Occasion.Happened it, Draft draft) {
        draft.by("suivi.declaration", "the doctor is declared: the case is closed");
        contact(it.by(), draft);
        draft.event(new Event.DoctorDeclared(it.by()));
        close("declared", draft);
        tellAll(it.by(), draft);
        return true;
    }

    /// Closes the case; nothing about the patient outlives it.
    static void close(String why, Draft draft) {
        draft.event(new Event.Closed(why));
        if (!draft.state().erased()) {
            draft.erase("closed");
        }
        draft.over();
    }

    /// conservation.dossier: contact+0j. Any news of an appointment is news of a contact.
    private static void contact(String by, Draft draft) {
        if (draft.state().contactMade()) {
            return;
        }
        draft.aside(
                "conservation.dossier",
                "doctor and patient have met: the file is destroyed",
                () -> {
                    draft.event(new Event.ContactMade(by));
                    if (!draft.state().erased()) {
                        draft.erase("contact made");
                        draft.toReferrers(
                                LetterKind.ATTESTATION_EFFACEMENT, InWords.status(draft.state()));
                    }
                });
    }

    private static void tellAll(String by, Draft draft) {
        Map<String, String> values = InWords.status(draft.state());
        draft.toReferrers(LetterKind.STATUT, values);
        if (People.isDoctor(by)) {
            tell(by, values, draft);
        }
    }

    private static void tell(String whom, Map<String, String> values, Draft draft) {
        draft.letter(LetterKind.STATUT, People.person(whom), values);
    }

    /// Who follows up. In both procedures known so far that is whoever asked first.
    static String responsible(Draft draft) {
        return switch (draft.policy.followUp().responsible()) {
            case REFERRER, DAC -> draft.state().referrers().getFirst();
        };
    }

    static void ask(String what, Draft draft) {
        ask(what, draft.state().appointment(), draft);
    }

    private static void ask(String what, Optional<LocalDate> appointment, Draft draft) {
        String responsible = responsible(draft);
        draft.event(new Event.FollowUpAsked(responsible, what));
        Map<String, String> values = new TreeMap<>();
        values.put("demander", what);
        draft.state()
                .accepted()
                .map(OfferState::volunteer)
                .ifPresent(doctor -> values.put("medecin", doctor));
        appointment.ifPresent(day -> values.put("rdv_le", day.toString()));
        draft.letter(LetterKind.DEMANDE_SUIVI, new Recipient.Referrer(responsible), values);
    }

    /// How often this was asked since the last news.
    static int timesAsked(String what, Draft draft) {
        return Collections.frequency(draft.state().asked(), what);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
