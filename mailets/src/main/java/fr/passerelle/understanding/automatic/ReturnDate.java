package fr.passerelle.understanding.automatic;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.Dates;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The first day somebody is back, from an out-of-office text: « de retour le 12 mars » is that
/// day, « jusqu'au 11/03 » and « du 2 au 11 mars » are the day after.
final class ReturnDate {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(ReturnDate.class, "automatic.txt");
    private static final Phrases BACK = phrases("back-on");
    private static final Phrases UNTIL = phrases("absent-until");
    private static final Set<String> INCLUDED =
            Set.of("inclus", "incluse", "included", "inclusive");

    private ReturnDate() {}

    static Optional<LocalDate> find(Opened opened, MessageText text) {
        List<String> words = Words.of(text.lines());
        words.addAll(Words.of(opened.subject()));
        LocalDate written = text.day();
        return back(words, written).or(() -> until(words, written)).or(() -> span(words, written));
    }

    /// « du 2 au 11 mars », "from 2 to 11 March".
    private static Optional<LocalDate> span(List<String> words, LocalDate written) {
        for (int i = 0; i + 3 < words.size(); i++) {
            if (!words.get(i).equals("du") && !words.get(i).equals("from")) {
                continue;
            }
            int to =
                    Dates.at(words, i + 1, written, Dates.Way.FORWARD)
                            .map(Dates.Found::end)
                            .orElse(words.size());
            if (to < words.size() && (words.get(to).equals("au") || words.get(to).equals("to"))) {
                Optional<Dates.Found> last = at(words, to + 1, written);
                if (last.isPresent()) {
                    return last.map(found -> found.date().plusDays(1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> back(List<String> words, LocalDate written) {
        for (int i = BACK.find(words, 0); i >= 0; i = BACK.find(words, i + 1)) {
            int behind = i + BACK.lengthAt(words, i);
            Optional<Dates.Found> date = at(words, behind, written);
            if (date.isPresent()) {
                return date.map(Dates.Found::date);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> until(List<String> words, LocalDate written) {
        for (int i = UNTIL.find(words, 0); i >= 0; i = UNTIL.find(words, i + 1)) {
            int behind = i + UNTIL.lengthAt(words, i);
            Optional<Dates.Found> date = at(words, behind, written);
            if (date.isPresent()) {
                int end = date.get().end();
                boolean included = end < words.size() && INCLUDED.contains(words.get(end));
                // English "until" names the day of return, French « jusqu'au » the last day away.
                boolean lastDayAway =
                        included || !(words.get(i).equals("until") || words.get(i).equals("till"));
                return date.map(found -> found.date().plusDays(lastDayAway ? 1 : 0));
            }
        }
        return Optional.empty();
    }

    private static Optional<Dates.Found> at(List<String> words, int from, LocalDate written) {
        return Dates.at(words, from, written, Dates.Way.FORWARD)
                .filter(found -> !found.date().isBefore(written))
                .filter(found -> found.date().isBefore(written.plusYears(1)));
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
