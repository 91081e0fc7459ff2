package fr.passerelle.understanding;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.reply.ReplyReader;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.supplement.OwnWords;
import fr.passerelle.understanding.text.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of an answer with its sentences made into labelled lines, each where it stood, so that
/// the receipt can name the line.
final class CorrectedLines {
    private CorrectedLines() {}

    /// Empty where not all of it is understood.
    static Optional<List<String>> of(MessageText text, SentMail mail) {
        if (!(ReplyReader.fresh(text, mail) instanceof NewText.Result.Fresh fresh)) {
            return Optional.empty();
        }
        List<String> answers = answers(fresh, mail.asked());
        return OwnWords.labelled(answers, mail.asked())
                .map(labelled -> inPlace(text.lines(), answers, labelled));
    }

    /// What was written above the closing. A year or a phone number on a line of its own looks like
    /// the beginning of a signature; where just that was asked for, it is the answer.
    private static List<String> answers(NewText.Result.Fresh fresh, List<Field> asked) {
        List<String> answers =
                new ArrayList<>(fresh.body().stream().filter(line -> !line.isBlank()).toList());
        if (!answers.isEmpty() && isGreeting(answers.getFirst())) {
            answers.removeFirst();
        }
        for (String line : fresh.tail()) {
            boolean next =
                    answers.size() < asked.size()
                            && OwnWords.isValue(asked.get(answers.size()), line);
            if (!next) {
                break;
            }
            answers.add(line);
        }
        return answers;
    }

    /// « Bonjour, » on a line of its own.
    private static boolean isGreeting(String line) {
        return Orders.isCourtesy(line);
    }

    private static List<String> inPlace(
            List<String> lines, List<String> answers, List<String> labelled) {
        List<String> placed = new ArrayList<>();
        int next = 0;
        for (String line : lines) {
            boolean here = next < answers.size() && line.equals(answers.get(next));
            placed.add(here ? labelled.get(next++) : "");
        }
        // Never less than was understood, wherever it stood.
        placed.addAll(labelled.subList(next, labelled.size()));
        return placed;
    }
}
