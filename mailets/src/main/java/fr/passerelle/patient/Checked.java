package fr.passerelle.patient;

import fr.passerelle.mail.Sentence;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What looking at an identifier, a date or a number gave. Nothing here throws and nothing is
/// corrected: a value with doubts is the value as it was written.
///
/// @param <T> what was looked for
public sealed interface Checked<T> {
    /// It is one, as far as that can be told from itself.
    record Valid<T>(T good) implements Checked<T> {}

    /// It has the form of one, and something about it is odd. Good enough to show to a person
    /// and to keep; not to be relied on.
    record Warned<T>(T odd, Set<Doubt> because) implements Checked<T> {
        public Warned {
            because = Set.copyOf(because);
        }
    }

    /// It is none.
    record NotOne<T>(Doubt why) implements Checked<T> {}

    /// The value, good or doubtful.
    default Optional<T> value() {
        return switch (this) {
            case Valid<T>(T value) -> Optional.of(value);
            case Warned<T>(T value, _) -> Optional.of(value);
            case NotOne<T> _ -> Optional.empty();
        };
    }

    /// The value where nothing speaks against it.
    default Optional<T> valid() {
        return switch (this) {
            case Valid<T>(T value) -> Optional.of(value);
            case Warned<T> _, NotOne<T> _ -> Optional.empty();
        };
    }

    /// Everything that speaks against it, in the order of [Doubt].
    default List<Doubt> doubts() {
        return switch (this) {
            case Valid<T> _ -> List.of();
            case Warned<T>(_, Set<Doubt> doubts) -> doubts.stream().sorted().toList();
            case NotOne<T>(Doubt why) -> List.of(why);
        };
    }

    /// The same in words.
    default List<Sentence> reasons() {
        return doubts().stream().map(Doubt::sentence).toList();
    }

    /// The same of a larger kind.
    default <U> Checked<U> as(Function<T, U> larger) {
        return switch (this) {
            case Valid<T>(T value) -> new Valid<>(larger.apply(value));
            case Warned<T>(T value, Set<Doubt> doubts) -> new Warned<>(larger.apply(value), doubts);
            case NotOne<T>(Doubt why) -> new NotOne<>(why);
        };
    }

    /// The same with one doubt more; what is none stays none.
    default Checked<T> doubted(Doubt more) {
        return switch (this) {
            case Valid<T>(T value) -> new Warned<>(value, Set.of(more));
            case Warned<T>(T value, Set<Doubt> doubts) -> {
                Set<Doubt> all = EnumSet.of(more);
                all.addAll(doubts);
                yield new Warned<>(value, all);
            }
            case NotOne<T> none -> none;
        };
    }

    /// Valid without doubts, warned with some.
    static <T> Checked<T> of(T value, Set<Doubt> doubts) {
        return doubts.isEmpty() ? new Valid<>(value) : new Warned<>(value, doubts);
    }

    /// A number of the right form, doubted where its last digit is not the one it should have.
    static <T> Checked<T> keyed(T number, boolean keyFits) {
        return keyFits ? new Valid<>(number) : new Warned<>(number, Set.of(Doubt.NUMBER_KEY_WRONG));
    }
}
