package fr.passerelle.conversations;

import fr.passerelle.conversations.Said.Verb;
import fr.passerelle.conversations.Story.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a scene expects against what was said. Every mail that goes out must be expected, in its
/// order; of everything else a story may leave out what it has no interest in.
final class Comparison {
    private Comparison() {}

    /// The first disagreement, with its line, or empty.
    ///
    /// @param states where every case stands when the scene is over
    static Optional<String> of(Scene scene, List<Said> told, List<Said> states) {
        int next = 0;
        for (Line.Expected expected : scene.expected()) {
            if (expected.said().verb() == Verb.STATE) {
                if (!states.contains(expected.said())) {
                    return disagree(scene, expected, words(states), told);
                }
                continue;
            }
            if (expected.said().verb() == Verb.NOTHING) {
                Optional<Said> mail = firstMail(told, 0);
                if (mail.isPresent()) {
                    return disagree(scene, expected, mail.get().line(), told);
                }
                continue;
            }
            while (next < told.size() && !told.get(next).equals(expected.said())) {
                if (told.get(next).verb() == Verb.GOES) {
                    return disagree(scene, expected, told.get(next).line(), told);
                }
                next++;
            }
            if (next == told.size()) {
                return disagree(scene, expected, "nothing more of the kind", told);
            }
            next++;
        }
        return firstMail(told, next)
                .map(
                        mail ->
                                "line %d, %s\nexpected: no further mail\ngot:      %s\n\n%s"
                                        .formatted(
                                                scene.line(),
                                                scene.begin(),
                                                mail.line(),
                                                whole(told)));
    }

    private static String words(List<Said> states) {
        return states.stream().map(Said::line).collect(Collectors.joining("\n          "));
    }

    private static Optional<Said> firstMail(List<Said> told, int from) {
        return told.stream().skip(from).filter(said -> said.verb() == Verb.GOES).findFirst();
    }

    private static Optional<String> disagree(
            Scene scene, Line.Expected expected, String got, List<Said> told) {
        return Optional.of(
                "line %d, after %s\nexpected: %s\ngot:      %s\n\n%s"
                        .formatted(
                                expected.number(),
                                scene.begin(),
                                expected.said().line(),
                                got,
                                whole(told)));
    }

    private static String whole(List<Said> told) {
        return told.stream()
                .map(said -> "    " + said.line())
                .collect(Collectors.joining("\n", "the scene as it was:\n", "\n"));
    }
}
