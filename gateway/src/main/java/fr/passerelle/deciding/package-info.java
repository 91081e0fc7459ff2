/// *Deciding*, the fifth step: an [Occasion] (a filed message, or a date that has come), the
/// state of its case, the policy and the clock become [Decided]: events and letters, each with
/// its rule and its reason. Pure: no I/O, no Spring, no clock of its own, no randomness.
///
/// Read [Deciding], then [CaseState].
@NullMarked
package fr.passerelle.deciding;

import org.jspecify.annotations.NullMarked;
