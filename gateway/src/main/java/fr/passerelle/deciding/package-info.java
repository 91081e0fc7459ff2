/// *Deciding*, the fifth step: an [Occasion] (a filed message, or a date that has come), the
/// state of its case, the policy and the clock become [Decided]: events and letters, each with
/// its rule and its reason. Pure: no I/O, no Spring, no clock of its own, no randomness.
///
/// A procedure is a [Policy], read from its file by [PolicyFile]. Each kind of occasion has one
/// list of rules, in the class that [Deciding] names; the first that decides wins. Whom to ask
/// is in `Search`, whom not to in [Filter], when in [WorkingDays]. What letters may say is
/// listed at [LetterKind].
///
/// Read [Deciding], then [CaseState].
@NullMarked
package fr.passerelle.deciding;

import org.jspecify.annotations.NullMarked;
