/// What stands where on a page, whoever found it there: a PDF says so, a program that reads
/// pictures measures it. Out of pieces of text with their places come lines, and where a line has
/// wide gaps, cells; columns of prose are read one after the other.
///
/// No standard says how people set forms. Read [PageWriting].
@NullMarked
package fr.passerelle.understanding.page;

import org.jspecify.annotations.NullMarked;
