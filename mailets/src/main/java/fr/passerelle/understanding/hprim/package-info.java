/// Reading HPRIM Médecins 3.0, the text letter between French laboratories, hospitals and
/// practices: twelve lines of header by position, text, coded results, closing tags. Nothing in
/// it is marked by a name, so everything is told by its place and checked by its shape; a line
/// that fits neither is a defect, never a field.
///
/// HPRIM Santé, HPRIM XML and Apicrypt are recognised by what they hold, and not read.
///
/// Read [HprimRead], then [HprimReader].
@NullMarked
package fr.passerelle.understanding.hprim;

import org.jspecify.annotations.NullMarked;
