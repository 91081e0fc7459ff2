package fr.passerelle.understanding.supplement;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Phrases;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One sentence that corrects or completes one field: « née le 14/02/1944 et non le 14/02/1945 »,
/// « le prénom est Marie-Louise, pas Marie », « plus besoin de visites ».
final class CorrectionSentence {
    /// What was said before need not be read, but a long story behind « au lieu de » is one.
    private static final int MAX_OLD_WORDS = 6;

    private CorrectionSentence() {}

    /// Empty where the sentence is none of these, or could mean two fields.
    static Optional<Labelled> read(SpokenLine written) {
        SpokenLine line = withoutCourtesy(written);
        if (line.size() == 0) {
            return Optional.empty();
        }
        Set<Labelled> meant = new LinkedHashSet<>();
        for (Cues.Saying saying : Cues.SAYINGS) {
            if (line.is(saying.phrases())) {
                meant.add(new Labelled(saying.field(), saying.value()));
            }
        }
        int born = line.skip(Cues.BORN, 0);
        if (born > 0) {
            value(Field.BIRTH_DATE, line, born).ifPresent(meant::add);
        }
        int lives = line.skip(Cues.LIVES, 0);
        if (lives > 0) {
            value(Field.COMMUNE, line, lives).ifPresent(meant::add);
        }
        named(line).ifPresent(meant::add);
        return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
    }

    private static SpokenLine withoutCourtesy(SpokenLine line) {
        int from = line.skip(Cues.LEAD, 0);
        int to = line.size();
        for (int i = from + 1; i < line.size(); i++) {
            if (i + line.skip(Cues.TRAIL, i) == line.size()) {
                to = i;
                break;
            }
        }
        return line.part(from, to);
    }

    /// « Erreur sur le téléphone : 05 … », « son prénom est … ».
    private static Optional<Labelled> named(SpokenLine line) {
        int at = line.skip(Cues.ERROR, 0);
        at += line.skip(Cues.ARTICLE, at);
        int longest = 0;
        Optional<Field> field = Optional.empty();
        for (Map.Entry<Field, Phrases> name : Cues.NAMES.entrySet()) {
            int length = at < line.size() ? name.getValue().lengthAt(line.words(), at) : 0;
            if (length > longest) {
                longest = length;
                field = Optional.of(name.getKey());
            }
        }
        int behind = at + longest;
        return field.flatMap(it -> value(it, line, behind));
    }

    /// The value behind a cue, and what it stands instead of, which only has to be short.
    private static Optional<Labelled> value(Field field, SpokenLine line, int from) {
        int instead = Cues.INSTEAD.find(line.words(), from);
        int to = instead < 0 ? line.size() : instead;
        boolean story =
                instead >= 0
                        && line.size() - instead - Cues.INSTEAD.lengthAt(line.words(), instead)
                                > MAX_OLD_WORDS;
        return story || from >= to ? Optional.empty() : BareValue.read(field, line.part(from, to));
    }
}
