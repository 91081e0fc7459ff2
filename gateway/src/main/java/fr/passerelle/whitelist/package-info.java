/// Where the white list of MSSanté comes from: published on the web, or in files that somebody
/// else keeps fresh. What comes is judged by [fr.passerelle.opening.whitelist]; here it is only
/// brought, and told in French. Read [Lookout].
@NullMarked
package fr.passerelle.whitelist;

import org.jspecify.annotations.NullMarked;
