/// The steps as mailets, and matchers that ask what a step found. Each mailet is a few lines: it
/// takes the typed record from the mail ([Carried]), calls the step, puts the step's record
/// back. Nothing here decides anything.
///
/// The same classes run in the gateway's own container and in a James server's extensions. Read
/// [StepMailet] first, then [OpenMail].
@NullMarked
package fr.passerelle.mailets;

import org.jspecify.annotations.NullMarked;
