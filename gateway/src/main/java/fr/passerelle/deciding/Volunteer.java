package fr.passerelle.deciding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/// A volunteer GP as deciding sees one at this instant: what was declared, and how much was
/// asked lately.
///
/// @param id pseudonymous ("M01")
/// @param distanceKm from the patient's commune, empty where it cannot be told
/// @param maxDistanceKm declared; beyond it the doctor is never asked
/// @param quotaPerMonth new patients a month
/// @param acceptedThisMonth cases accepted since the first of the month
/// @param outstanding offers that still wait for an answer
/// @param unansweredInARow offers that expired since the last answer of any kind
/// @param absentUntil first day back
/// @param fullUntil first day from which offers are welcome again, after a "quota reached"
/// @param stopped asked never to be written to again
public record Volunteer(
        String id,
        OptionalDouble distanceKm,
        double maxDistanceKm,
        boolean homeVisits,
        boolean accessible,
        boolean woman,
        int quotaPerMonth,
        int acceptedThisMonth,
        int outstanding,
        int unansweredInARow,
        Optional<Instant> lastOfferedAt,
        int mailsLastSevenDays,
        Optional<LocalDate> absentUntil,
        Optional<LocalDate> fullUntil,
        boolean stopped) {}
