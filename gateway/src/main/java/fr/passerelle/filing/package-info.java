/// *Filing*, the fourth step: [fr.passerelle.understanding.Understood] becomes [Filed]: which
/// case, which patient, which offer, which person. Duplicates are found here, the patient's
/// data goes into the vault here.
@NullMarked
package fr.passerelle.filing;

import org.jspecify.annotations.NullMarked;
