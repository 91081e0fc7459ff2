@NullMarked
package fr.passerelle.explaining;

import org.jspecify.annotations.NullMarked;
