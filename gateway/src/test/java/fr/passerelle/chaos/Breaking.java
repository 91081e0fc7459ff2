package fr.passerelle.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// A mailet that an operator might have put into the chain and that is broken: it throws at
/// messages of one sender. Stands behind deciding, so that there is much to undo.
public final class Breaking extends GenericMailet {
    private static final Map<String, Fault> BREAKS_AT = new ConcurrentHashMap<>();

    private record Fault(Throwable what, AtomicInteger timesLeft) {}

    /// From now on it throws `what` so many times at messages from this sender.
    static void at(String sender, Throwable what, int times) {
        BREAKS_AT.put(sender, new Fault(what, new AtomicInteger(times)));
    }

    static void no() {
        BREAKS_AT.clear();
    }

    @Override
    public void service(Mail mail) {
        Fault fault = BREAKS_AT.get(mail.getMaybeSender().asString());
        if (fault != null && fault.timesLeft().getAndDecrement() > 0) {
            switch (fault.what()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(fault.what());
            }
        }
    }
}
