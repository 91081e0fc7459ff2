package fr.passerelle.understanding;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood.Order;
import fr.passerelle.understanding.reply.InvitedOnly;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.reply.ReplyReader;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Subject;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An answer by a number, or in its words, to a mail that offers some: « 1 », « ce sont deux
/// personnes ». Such an answer can close a case or lay two patients together, so it counts only
/// where it is all that was newly written, by the one person whom the mail went to.
final class Choices {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(Choices.class, "choices.fr.txt");
    private static final Map<Phrases, Order> ORDERS =
            Map.of(
                    phrases("one"), new Order.Numbered(1),
                    phrases("two"), new Order.Numbered(2),
                    phrases("same-patient"), new Order.SamePatient(),
                    phrases("two-patients"), new Order.TwoPatients(),
                    phrases("death-confirmed"), new Order.DeathConfirmed(),
                    phrases("death-denied"), new Order.DeathDenied());
    private static final Phrases POLITE = phrases("polite");
    private static final Phrases SECOND_THOUGHT = phrases("second-thought");

    /// A choice is short; a longer text tells something that a person should read.
    private static final int MAX_LINES = 4;

    private static final int MAX_WORDS = 20;

    private Choices() {}

    static Optional<Order> find(Opened opened, MessageText text, SentMail mail) {
        boolean theirOwn =
                InvitedOnly.objection(opened, mail).isEmpty()
                        && !Subject.isForward(opened.subject());
        if (!theirOwn
                || !(ReplyReader.fresh(text, mail) instanceof NewText.Result.Fresh fresh)
                || fresh.body().size() > MAX_LINES) {
            return Optional.empty();
        }
        // A lone number looks like the phone number of a signature.
        List<String> tail = fresh.tail();
        int numbers = 0;
        while (numbers < tail.size() && isOrder(tail.get(numbers))) {
            numbers++;
        }
        if (SECOND_THOUGHT.in(Words.of(tail.subList(numbers, tail.size())))) {
            return Optional.empty();
        }
        List<String> written = new ArrayList<>(fresh.body());
        written.addAll(tail.subList(0, numbers));
        Set<Order> meant = new HashSet<>();
        for (String line : written) {
            Optional<Set<Order>> orders = orders(Words.of(line));
            if (orders.isEmpty()) {
                return Optional.empty();
            }
            meant.addAll(orders.get());
        }
        return meant.size() == 1 ? meant.stream().findFirst() : agreeing(meant);
    }

    private static boolean isOrder(String line) {
        return orders(Words.of(line)).filter(found -> !found.isEmpty()).isPresent();
    }

    /// « 1 : c’est la même personne » says one thing twice, as our own line does.
    private static Optional<Order> agreeing(Set<Order> meant) {
        for (Order words : meant) {
            int number =
                    switch (words) {
                        case Order.SamePatient _, Order.DeathConfirmed _ -> 1;
                        case Order.TwoPatients _, Order.DeathDenied _ -> 2;
                        case Order.Numbered _, Order.Status _, Order.Stop _, Order.Help _ -> 0;
                    };
            if (number > 0 && meant.equals(Set.of(words, new Order.Numbered(number)))) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    /// The orders of a line that is nothing but orders and courtesy; empty where anything else
    /// stands in it.
    private static Optional<Set<Order>> orders(List<String> words) {
        if (words.size() > MAX_WORDS) {
            return Optional.empty();
        }
        Set<Order> found = new HashSet<>();
        int i = 0;
        while (i < words.size()) {
            int longest = POLITE.lengthAt(words, i);
            Optional<Order> order = Optional.empty();
            for (Map.Entry<Phrases, Order> each : ORDERS.entrySet()) {
                int length = each.getKey().lengthAt(words, i);
                if (length > longest) {
                    longest = length;
                    order = Optional.of(each.getValue());
                }
            }
            if (longest == 0) {
                return Optional.empty();
            }
            order.ifPresent(found::add);
            i += longest;
        }
        return Optional.of(found);
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
