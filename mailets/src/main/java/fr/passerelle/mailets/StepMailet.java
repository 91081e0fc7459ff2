package fr.passerelle.mailets;

import fr.passerelle.mail.Step;

/// A mailet that is one of the six steps. At start the gateway reads the chain top to bottom and
/// refuses one in which a step stands before the step it needs.
///
/// A refused message goes down the same chain: its record stays [fr.passerelle.opening.Refused]
/// until filing, and every mailet leaves alone what it cannot take. Filing, deciding and
/// answering do take it, because its sender is owed an answer.
public interface StepMailet {
    /// The step that must have been made before this mailet runs.
    Step needs();

    /// The step this mailet makes.
    Step makes();
}
