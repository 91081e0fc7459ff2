package fr.passerelle.deciding;

import java.time.Instant;

/// An event as the log keeps it.
///
/// @param at when it was decided, the gateway's clock
/// @param rule id of the policy rule that made it
public record Recorded(Event event, Instant at, String rule) {}
