/// Reading a hospital's letter at the end of a stay from its text: who, sorti quand, which
/// médecin traitant, agreed or not. Not said stays not said.
///
/// Standards: the headings of the *lettre de liaison à la sortie* (LDL-SES). Read
/// [DischargeLetter], then [DischargeText].
@NullMarked
package fr.passerelle.understanding.discharge;

import org.jspecify.annotations.NullMarked;
