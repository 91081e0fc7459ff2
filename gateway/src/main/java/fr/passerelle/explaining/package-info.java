/// A dry run: what *opening* and *understanding* make of a file, without a store and without
/// writing anything. [Explaining] makes an [Explanation], which is told as JSON or in words.
@NullMarked
package fr.passerelle.explaining;

import org.jspecify.annotations.NullMarked;
