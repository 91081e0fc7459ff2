package fr.passerelle.people;

import fr.passerelle.mail.EmailAddress;
import java.util.Optional;

/// Somebody we write with.
///
/// @param id the pseudonym that events and letters use ("M01", "R04", "P17")
/// @param name as on an envelope; empty where we only know the address
/// @param role function and structure in one line, may be empty
/// @param kind what they are to us
public record Correspondent(
        String id,
        String name,
        String role,
        Optional<String> phone,
        EmailAddress address,
        Kind kind) {
    /// The pseudonym of the coordinator, whose address the configuration names.
    public static final String COORDINATION = "coordination";

    /// What somebody is to us.
    public enum Kind {
        /// A volunteer of the territory file.
        DOCTOR,
        /// A professional of the territory file.
        PROFESSIONAL,
        /// A professional of a trusted domain who wrote to us without being in the file.
        MET_BY_MAIL
    }

    /// Says the pseudonym only.
    @Override
    public String toString() {
        return id;
    }
}
