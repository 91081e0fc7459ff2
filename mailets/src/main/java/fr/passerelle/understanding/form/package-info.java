/// *Understanding*, forms: whatever fiche de saisine a CPTS uses, read into the fields of an
/// intake. Rows, cells and filled fields of a document come in, whatever program made it; a
/// [FormLayout] says which words ask for which field, over the reference fiche that is always
// known.
///
/// No standard describes these forms (decision 0026). Read [Forms], then `FormReader`.
@NullMarked
package fr.passerelle.understanding.form;

import org.jspecify.annotations.NullMarked;
