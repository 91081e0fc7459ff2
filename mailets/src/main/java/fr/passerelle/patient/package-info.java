/// Who the patient is: the traits and the identifier of the *identité nationale de santé* (RNIV).
/// Records only. Everything here identifies a person and never reaches a log.
@NullMarked
package fr.passerelle.patient;

import org.jspecify.annotations.NullMarked;
