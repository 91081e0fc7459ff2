package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.Boxes;
import fr.passerelle.understanding.intake.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A piece of a line: a label with what stands behind it, or words without a label.
///
/// @param meaning of the label, where it is a known one
/// @param label the key of a label, known or not; [Labels#NONE] where there is none
/// @param text what stands behind the label; where the label is not known, all of it
record Segment(Optional<Meaning> meaning, String label, String text) {
    private static final int MAX_LABEL_WORDS = 9;

    /// Takes a line apart at its labels: « Nom : X   Prénom : Y   Né(e) le : … ». One pass; the
    /// words before a colon are looked at once.
    ///
    /// @param bare whether a label needs no colon where nothing else is there
    static List<Segment> of(String written, Vocabulary words, boolean bare) {
        String text = written.strip();
        List<Segment> found = new ArrayList<>(2);
        if (text.isEmpty()) {
            return found;
        }
        Optional<Segment> alone = alone(text, words, bare);
        if (alone.isPresent()) {
            found.add(alone.get());
            return found;
        }
        Start start = start(text, words);
        if (start.label() > 0) {
            found.add(unlabelled(text.substring(0, start.label()).strip()));
        }
        Optional<Meaning> meaning = start.meaning();
        String label = start.key();
        int from = start.label();
        int value = start.value();
        int lowest = value;
        for (int colon = text.indexOf(':', value); colon >= 0; ) {
            int window = Math.max(value, lowest);
            boolean first = window == value && isPerson(meaning);
            int at = label(text, window, colon, words, isNarrow(meaning), first);
            if (at >= 0) {
                add(found, meaning, label, text, from, value, at);
                String named = text.substring(at, colon);
                meaning = words.find(named);
                label = Labels.key(named);
                from = at;
                value = colon + 1;
            }
            // The words before a colon are looked at once.
            lowest = colon + 1;
            colon = text.indexOf(':', colon + 1);
        }
        add(found, meaning, label, text, from, value, text.length());
        return found;
    }

    private static void add(
            List<Segment> to,
            Optional<Meaning> meaning,
            String label,
            String text,
            int from,
            int value,
            int end) {
        String piece = text.substring(meaning.isPresent() ? value : from, end).strip();
        if (meaning.isPresent() || !piece.isEmpty()) {
            to.add(new Segment(meaning, label, piece));
        }
    }

    static Segment unlabelled(String text) {
        return new Segment(Optional.empty(), Labels.NONE, text);
    }

    boolean isLabelled() {
        return meaning.isPresent();
    }

    /// A label and nothing else.
    private static Optional<Segment> alone(String text, Vocabulary words, boolean bare) {
        char last = text.charAt(text.length() - 1);
        boolean colon = last == ':' || last == '：' || last == '=' || last == '?';
        Optional<Meaning> meaning = words.find(colon ? text.substring(0, text.length() - 1) : text);
        boolean label =
                meaning.isPresent()
                        && !Boxes.in(text)
                        && (colon || bare || isHeading(meaning.get()));
        return label ? Optional.of(new Segment(meaning, Labels.key(text), "")) : Optional.empty();
    }

    private static boolean isPerson(Optional<Meaning> meaning) {
        return meaning.filter(it -> it instanceof Meaning.Person).isPresent();
    }

