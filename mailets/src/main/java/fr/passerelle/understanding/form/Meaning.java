package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;

/// What a label asks for.
sealed interface Meaning {
    record Asks(Field field) implements Meaning {}

    /// A whole person on one line.
    record Person() implements Meaning {}

    /// A name that is the birth name unless another label says which one is.
    record BareName() implements Meaning {}

    /// Nothing that anybody should read.
    record Ignored() implements Meaning {}

    /// A heading: whose data follow.
    record Heading(FormLayout.Section section) implements Meaning {}
}
