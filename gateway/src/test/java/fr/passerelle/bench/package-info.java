/// What the gateway costs, beside what others cost on the same machine in the same minute. Run by
/// `mvn -Pbench verify -DskipTests`, described in `docs/benchmarks.md`; nothing here asserts a
/// time. Begin with [Bench], then [GatewayUnderLoad] (what is measured) and [Load] (what
/// measures).
@NullMarked
package fr.passerelle.bench;

import org.jspecify.annotations.NullMarked;
