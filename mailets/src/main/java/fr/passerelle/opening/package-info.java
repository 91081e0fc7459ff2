/// *Opening*, the second step: [fr.passerelle.mail.Received] becomes [Opened]. MIME under
/// limits, who really wrote, what protects it. The result is parts and verdicts, never a
/// boolean.
///
/// Standards: RFC 2045-2049, RFC 2183, RFC 2231, RFC 8601. Read [Opener], then [Opened].
@NullMarked
package fr.passerelle.opening;

import org.jspecify.annotations.NullMarked;
