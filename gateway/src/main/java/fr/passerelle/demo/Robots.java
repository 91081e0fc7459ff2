package fr.passerelle.demo;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.store.Outbox.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The people of the territory: they read what comes and write back, each in their own time.
/// What a mail is about they are told by the demonstration (a person would read it); what they
/// answer to is the real mail, quoted as their program quotes. Not for several threads.
final class Robots {
    private static final DateTimeFormatter SPOKEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRANCE);
    private static final LocalTime OFFICE = LocalTime.of(9, 30);

    private final MailOperator operator;
    private final Handwriting hand;
    private final Function<String, Optional<Ticket>> tickets;
    private final Function<OfferId, Plan> plans;
    private final Map<EmailAddress, Person> people = new HashMap<>();
    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::number));
    private final Map<CaseId, Patient> patients = new HashMap<>();
    private final Map<CaseId, LocalDate> appointments = new HashMap<>();
    private final Map<CaseId, Integer> missesLeft = new HashMap<>();
    private final Set<CaseId> completed = new HashSet<>();
    private BiFunction<String, LetterKind, Optional<Patient>> patientOf =
            (_, _) -> Optional.empty();
    private int numbered;

    /// A mail that will be written at its time.
    ///
    /// @param from empty for the null sender of machines
    record Act(Instant at, int number, EmailAddress from, boolean machine, String to, Mail mail) {}

    /// The mail, written when its time has come.
    @FunctionalInterface
    interface Mail {
        byte[] write(Instant now);
    }

    /// @param tickets what the mail with this Message-ID is about
    /// @param plans what a doctor does with this proposal
    Robots(
            MailOperator operator,
            Handwriting hand,
            Collection<Person> people,
            Function<String, Optional<Ticket>> tickets,
            Function<OfferId, Plan> plans) {
        this.operator = operator;
        this.hand = hand;
        this.tickets = tickets;
        this.plans = plans;
        people.forEach(person -> this.people.put(person.address(), person));
    }

    /// Knows from now on which patient this case is about.
    void follow(CaseId id, Patient patient) {
        patients.put(id, patient);
    }

    /// The patient of this case will miss so many appointments.
    void willMiss(CaseId id, int appointmentsMissed) {
        missesLeft.put(id, appointmentsMissed);
    }

    /// Finds the patient of a case by the mail that its first answer answers.
    void recogniseBy(BiFunction<String, LetterKind, Optional<Patient>> recognition) {
        patientOf = recognition;
    }

    void plan(Instant at, Person from, String to, Mail mail) {
        acts.add(new Act(at, numbered++, from.address(), false, to, mail));
    }

    Optional<Instant> nextAct() {
        return Optional.ofNullable(acts.peek()).map(Act::at);
    }

    /// The mails whose time has come.
    List<Act> due(Instant now) {
        List<Act> due = new ArrayList<>();
        while (!acts.isEmpty() && !acts.peek().at().isAfter(now)) {
            due.add(acts.poll());
        }
        return due;
    }

    /// Everybody looks into their mailbox.
    void read(Instant now) {
        people.values().stream()
                .sorted(Comparator.comparing(Person::id))
                .forEach(
                        person ->
                                operator.fetchNew(person.address())
                                        .forEach(raw -> read(person, ReadMail.of(raw), now)));
    }

    private void read(Person person, ReadMail mail, Instant now) {
        tickets.apply(mail.messageId()).ifPresent(ticket -> react(person, mail, ticket, now));
    }

    private void react(Person person, ReadMail mail, Ticket ticket, Instant now) {
        patientOf
                .apply(mail.inReplyTo(), ticket.kind())
                .ifPresent(patient -> ticket.about().ifPresent(id -> follow(id, patient)));
        if (ticket.kind() == LetterKind.PROPOSITION) {
            ticket.offer().ifPresent(offer -> proposed(person, mail, plans.apply(offer), now));
        } else if (ticket.kind() == LetterKind.RELANCE) {
            ticket.offer().ifPresent(offer -> reminded(person, mail, plans.apply(offer), now));
        } else if (ticket.about().isPresent() && person.id().startsWith("R")) {
            referrer(person, mail, ticket.kind(), ticket.about().get(), now);
        }
    }

    private void proposed(Person doctor, ReadMail mail, Plan plan, Instant now) {
        switch (plan) {
            case Plan.Answers(var text, var after) -> reply(doctor, mail, text, now.plus(after));
            case Plan.Hesitates(var first, var after, var then, var later) -> {
                reply(doctor, mail, first, now.plus(after));
                reply(doctor, mail, then, now.plus(after).plus(later));
            }
            case Plan.IsAway(var notice) ->
                    acts.add(
                            new Act(
                                    now.plusSeconds(5),
                                    numbered++,
                                    doctor.address(),
                                    true,
                                    mail.answerTo(),
                                    at -> hand.awayNotice(doctor, mail, notice, at)));
            case Plan.WaitsForReminder _, Plan.StaysSilent _ -> {}
        }
    }

    private void reminded(Person doctor, ReadMail mail, Plan plan, Instant now) {
        if (plan instanceof Plan.WaitsForReminder(var text, var after)) {
            reply(doctor, mail, text, now.plus(after));
        }
    }

    private void referrer(
            Person person, ReadMail mail, LetterKind kind, CaseId about, Instant now) {
        Optional<Patient> patient = Optional.ofNullable(patients.get(about));
        if (kind == LetterKind.A_COMPLETER) {
            // A person who has said all they know does not say it again.
            patient.filter(_ -> completed.add(about))
                    .ifPresent(
                            known ->
                                    reply(
                                            person,
                                            mail,
                                            known.rest(),
                                            now.plus(Duration.ofHours(2))));
        } else if (kind == LetterKind.STATUT && mail.subject().contains("a dit oui")) {
            LocalDate day = workingDay(now, 6);
            appointments.put(about, day);
            reply(person, mail, "RDV le " + SPOKEN.format(day), nextOffice(now, 1));
            afterAppointment(person, mail, about, day);
        } else if (kind == LetterKind.DEMANDE_SUIVI) {
            asked(person, mail, about, now);
        }
    }

    private void afterAppointment(Person person, ReadMail mail, CaseId about, LocalDate day) {
        int misses = missesLeft.getOrDefault(about, 0);
        if (misses > 0) {
            missesLeft.put(about, misses - 1);
            reply(
                    person,
                    mail,
                    "Bonjour, le rendez-vous n'a pas été honoré.",
                    nextOffice(day.atTime(OFFICE).atZone(AcceleratedClock.ZONE).toInstant(), 1));
        }
    }

    private void asked(Person person, ReadMail mail, CaseId about, Instant now) {
        Instant soon = now.plus(Duration.ofHours(3));
        String subject = mail.subject();
        Optional<LocalDate> known = Optional.ofNullable(appointments.get(about));
        if (subject.contains("reprendre")) {
            LocalDate day = workingDay(now, 5);
            appointments.put(about, day);
            reply(person, mail, "RDV le " + SPOKEN.format(day), soon);
        } else if (subject.contains("pris")) {
            LocalDate day = known.orElseGet(() -> workingDay(now, 4));
            appointments.put(about, day);
            reply(person, mail, "RDV le " + SPOKEN.format(day), soon);
        } else if (subject.contains("eu lieu")) {
            reply(person, mail, "Honoré", soon);
        } else if (subject.contains("claration")) {
            reply(person, mail, "MT déclaré", soon);
        } else {
            patients.computeIfPresent(
                    about,
                    (_, patient) -> {
                        reply(person, mail, patient.fiche(Patient.Forgotten.NOTHING), soon);
                        return patient;
                    });
        }
    }

    private void reply(Person person, ReadMail mail, String text, Instant at) {
        acts.add(
                new Act(
                        at,
                        numbered++,
                        person.address(),
                        false,
                        mail.answerTo(),
                        now -> hand.reply(person, mail, text, now)));
    }

    private static LocalDate workingDay(Instant now, int days) {
        LocalDate day = now.atZone(AcceleratedClock.ZONE).toLocalDate();
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().getValue() <= 5) {
                left--;
            }
        }
        return day;
    }

    private static Instant nextOffice(Instant now, int days) {
        return workingDay(now, days).atTime(OFFICE).atZone(AcceleratedClock.ZONE).toInstant();
    }
}
