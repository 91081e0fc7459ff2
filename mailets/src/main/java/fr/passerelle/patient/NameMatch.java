package fr.passerelle.patient;

import fr.passerelle.mail.Sentence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How two [PersonName]s stand to each other. At best a proposal for a person to look at.
public sealed interface NameMatch {
    /// Letter by letter, accents included.
    record Same() implements NameMatch {}

    /// Perhaps one person's, with these differences.
    record Close(Set<Difference> differences) implements NameMatch {
        public Close(List<Difference> differences) {
            this(EnumSet.copyOf(differences));
        }

        public Close {
            differences = Set.copyOf(differences);
        }
    }

    /// Two people's, or one of them is wrong.
    record Different(Difference why) implements NameMatch {}

    /// In words, in the order of [Difference].
    default List<Sentence> reasons() {
        return switch (this) {
            case Same _ -> List.of();
            case Close(Set<Difference> differences) ->
                    differences.stream().sorted().map(Difference::sentence).toList();
            case Different(Difference why) -> List.of(why.sentence());
        };
    }

    /// What is not the same.
    enum Difference {
        WRITING(
                "accents, hyphens, blanks or capitals differ",
                "les accents, traits d'union, espaces ou majuscules diffèrent"),
        ORDER("the same names in another order", "les mêmes noms dans un autre ordre"),
        FEWER_GIVEN_NAMES(
                "one has more given names than the other", "l'un a plus de prénoms que l'autre"),
        USED_AGAINST_BIRTH(
                "the birth name of one is the name used of the other",
                "le nom de naissance de l'un est le nom utilisé de l'autre"),
        OTHER_FAMILY_NAME("another family name", "un autre nom de famille"),
        OTHER_GIVEN_NAMES("other given names", "d'autres prénoms");

        private final String english;
        private final String french;

        Difference(String english, String french) {
            this.english = english;
            this.french = french;
        }

        public Sentence sentence() {
            return new Sentence(english, french);
        }
    }
}
