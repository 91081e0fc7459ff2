package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What letters say of a case, as the template values that [LetterKind] lists.
final class InWords {
    private static final int[] BANDS_KM = {2, 5, 10, 20};

    private InWords() {}

    /// Where the case stands.
    static Map<String, String> status(CaseState state) {
        Map<String, String> values = new TreeMap<>();
        values.put("motif", motif(state));
        if (state.status() == CaseState.Status.DECES) {
            // What is missing, and by when, is nobody's care now.
            return values;
        }
        state.waiting().findFirst().ifPresent(offer -> values.put("jusquau", until(offer)));
        state.accepted().ifPresent(offer -> values.put("medecin", offer.volunteer()));
        state.appointment().ifPresent(day -> values.put("rdv_le", day.toString()));
        if (!state.missing().isEmpty()) {
            values.put("manque", missing(state));
        }
        return values;
    }

    static String motif(CaseState state) {
        return switch (state.status()) {
            case COORDINATION -> {
                if (!state.missing().isEmpty()) {
                    yield "a_completer";
                }
                if (state.acceptedOffer().isPresent()) {
                    yield "sans_nouvelles";
                }
                yield state.offers().isEmpty() ? "elargie" : "sans_reponse";
            }
            case A_COMPLETER,
                    DECES,
                    EN_ATTENTE,
                    PROPOSEE,
                    ACCEPTEE,
                    RDV_PRIS,
                    RDV_HONORE,
                    SANS_SUITE,
                    CLOSE ->
                    state.status().name().toLowerCase(Locale.ROOT);
        };
    }

    /// The keys of what is missing, a line each.
    static String missing(CaseState state) {
        return String.join("\n", state.missing());
    }

    /// The last day on which this offer can be answered in time.
    static String until(OfferState offer) {
        return until(offer.expiresAt());
    }

    static String until(Instant deadline) {
        return WorkingDays.lastDayBefore(deadline).toString();
    }

    static String day(Instant at) {
        return WorkingDays.dayOf(at).toString();
    }

    /// Whole kilometres, and the band they lie in ("2-5", "20+"): the exact distance would tell
    /// where the patient lives.
    static void distance(OptionalDouble km, Map<String, String> values) {
        if (km.isEmpty()) {
            return;
        }
        values.put("distance_km", Long.toString(Math.round(km.getAsDouble())));
        int from = 0;
        for (int to : BANDS_KM) {
            if (km.getAsDouble() <= to) {
                values.put("distance_bande", from + "-" + to);
                return;
            }
            from = to;
        }
        values.put("distance_bande", from + "+");
    }

    /// "2,1 km", for the decision record.
    static String kilometres(OptionalDouble km) {
        return km.isPresent()
                ? String.format(Locale.FRANCE, "%.1f km", km.getAsDouble())
                : "distance inconnue";
    }
}
