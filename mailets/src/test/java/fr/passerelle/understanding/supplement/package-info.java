@NullMarked
package fr.passerelle.understanding.supplement;

import org.jspecify.annotations.NullMarked;
