package fr.passerelle.whitelist;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Limits;
import fr.passerelle.opening.whitelist.Candidate;
import java.time.Duration;

/// A place where the newest list can be had.
interface Source {
    /// For a list of some megabytes and its digest, over any line.
    Duration PATIENCE = Duration.ofMinutes(2);

    /// What came. Takes bounded memory and time.
    Brought bring();

    /// The list, not judged yet, or why there is none.
    sealed interface Brought {
        record Here(Candidate candidate) implements Brought {}

        /// @param sentenceFr without a full stop
        record NotHere(String sentenceFr) implements Brought {}
    }

    static Source of(Settings.WhiteList.Place place) {
        return switch (place) {
            case Settings.WhiteList.Web web ->
                    new WebSource(web, PATIENCE, Limits.WHITE_LIST_BYTES);
            case Settings.WhiteList.Files files -> new FileSource(files);
        };
    }
}
