/// What was read in a document, whatever its form: named fields with their values ([Fiche]),
/// and what was wrong with them, with its place ([Defect]).
@NullMarked
package fr.passerelle.document;

import org.jspecify.annotations.NullMarked;
