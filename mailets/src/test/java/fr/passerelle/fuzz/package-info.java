/// What a fuzzer may do to the readers, and what must still hold. Each target is a class with one
/// method that takes bytes; it throws where a promise is broken.
///
/// `mvn -Pfuzz verify -pl mailets` lets Jazzer look for such bytes ([Fuzzing]); what it finds is
/// kept in `test-mailboxes/messages/found-by-fuzzing` and played in every build
/// ([FoundByFuzzingTest]).
@NullMarked
package fr.passerelle.fuzz;

import org.jspecify.annotations.NullMarked;
