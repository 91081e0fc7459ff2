/// Who the patient is: the traits and the identifier of the *identité nationale de santé* (RNIV),
/// and the numbers by which professionals, structures and communes are known. Each reads what
/// people and programs write and answers with a [Checked]: valid, valid with doubts, or none. A
/// doubt is a reason for a person to look, never a reason to lose a message; nothing is corrected
/// and nothing guessed. Values only; everything here identifies a person and never reaches a log.
///
/// Read [Checked] and [Doubt] first, then [Ins].
@NullMarked
package fr.passerelle.patient;

import org.jspecify.annotations.NullMarked;
