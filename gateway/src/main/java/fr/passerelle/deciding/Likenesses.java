package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Two that look like one patient by their traits (decision 0020). Nothing is laid together but by
/// the coordinator's answer; the search goes on in both meanwhile.
final class Likenesses {
    static final List<Rule<Occasion.LooksAlike>> FOUND = List.of(Likenesses::theCoordinatorIsAsked);

    static final List<Rule<Occasion.ToldApart>> TOLD_APART =
            List.of(Likenesses::theyAreNotProposedAgain);

    static final List<Rule<Occasion.LetterRecognised>> LETTER_RECOGNISED =
            List.of(Likenesses::theLetterIsJoined);

    static final List<Rule<Occasion.Absorbs>> ABSORBS =
            List.of(Likenesses::theOlderCaseGoesOnForBoth);

    static final List<Rule<Occasion.Absorbed>> ABSORBED =
            List.of(Likenesses::theYoungerCaseIsClosed);

    static final List<Rule<Occasion.StaysApart>> STAYS_APART =
            List.of(Likenesses::aPersonLaysThemTogether);

    private static final String RULE = "identite.rapprochement";

    private Likenesses() {}

    private static boolean theCoordinatorIsAsked(Occasion.LooksAlike it, Draft draft) {
        Map<String, String> values = new TreeMap<>(it.resemblance().values());
        values.put("demander", "identite");
        switch (it.with()) {
            case Lookalike.OtherCase(CaseId other) -> {
                draft.by(RULE, "another open case has the same traits and no common INS");
                draft.event(new Event.LikenessFound(other.value()));
                values.put("autre", other.value());
                values.put("pourquoi", "Deux dossiers semblent concerner la même personne.");
            }
            case Lookalike.Letter(var from, var dischargedOn, var named, var ending) -> {
                draft.by(RULE, "a discharge letter has the traits of this case and no common INS");
                draft.event(new Event.LetterLooksAlike(from, dischargedOn, named, ending));
                values.put("pourquoi", "Une lettre de sortie semble concerner ce dossier.");
            }
        }
        draft.letter(LetterKind.ALERTE_COORDO, new Recipient.Coordinator(), values);
        if (it.with() instanceof Lookalike.Letter) {
            // Whoever asked for a doctor has a receipt already; a letter has not.
            draft.letter(LetterKind.TRANSMIS, new Recipient.Sender(), Map.of());
        }
        return true;
    }

    private static boolean theyAreNotProposedAgain(Occasion.ToldApart it, Draft draft) {
        draft.by(RULE, "the coordinator says that they are two patients");
        settled(it.from(), false, draft);
        switch (it.from()) {
            case Lookalike.OtherCase(CaseId other) ->
                    Choices.noted("distincts", Map.of("autre", other.value()), draft);
            case Lookalike.Letter _ -> Choices.noted("lettre_a_part", draft);
        }
        return true;
    }

    private static void settled(Lookalike with, boolean same, Draft draft) {
        Optional<String> other =
                switch (with) {
                    case Lookalike.OtherCase(CaseId id) -> Optional.of(id.value());
                    case Lookalike.Letter _ -> Optional.empty();
                };
        draft.event(new Event.LikenessSettled(other, same));
    }

    /// From here on it is what it would have been with the INS.
    private static boolean theLetterIsJoined(Occasion.LetterRecognised it, Draft draft) {
        draft.by(RULE, "the coordinator says that the letter is this patient's");
        draft.event(new Event.LikenessSettled(Optional.empty(), true));
        Choices.noted("lettre_jointe", draft);
        Rule.first(HospitalLetters.JOINED, it.letter(), draft);
        return true;
    }

    private static boolean theOlderCaseGoesOnForBoth(Occasion.Absorbs it, Draft draft) {
        draft.by(RULE, "the coordinator says that it is one patient: the older case goes on");
        boolean wasWaitingForMore = !draft.state().missing().isEmpty();
        draft.event(
                new Event.CaseAbsorbed(
                        it.absorbed().value(),
                        it.referrers(),
                        it.facts(),
                        it.missing(),
                        it.urgent() || draft.state().urgent()));
        if (wasWaitingForMore && it.missing().isEmpty() && !Deaths.isReported(draft)) {
            Search.next(draft);
        }
        Map<String, String> values = new TreeMap<>(InWords.status(draft.state()));
        values.put("ancien", it.absorbed().value());
        for (String referrer : it.referrers()) {
            draft.letter(LetterKind.STATUT, People.person(referrer), values);
        }
        Choices.noted("reunis", Map.of("ancien", it.absorbed().value()), draft);
        return true;
    }

    private static boolean theYoungerCaseIsClosed(Occasion.Absorbed it, Draft draft) {
        draft.by(RULE, "the coordinator says that it is one patient: this case goes on elsewhere");
        for (CaseState.OfferState offer : draft.state().waiting().toList()) {
            draft.event(new Event.OfferLost(offer.number(), false));
            draft.letter(
                    LetterKind.DEJA_POURVU,
                    new Recipient.Doctor(offer.volunteer()),
                    offer.number(),
                    Map.of("dit_oui", "non", "reunie", "oui"));
        }
        draft.event(new Event.LikenessSettled(Optional.of(it.into().value()), true));
        draft.event(new Event.CaseMerged(it.into().value()));
        draft.erase("it goes on in another case");
        draft.over();
        return true;
    }

    private static boolean aPersonLaysThemTogether(Occasion.StaysApart it, Draft draft) {
        draft.by(RULE, "the coordinator says that it is one patient, and only a person can act");
        draft.event(new Event.LikenessSettled(Optional.of(it.other().value()), true));
        Choices.noted(
                "a_la_main",
                Map.of(
                        "autre",
                        it.other().value(),
                        "obstacle",
                        it.obstacle().name().toLowerCase(Locale.ROOT)),
                draft);
        return true;
    }
}
