/// The program assembled: [Gateway] holds store, chain, doors and outbox together; workers run
/// messages and dates through the chain, the postman takes the mail out.
@NullMarked
package fr.passerelle.serving;

import org.jspecify.annotations.NullMarked;
