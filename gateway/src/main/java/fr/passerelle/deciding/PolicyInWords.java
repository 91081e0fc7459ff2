package fr.passerelle.deciding;

import java.util.List;

/// A policy read aloud.
final class PolicyInWords {
    private PolicyInWords() {}

    static List<String> of(Policy policy) {
        return List.of("Procédure « " + policy.id() + " », version " + policy.version() + ".");
    }
}
