/// Which way the arrows point.
@NullMarked
package fr.passerelle.architecture;

import org.jspecify.annotations.NullMarked;
