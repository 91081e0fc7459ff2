/// Reading a doctor's two words: which mail of ours it answers, what in it is new, what that
/// means. In doubt a person decides; nothing here ever turns doubt into a yes.
@NullMarked
package fr.passerelle.understanding.reply;

import org.jspecify.annotations.NullMarked;
