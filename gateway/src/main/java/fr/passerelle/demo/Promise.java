package fr.passerelle.demo;

import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.Timelines;
import fr.passerelle.store.Timelines.CaseLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One promise of the gateway, held against what really happened.
///
/// @param sentence in French, as the summary prints it
/// @param found what was looked at, or what breaks the promise
record Promise(String sentence, boolean held, String found) {
    /// The kinds of message that no one waits to have answered.
    private static final Set<String> NEVER_ANSWERED = Set.of("automatic", "bounce", "receipt");

    static List<Promise> all(World world, Witness witness, List<Patient> patients) {
        List<CaseLine> cases = world.store().read(tx -> new Timelines().cases(tx));
        List<Delivered> delivered = delivered(world);
        return List.of(
                nothingIsLost(world, witness),
                everybodyIsAnswered(witness),
                noIdentityBeforeAYes(delivered, patients),
                oneDoctorACase(cases),
                everyWaitingCaseHasADate(cases),
                nothingIsSentTwice(world, delivered),
                replayIsTheSame(world, cases));
    }

    /// A mail in somebody's mailbox.
    private record Delivered(
            EmailAddress mailbox, String messageId, String text, Optional<Ticket> ticket) {}

    private static List<Delivered> delivered(World world) {
        List<Delivered> all = new ArrayList<>();
        Stream.concat(
                        world.people.stream().map(Person::address),
                        Stream.of(world.settings.coordinator()))
                .forEach(
                        mailbox ->
                                world.operator
                                        .fetchAll(mailbox)
                                        .forEach(raw -> all.add(read(world, mailbox, raw))));
        return all;
    }

    private static Delivered read(World world, EmailAddress mailbox, byte[] raw) {
        ReadMail mail = ReadMail.of(raw);
        return new Delivered(
                mailbox,
                mail.messageId(),
                mail.everything(),
                world.store()
                        .read(tx -> world.gateway.outbox().findByMessageId(tx, mail.messageId())));
    }

    private static Promise nothingIsLost(World world, Witness witness) {
        int done = witness.seen().size();
        int left = world.store().read(new Timelines()::unfinished);
        return new Promise(
                "Rien n’est perdu",
                done == witness.written() && left == 0,
                "%d messages écrits, %d traités, %d en souffrance"
                        .formatted(witness.written(), done, left));
    }

    private static Promise everybodyIsAnswered(Witness witness) {
        List<String> waiting =
                witness.seen().stream()
                        .filter(each -> !NEVER_ANSWERED.contains(each.kind()))
                        .filter(each -> !each.answered())
                        .filter(each -> each.sender().map(FixedStory::mustBeAnswered).orElse(false))
                        .map(each -> each.reference() + " (" + each.kind() + ")")
                        .toList();
        return new Promise(
                "Chaque professionnel a une réponse",
                waiting.isEmpty(),
                waiting.isEmpty()
                        ? "aucun message de professionnel sans réponse"
                        : "sans réponse : " + String.join(", ", waiting));
    }

    private static Promise noIdentityBeforeAYes(List<Delivered> delivered, List<Patient> patients) {
        List<String> told = new ArrayList<>();
        int confirmations = 0;
        for (Delivered mail : delivered) {
            if (mail.ticket().map(t -> t.kind() == LetterKind.CONFIRMATION_MG).orElse(false)) {
                confirmations++;
            } else if (patients.stream().anyMatch(each -> names(mail.text(), each))) {
                told.add(mail.ticket().map(t -> t.kind().name()).orElse("?"));
            }
        }
        return new Promise(
                "Aucune identité avant un oui",
                told.isEmpty() && confirmations > 0,
                told.isEmpty()
                        ? "%d messages relus, l’identité seulement dans %d confirmations"
                                .formatted(delivered.size(), confirmations)
                        : "identité lue dans : " + String.join(", ", told));
    }

    static boolean names(String text, Patient patient) {
        String lower = text.toLowerCase(Locale.ROOT);
        return patient.identity().stream()
                .anyMatch(what -> lower.contains(what.toLowerCase(Locale.ROOT)));
    }

    private static Promise oneDoctorACase(List<CaseLine> cases) {
        List<String> wrong =
                cases.stream()
                        .filter(
                                line ->
                                        line.state().offers().values().stream()
                                                        .filter(
                                                                offer ->
                                                                        offer.standing()
                                                                                == Standing
                                                                                        .ACCEPTED)
                                                        .count()
                                                > 1)
                        .map(line -> line.id().value())
                        .toList();
        long accepted =
                cases.stream().filter(line -> line.state().acceptedOffer().isPresent()).count();
        return new Promise(
                "Un seul médecin par demande",
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "%d demandes acceptées sur %d".formatted(accepted, cases.size())
                        : "plusieurs oui : " + String.join(", ", wrong));
    }

    private static Promise everyWaitingCaseHasADate(List<CaseLine> cases) {
        List<String> dead =
                cases.stream()
                        .filter(
                                line ->
                                        !line.state().status().over()
                                                && line.state().nextDate().isEmpty())
                        .map(line -> line.id().value())
                        .toList();
        long waiting = cases.stream().filter(line -> !line.state().status().over()).count();
        return new Promise(
                "Chaque demande en attente a une date",
                dead.isEmpty(),
                dead.isEmpty()
                        ? "%d en attente, toutes datées".formatted(waiting)
                        : "sans date : " + String.join(", ", dead));
    }

    private static Promise nothingIsSentTwice(World world, List<Delivered> delivered) {
        Set<String> once = new HashSet<>();
        List<String> twice =
                delivered.stream()
                        .filter(mail -> !once.add(mail.mailbox() + " " + mail.messageId()))
                        .map(Delivered::messageId)
                        .toList();
        int unsent = world.store().read(new Timelines()::unsent);
        int written =
                world.store().read(new Timelines()::mails).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        return new Promise(
                "Rien n’est envoyé deux fois",
                twice.isEmpty() && unsent == 0 && written == delivered.size(),
                "%d messages décidés, %d reçus, %d en double"
                        .formatted(written, delivered.size(), twice.size()));
    }

    private static Promise replayIsTheSame(World world, List<CaseLine> cases) {
        List<String> other =
                world.store()
                        .read(
                                tx ->
                                        cases.stream()
                                                .filter(
                                                        line ->
                                                                !new Timelines()
                                                                        .replaysToTheSame(
                                                                                tx, line.id()))
                                                .map(line -> line.id().value())
                                                .toList());
        return new Promise(
                "Le journal rejoué donne le même état",
                other.isEmpty() && !cases.isEmpty(),
                other.isEmpty()
                        ? "%d dossiers, octet pour octet".formatted(cases.size())
                        : "différents : " + String.join(", ", other));
    }
}
