package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The fields of a text that are open at one place (ECMA-376 part 1 §17.16.18): each is an
/// instruction, then its result. Only the result is shown.
final class OpenFields {
    private final Deque<Open> open = new ArrayDeque<>();
    private int instructions;

    /// A field whose end has not come.
    static final class Open {
        private final Optional<WordField> form;
        private boolean instruction = true;
        private int began;

        private Open(Optional<WordField> form, int began) {
            this.form = form;
            this.began = began;
        }

        Optional<WordField> form() {
            return form;
        }

        /// Where its result begins in the transcript.
        int began() {
            return began;
        }
    }

    void begin(Optional<WordField> form, int here) {
        if (open.size() == Limits.XML_DEPTH) {
            throw new NotRead("fields too deep in each other");
        }
        open.addLast(new Open(form, here));
        instructions++;
    }

    void separate(int here) {
        Open field = open.peekLast();
        if (field != null && field.instruction) {
            field.instruction = false;
            field.began = here;
            instructions--;
        }
    }

    /// Empty where none is open: the text was cut out of another.
    Optional<Open> end() {
        Open field = open.pollLast();
        if (field != null && field.instruction) {
            instructions--;
        }
        return Optional.ofNullable(field);
    }

    boolean inInstruction() {
        return instructions > 0;
    }
}
