package fr.passerelle.mail;

import java.time.Instant;

/// A message after *receiving*: its bytes are in the journal, committed, before this record
/// exists.
///
/// @param reference the journal's name for it, the only name logs use ("m-00000042")
/// @param door which door it came through
/// @param at when the door took it; later steps take this as "now", never the system clock
public record Received(
        String reference, Door door, Envelope envelope, Instant at, RawMessage raw) {}
