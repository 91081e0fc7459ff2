/// The chain: James's own mailet container running the six steps as
/// `config/mailetcontainer.xml` lists them, the check of that list at start, and the mailets of
/// the four steps that need the store.
///
/// Read [Chain], then [Turn].
@NullMarked
package fr.passerelle.chain;

import org.jspecify.annotations.NullMarked;
