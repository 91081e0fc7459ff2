package fr.passerelle.understanding;

import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Subject;
import fr.passerelle.understanding.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders by mail: STATUT, STOP, AIDE, alone in the subject or on the first line.
final class Orders {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(Orders.class, "orders.txt");
    private static final Phrases STATUS = phrases("status");
    private static final Phrases STOP = phrases("stop");
    private static final Phrases HELP = phrases("help");
    private static final Phrases POLITE = phrases("polite");

    private Orders() {}

    /// The subject counts only where it is no answer's: our own subjects come back in answers.
    static Optional<Understood.Order> find(String subject, List<String> lines) {
        Optional<Understood.Order> bySubject =
                Subject.hasPrefix(subject) ? Optional.empty() : order(subject);
        return bySubject.or(() -> firstLine(lines));
    }

    /// The first written line that is not a greeting.
    static Optional<Understood.Order> firstLine(List<String> lines) {
        for (String line : lines) {
            List<String> words = Words.of(line);
            boolean greeting = POLITE.begin(words) && words.size() <= 4 && order(line).isEmpty();
            if (!words.isEmpty() && !greeting) {
                return order(line);
            }
        }
        return Optional.empty();
    }

    private static Optional<Understood.Order> order(String text) {
        List<String> words = Words.of(text);
        words.remove(Words.QUESTION);
        words.removeIf(word -> word.equals("«") || word.equals("»") || word.equals("\""));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (isWhole(STATUS, words)) {
            return Optional.of(new Understood.Order.Status());
        }
        if (isWhole(STOP, words)) {
            return Optional.of(new Understood.Order.Stop());
        }
        return isWhole(HELP, words) ? Optional.of(new Understood.Order.Help()) : Optional.empty();
    }

    /// « Bonjour Madame, »: nothing that was meant to be read.
    static boolean isCourtesy(String line) {
        List<String> words = Words.of(line);
        int i = 0;
        while (i < words.size() && POLITE.lengthAt(words, i) > 0) {
            i += POLITE.lengthAt(words, i);
        }
        return i == words.size();
    }

    /// Nothing but the order and courtesy.
    private static boolean isWhole(Phrases orders, List<String> words) {
        boolean ordered = false;
        int i = 0;
        while (i < words.size()) {
            int order = orders.lengthAt(words, i);
            int polite = POLITE.lengthAt(words, i);
            if (order == 0 && polite == 0) {
                return false;
            }
            ordered |= order > 0;
            i += Math.max(order, polite);
        }
        return ordered;
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
