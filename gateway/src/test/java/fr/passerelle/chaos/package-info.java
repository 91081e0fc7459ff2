/// What a gateway may go through and must survive: being killed at any moment, and messages that
/// break it. The gateway is a process of its own here, and the mail server around it stays up.
///
/// Read [KillTest] first.
@NullMarked
package fr.passerelle.chaos;

import org.jspecify.annotations.NullMarked;
