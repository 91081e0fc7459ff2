/// The compact encrypted store: journal, blobs, cases, offers, events, outbox, vault. JDBC with
/// the
// SQL in sight; H2 or PostgreSQL by URL.
@NullMarked
package fr.passerelle.store;

import org.jspecify.annotations.NullMarked;
