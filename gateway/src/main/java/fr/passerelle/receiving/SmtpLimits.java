package fr.passerelle.receiving;

import java.time.Duration;

/// What one listener gives to those who connect: places, time, memory. Tests ask for less.
///
/// @param connections most at once; who has been silent longest makes room for the next
/// @param ofOneAddress most at once from one address (IPv6: from one /64)
/// @param command longest time from one command to the end of the next, and without a byte of
///     a message
/// @param message longest time for one message, from 354 to its final dot
/// @param handshake longest time from STARTTLS to the end of the TLS handshake
/// @param farewell longest time for the last reply to be fetched before the socket is closed
/// @param messageBytes memory for messages under way, all connections together
record SmtpLimits(
        int connections,
        int ofOneAddress,
        Duration command,
        Duration message,
        Duration handshake,
        Duration farewell,
        long messageBytes) {
    /// A thousand who say nothing, and those who have something to say. An idle connection costs
    /// a socket and a few kilobytes.
    private static final int CONNECTIONS = 1_200;

    /// Postfix opens twenty to one place by default (`default_destination_concurrency_limit`);
    /// an operator's relay is one address.
    private static final int OF_ONE_ADDRESS = 200;

    /// RFC 5321 §4.5.3.2.7: a server waits five minutes for the next command. It is counted from
    /// command to command: a byte now and then does not lengthen it.
    private static final Duration COMMAND = Duration.ofMinutes(5);

    /// Forty megabytes at 180 kbit/s. RFC 5321 §4.5.3.2.6 has the sender wait ten minutes for
    /// our answer, and nothing for the whole.
    private static final Duration MESSAGE = Duration.ofMinutes(30);

    /// Two round trips and a signature, on the slowest line; Netty gives up then, too.
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    /// The reply is one packet; who does not fetch it has gone.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /// The rest of the heap is for the steps that read what is being kept.
    private static final int HEAP_PARTS = 4;

    /// RFC 5321 §4.5.3.1.4 asks for 512 octets plus what extensions add.
    static final int COMMAND_LINE_BYTES = 2048;

    /// Lines that nobody honest sends: the twentieth is the last.
    static final int STRIKES = 20;

    /// Commands without a message kept: a hundred recipients (RFC 5321 §4.5.3.1.8) and the
    /// RSETs and NOOPs of a connection that others share come nowhere near.
    static final int COMMANDS_WITHOUT_MESSAGE = 500;

    /// RFC 5321 §4.5.3.1.8 asks for at least 100.
    static final int RECIPIENTS = 100;

    /// A message beyond its limit is read to its end so that the other side hears why (552),
    /// unless it goes on for ever.
    static final int FLOOD_FACTOR = 4;

    /// @param maxSize most bytes of one message: at least one always finds room
    static SmtpLimits usual(long maxSize) {
        return new SmtpLimits(
                CONNECTIONS,
                OF_ONE_ADDRESS,
                COMMAND,
                MESSAGE,
                HANDSHAKE,
                FAREWELL,
                Math.max(
                        ByteBudget.totalForOneOf(maxSize),
                        Runtime.getRuntime().maxMemory() / HEAP_PARTS));
    }
}
