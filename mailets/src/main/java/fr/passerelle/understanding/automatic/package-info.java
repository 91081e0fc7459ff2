/// Mail that a machine wrote: delivery reports, receipts, out-of-office answers. Found before
/// anything else is read, so that no machine ever accepts or declines.
///
/// Standards: RFC 3464 (delivery status), RFC 3463 (status codes), RFC 8098 (disposition
/// notifications), RFC 3834 (automatic responses). Read [Machine], then [Machines].
@NullMarked
package fr.passerelle.understanding.automatic;

import org.jspecify.annotations.NullMarked;
