/// *Answering*, the sixth step: the letters of [fr.passerelle.deciding.Decided] become finished
/// mails in the outbox, written in the deciding transaction and sent after its commit.
///
/// [Answering] writes one [fr.passerelle.deciding.Letter] from one [Writing]; [Discretion] alone
/// decides how much of the patient its template is given; [Submission] is the door out.
///
/// Standards: RFC 5322 (threading), RFC 3834 (automatic mail), RFC 8098 (MDN), VERP return
/// paths.
@NullMarked
package fr.passerelle.answering;

import org.jspecify.annotations.NullMarked;
