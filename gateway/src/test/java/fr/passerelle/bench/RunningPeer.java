package fr.passerelle.bench;

import java.util.List;
import java.util.Locale;

/// A server that somebody else has started: any relay, or a gateway under a profiler.
///
/// @param port where it accepts
/// @param sinkPort where it delivers
record RunningPeer(int port, int sinkPort, ProcessTree processes, Tally.Owed owes, Mails.Size size)
        implements Peer {
    /// @param arguments `running PORT SINK_PORT PID itself|receipt|receipt_and_proposal
    ///     text|attached`
    static RunningPeer of(List<String> arguments) {
        return new RunningPeer(
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                new ProcessTree(Long.parseLong(arguments.get(3))),
                Tally.Owed.valueOf(arguments.get(4).toUpperCase(Locale.ROOT)),
                Mails.Size.valueOf(arguments.get(5).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String name() {
        return "running";
    }

    @Override
    public double startSeconds() {
        return Double.NaN;
    }

    @Override
    public void close() {
        // It is its starter's.
    }
}
