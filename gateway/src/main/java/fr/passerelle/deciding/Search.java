package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The sequential search: one doctor after another, the nearest first, each alone with the
/// request until the deadline. When nobody can be asked any more a person is told, and the
/// search is tried again later: quotas refill and absences end.
final class Search {
    private Search() {}

    /// Asks the next doctor where the case is free and complete and nobody is being asked.
    static void next(Draft draft) {
        CaseState state = draft.state();
        if (state.waiting().findAny().isPresent()) {
            lookWhenOffersAsk(draft);
            return;
        }
        List<Volunteer> fit = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (Volunteer doctor : draft.volunteers.near(state.facts())) {
            Optional<Filter> against = against(doctor, draft);
            if (against.isEmpty()) {
                fit.add(doctor);
            } else {
                excluded.add(doctor.id() + " " + against.get().id());
            }
        }
        Optional<Volunteer> nearest = fit.stream().min(nearestFirst(draft));
        if (nearest.isEmpty()) {
            noneLeft(draft, excluded);
        } else {
            ask(nearest.get(), fit.size(), excluded, draft);
        }
    }

    private static Optional<Filter> against(Volunteer doctor, Draft draft) {
        return draft.policy.filters().stream()
                .filter(filter -> !filter.lets(doctor, draft.state(), draft.policy, draft.now))
                .findFirst();
    }

    /// A reserve comes first (I7); then distance; then whoever was not asked for longest; the
    /// last word is a draw that anybody can repeat.
    private static Comparator<Volunteer> nearestFirst(Draft draft) {
        CaseState state = draft.state();
        return Comparator.comparing((Volunteer doctor) -> !isReserve(doctor, state))
                .thenComparingDouble(doctor -> doctor.distanceKm().orElse(Double.MAX_VALUE))
                .thenComparing(doctor -> doctor.lastOfferedAt().orElse(Instant.MIN))
                .thenComparing(doctor -> draw(draft.policy, state.id(), doctor.id()));
    }

    private static boolean isReserve(Volunteer doctor, CaseState state) {
        return Filter.lastOffer(doctor, state).filter(Filter::isReserve).isPresent();
    }

    private static String draw(Policy policy, CaseId id, String doctor) {
        String lot = policy.sha256() + "\n" + id + "\n" + doctor;
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(lot.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void ask(Volunteer doctor, int fit, List<String> excluded, Draft draft) {
        CaseState state = draft.state();
        Policy.Offer terms = draft.policy.offer(state.urgent());
        draft.by(
                "offre." + Policy.lane(state.urgent()) + ".sequentielle",
                "the nearest doctor who may be asked is asked");
        int number = state.offers().isEmpty() ? 1 : state.offers().lastKey() + 1;
        Instant deadline = draft.calendar().endOfDay(draft.now, terms.days());
        Optional<Instant> reminder =
                terms.reminder().isPresent()
                        ? Optional.of(
                                draft.calendar().morning(draft.now, terms.reminder().getAsInt()))
                        : Optional.empty();
        draft.event(
                new Event.OfferMade(
                        number,
                        doctor.id(),
                        reminder,
                        deadline,
                        excluded,
                        reasons(doctor, fit, state)));
        Map<String, String> values = new TreeMap<>();
        values.put("jusquau", InWords.until(deadline));
        reminder.ifPresent(at -> values.put("relance_le", InWords.day(at)));
        values.put("rang", Integer.toString(number));
        InWords.distance(doctor.distanceKm(), values);
        draft.letter(LetterKind.PROPOSITION, new Recipient.Doctor(doctor.id()), number, values);
        lookWhenOffersAsk(draft);
    }

    private static List<String> reasons(Volunteer doctor, int fit, CaseState state) {
        List<String> reasons = new ArrayList<>();
        if (isReserve(doctor, state)) {
            reasons.add("avait dit oui trop tard : premier de la réserve");
        }
        reasons.add(
                (fit == 1 ? "seul possible : " : "le plus proche des " + fit + " possibles : ")
                        + InWords.kilometres(doctor.distanceKm()));
        return reasons;
    }

    private static void noneLeft(Draft draft, List<String> excluded) {
        draft.by("escalade.aucun_eligible", "no volunteer may be asked any more");
        boolean news = !draft.state().handedOver();
        if (news) {
            draft.event(
                    new Event.HandedToCoordinator(
                            "no volunteer may be asked: " + String.join(", ", excluded)));
            draft.toReferrers(LetterKind.STATUT, InWords.status(draft.state()));
        }
        long asked = draft.state().offers().size();
        draft.alert(
                (news ? "" : "Toujours sans solution. ")
                        + "Aucun médecin volontaire ne peut être sollicité : "
                        + asked
                        + (asked > 1 ? " propositions faites, " : " proposition faite, ")
                        + excluded.size()
                        + (excluded.size() > 1
                                ? " médecins écartés par les règles."
                                : " médecin écarté par les règles."));
        draft.lookAgain(draft.calendar().morning(draft.now, draft.policy.escalation().noneLeft()));
    }

    /// Sets the next date to the first reminder or deadline of the offers that wait.
    static void lookWhenOffersAsk(Draft draft) {
        draft.state()
                .waiting()
                .map(
                        offer ->
                                offer.standing() == CaseState.OfferState.Standing.OPEN
                                        ? offer.remindAt().orElse(offer.expiresAt())
                                        : offer.expiresAt())
                .min(Comparator.naturalOrder())
                .ifPresent(draft::lookAgain);
    }
}
