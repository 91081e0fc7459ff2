/// Who writes with whom: a word of the vocabulary that filing, answering and the store share.
@NullMarked
package fr.passerelle.people;

import org.jspecify.annotations.NullMarked;
