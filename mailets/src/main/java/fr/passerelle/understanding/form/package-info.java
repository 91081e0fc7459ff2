/// *Understanding*, forms: whatever fiche de saisine a CPTS uses, read into the fields of an
/// intake.
@NullMarked
package fr.passerelle.understanding.form;

import org.jspecify.annotations.NullMarked;
