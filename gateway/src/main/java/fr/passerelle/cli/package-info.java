/// The commands of `./passerelle`.
@NullMarked
package fr.passerelle.cli;

import org.jspecify.annotations.NullMarked;
