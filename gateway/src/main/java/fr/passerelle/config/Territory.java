package fr.passerelle.config;

import fr.passerelle.mail.EmailAddress;
import java.util.List;
import java.util.Optional;

/// The territory file: communes, volunteer doctors, professionals who may write.
public record Territory(
        List<Commune> communes, List<Doctor> doctors, List<Professional> professionals) {
    public Territory {
        communes = List.copyOf(communes);
        doctors = List.copyOf(doctors);
        professionals = List.copyOf(professionals);
    }

    /// @param code INSEE code (COG), five characters
    public record Commune(
            String code,
            String name,
            List<String> postalCodes,
            double latitude,
            double longitude) {}

    /// A volunteer GP with the conditions they declared.
    ///
    /// @param id "M01"
    /// @param communeCode where they practise
    public record Doctor(
            String id,
            String name,
            EmailAddress address,
            Optional<String> phone,
            String communeCode,
            Optional<Double> latitude,
            Optional<Double> longitude,
            double maxDistanceKm,
            boolean homeVisits,
            boolean accessible,
            boolean woman,
            int quotaPerMonth) {}

    /// Somebody who may send referrals or letters.
    ///
    /// @param id "R04"
    /// @param kind `ps`, `social`, `dac`, `hopital`, `ccas`, `misas`, `ehpad`
    public record Professional(
            String id,
            String name,
            String role,
            String structure,
            EmailAddress address,
            Optional<String> phone,
            String kind) {}

    public Optional<Commune> commune(String code) {
        return communes.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}
