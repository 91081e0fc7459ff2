/// The words of a message, made comparable: normalised lines ([Lines]), folded words
/// ([Words]), dates as people write them ([Dates]), lists of phrases that a coordinator can read
/// and change ([Phrases]). Part of *understanding*; everything is one pass over bounded text.
///
/// Standards: RFC 3676 (format=flowed). Read [MessageText] first.
@NullMarked
package fr.passerelle.understanding.text;

import org.jspecify.annotations.NullMarked;
