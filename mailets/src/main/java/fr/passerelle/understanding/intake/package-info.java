/// Reading a request for a médecin traitant out of labelled lines: which label is which field
/// (`labels.txt`), what a value says, which person a line names. Everything that could not be
/// read is a defect with its line; nothing is guessed, nothing is lost.
///
/// Standards: RNIV (traits of identity), INS key of the référentiel INS. Read [ReferenceFiche],
/// then [Values].
@NullMarked
package fr.passerelle.understanding.intake;

import org.jspecify.annotations.NullMarked;
