/// *Receiving*, the first step: a door takes a message and the journal keeps it, committed,
/// before
// the door says yes (250, `\\Seen`).
@NullMarked
package fr.passerelle.receiving;

import org.jspecify.annotations.NullMarked;
