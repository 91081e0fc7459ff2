package fr.passerelle.understanding.supplement;

import fr.passerelle.document.Field;

/// A field and what was said of it, as a form has it on one line.
record Labelled(Field field, String value) {
    String line() {
        return field.french() + " : " + value;
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return field.key();
    }
}
