package fr.passerelle.deciding;

import fr.passerelle.document.Field;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/// One CPTS's procedure, read from its policy file by [PolicyFile]. Everything in it is
/// executed; what the engine cannot do cannot be written.
///
/// @param id as the file calls it ("aunis-nord")
/// @param sha256 of the file's bytes, in hexadecimal; stands in every event
/// @param filters all must let a doctor pass; the first that does not is the recorded reason
/// @param afterDeclineDays how long a doctor is not asked again for the same patient
public record Policy(
        String id,
        int version,
        LocalDate validFrom,
        String sha256,
        WorkingDays calendar,
        Entry entry,
        List<Filter> filters,
        Offer standard,
        Offer urgent,
        int afterDeclineDays,
        FollowUp followUp,
        Escalation escalation) {
    public Policy {
        filters = List.copyOf(filters);
    }

    /// What a request must say, and how long we wait for what it does not.
    ///
    /// @param remindMissing working days between two questions for what is missing
    public record Entry(List<Field> required, int remindMissing) {
        public Entry {
            required = List.copyOf(required);
        }
    }

    /// How doctors are asked in one lane.
    ///
    /// @param days working days that the doctor has
    /// @param reminder working days until the one reminder, empty for none
    public record Offer(Strategy strategy, Sorting sorting, int days, OptionalInt reminder) {}

    /// To how many doctors at a time.
    public enum Strategy {
        /// One after another, each alone with the request until the deadline.
        SEQUENTIAL
    }

    /// Whom first.
    public enum Sorting {
        /// The nearest; among equals the one not asked for longest.
        DISTANCE
    }

    /// Who keeps us informed after a yes.
    public enum Responsible {
        /// Whoever asked first.
        REFERRER,
        /// The DAC, which in this procedure is whoever asked first.
        DAC
    }

    /// What is asked after a yes, and when.
    ///
    /// @param madeDays calendar days after the yes until we ask for the appointment
    /// @param keptDays calendar days after the yes until we ask whether it was kept
    /// @param againDays calendar days until a question is asked a second and last time
    /// @param declaredDays calendar days after the first appointment until we ask whether the
    ///     doctor was declared
    public record FollowUp(
            Responsible responsible, int madeDays, int keptDays, int againDays, int declaredDays) {}

    /// After how many working days the coordinator is told again.
    ///
    /// @param noneLeft no doctor can be asked any more; the search is tried again then
    /// @param incomplete nobody said what was missing
    /// @param noNews nobody answered our questions after a yes
    public record Escalation(int noneLeft, int incomplete, int noNews) {}

    /// The offer rules of a lane.
    public Offer offer(boolean urgentLane) {
        return urgentLane ? urgent : standard;
    }

    /// The name the lane has in rule ids.
    static String lane(boolean urgentLane) {
        return urgentLane ? "urgente" : "standard";
    }

    /// The policy as plain French sentences, one a line of thought.
    public List<String> describe() {
        return PolicyInWords.of(this);
    }
}
