/// *Understanding*, the third step: [fr.passerelle.opening.Opened] becomes [Understood], a
/// closed list of what a message can be. Nothing is guessed: what is not clear is
/// [Understood.Unclear] and goes to a person.
@NullMarked
package fr.passerelle.understanding;

import org.jspecify.annotations.NullMarked;