    private static boolean isHeading(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Heading _, Meaning.Ignored _ -> true;
            case Meaning.Asks _, Meaning.Person _, Meaning.BareName _ -> false;
        };
    }

    /// The first label.
    ///
    /// @param label where it begins
    /// @param value where what it asks for begins
    private record Start(Optional<Meaning> meaning, String key, int label, int value) {}

    private static Start start(String text, Vocabulary words) {
        int box = Boxes.find(text);
        int separator = Labels.separator(text);
        if (box > 0 && (separator < 0 || box < separator)) {
            Optional<Start> question = beforeBox(text, box, words);
            if (question.isPresent()) {
                return question.get();
            }
        }
        int mark = text.indexOf('?');
        if (mark > 0 && mark < Labels.MAX_LABEL && (separator < 0 || mark < separator)) {
            Optional<Meaning> asked = words.find(text.substring(0, mark));
            if (asked.isPresent()) {
                return new Start(asked, Labels.key(text.substring(0, mark)), 0, mark + 1);
            }
        }
        if (separator < 0) {
            return behindDigit(text, words)
                    .orElseGet(() -> new Start(Optional.empty(), Labels.NONE, 0, 0));
        }
        String written = text.substring(0, separator);
        Optional<Meaning> meaning = words.find(written);
        if (meaning.isEmpty()) {
            // « ☒ Mme ☐ M.   Nom : … »
            int at = label(text, 0, separator, words, box >= 0 && box < separator, true);
            if (at > 0) {
                String suffix = text.substring(at, separator);
                return new Start(words.find(suffix), Labels.key(suffix), at, separator + 1);
            }
        }
        return new Start(meaning, Labels.key(written), 0, separator + 1);
    }

    /// « phone_field_1: 0546… »: behind a digit a colon parts only what is a label for certain.
    private static Optional<Start> behindDigit(String text, Vocabulary words) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > Labels.MAX_LABEL) {
            return Optional.empty();
        }
        String label = text.substring(0, colon);
        return words.find(label)
                .map(it -> new Start(Optional.of(it), Labels.key(label), 0, colon + 1));
    }

    /// « Accord du patient ☒ oui ☐ non », « ALD oui ☒ non ☐ »
    private static Optional<Start> beforeBox(String text, int box, Vocabulary words) {
        if (box > Labels.MAX_LABEL) {
            return Optional.empty();
        }
        String before = text.substring(0, box).strip();
        Optional<Meaning> whole = words.find(before);
        if (whole.isPresent()) {
            return Optional.of(new Start(whole, Labels.key(before), 0, box));
        }
        int last = before.lastIndexOf(' ');
        Optional<Meaning> question =
                last < 0 ? Optional.empty() : words.find(before.substring(0, last));
        return question.map(
                it -> new Start(Optional.of(it), Labels.key(before.substring(0, last)), 0, last));
    }

    /// Where the longest known label that ends at this colon begins, or -1.
    ///
    /// @param narrow whether one blank is enough before it
    /// @param first whether it may stand at the very beginning
    private static int label(
            String text, int from, int colon, Vocabulary words, boolean narrow, boolean first) {
        if (Labels.isInside(text, colon)) {
            return -1;
        }
        int found = -1;
        int at = colon;
        int lowest = Math.max(from, colon - Labels.MAX_LABEL);
        for (int word = 0; word < MAX_LABEL_WORDS && at > lowest; word++) {
            while (at > lowest && Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            while (at > lowest && !Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            boolean atFirst = text.substring(from, at).isBlank();
            boolean boundary = atFirst ? first || narrow : narrow || isWide(text, at);
            if (boundary && words.find(text.substring(at, colon)).isPresent()) {
                found = at;
            }
            if (atFirst || (isWide(text, at) && found >= 0)) {
                break;
            }
        }
        return found;
    }

    /// Two blanks, a tab or a bar before this place.
    private static boolean isWide(String text, int at) {
        int i = at - 1;
        if (i < 0) {
            return false;
        }
        char near = text.charAt(i);
        char far = i > 0 ? text.charAt(i - 1) : near;
        return near == '\t' || (near == ' ' && (far == ' ' || far == '|' || far == ';'));
    }

    /// Where a value is one thing, another label cannot be a part of it; a text may hold anything.
    private static boolean isNarrow(Optional<Meaning> meaning) {
        return meaning.map(
                        it ->
                                switch (it) {
                                    case Meaning.Asks(var field) ->
                                            field.kind() != Field.Kind.TEXT
                                                    || field == Field.POSTAL_CODE;
                                    case Meaning.BareName _ -> true;
                                    case Meaning.Person _, Meaning.Ignored _, Meaning.Heading _ ->
                                            false;
                                })
                .orElse(false);
    }
}
