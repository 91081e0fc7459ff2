package fr.passerelle.understanding;

import fr.passerelle.understanding.text.Dates;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// News about a case in a few words: « rdv pris le 26/03 », « non honoré », « MT déclaré ».
final class NewsLine {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(NewsLine.class, "news.fr.txt");
    private static final Phrases CONTACT = phrases("contact");
    private static final Phrases APPOINTMENT = phrases("appointment");
    private static final Phrases KEPT = phrases("kept");
    private static final Phrases MISSED = phrases("missed");
    private static final Phrases DECLARED = phrases("declared");
    private static final Phrases DOUBT = phrases("doubt");

    /// Longer texts tell a story that a person should read.
    private static final int MAX_WORDS = 40;

    /// An appointment lies ahead, or was some days ago when its news came.
    private static final int MOST_DAYS_AGO = 60;

    private NewsLine() {}

    /// Empty where no form is known, or where several contradict each other.
    static Optional<Understood.News> find(List<String> lines, LocalDate written) {
        List<String> words = Words.of(lines);
        if (words.size() > MAX_WORDS) {
            return Optional.empty();
        }
        boolean missed = MISSED.in(words);
        List<String> rest = without(MISSED, words);
        if (DOUBT.in(rest) || rest.contains(Words.QUESTION)) {
            return Optional.empty();
        }
        boolean further = DECLARED.in(rest) || KEPT.in(rest) || APPOINTMENT.in(rest);
        if (missed) {
            return further ? Optional.empty() : Optional.of(new Understood.News.Missed());
        }
        // What lies furthest includes what came before it.
        if (DECLARED.in(rest)) {
            return Optional.of(new Understood.News.DoctorDeclared());
        }
        if (KEPT.in(rest)) {
            return Optional.of(new Understood.News.Kept());
        }
        if (APPOINTMENT.in(rest)) {
            return appointment(rest, written);
        }
        return CONTACT.in(rest) ? Optional.of(new Understood.News.ContactMade()) : Optional.empty();
    }

    private static Optional<Understood.News> appointment(List<String> words, LocalDate written) {
        int at = APPOINTMENT.find(words, 0);
        return Dates.find(words, at + APPOINTMENT.lengthAt(words, at), written, Dates.Way.FORWARD)
                .map(Dates.Found::date)
                .map(date -> nearest(date, written))
                .map(Understood.News.AppointmentMade::new);
    }

    /// A date without a year that is almost a year ahead was rather some days ago.
    private static LocalDate nearest(LocalDate date, LocalDate written) {
        LocalDate yearBefore = date.minusYears(1);
        return yearBefore.isAfter(written.minusDays(MOST_DAYS_AGO)) && yearBefore.isBefore(written)
                ? yearBefore
                : date;
    }

    private static List<String> without(Phrases phrases, List<String> words) {
        List<String> rest = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int length = phrases.lengthAt(words, i);
            if (length == 0) {
                rest.add(words.get(i++));
            } else {
                i += length;
            }
        }
        return rest;
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
