/// The MIME reader: one pass over the bytes as received gives a tree of entities, each a slice
/// of them. Nothing is copied, nothing is decoded, every limit is checked on the way.
///
/// Standards: RFC 5322, RFC 2045, RFC 2046. Read [MimeReader], then [Entity].
@NullMarked
package fr.passerelle.opening.mime;

import org.jspecify.annotations.NullMarked;
