/// The coordinator's page: each case's timeline in the six words.
@NullMarked
package fr.passerelle.console;

import org.jspecify.annotations.NullMarked;
