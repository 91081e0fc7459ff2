package fr.passerelle.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// What has come back of each mail of one run, and when. A relay owes the mail itself; the
/// gateway owes a receipt (which answers the mail) and a proposal to a doctor (which names the
/// receipt's case). Thread-safe.
final class Tally {
    /// What is owed for one mail.
    enum Owed {
        ITSELF,
        RECEIPT,
        RECEIPT_AND_PROPOSAL
    }

    private final int run;
    private final Owed owed;
    private final long[] started;
    private final AtomicLongArray first;
    private final AtomicLongArray second;
    private final Map<String, Integer> mailOfCase = new ConcurrentHashMap<>();
    private final Map<String, Long> earlyProposals = new ConcurrentHashMap<>();
    private final AtomicInteger complete = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();

    Tally(int run, int mails, Owed owed) {
        this.run = run;
        this.owed = owed;
        this.started = new long[mails];
        this.first = new AtomicLongArray(mails);
        this.second = new AtomicLongArray(mails);
    }

    int run() {
        return run;
    }

    int mails() {
        return started.length;
    }

    /// From here the mail's time counts.
    void starts(int mail, long nanos) {
        started[mail] = nanos;
    }

    /// A mail came to the sink; its header is all that is looked at.
    void arrives(String header, long nanos) {
        Optional<Integer> answered =
                number(header, owed == Owed.ITSELF ? "\nMessage-ID:" : "\nIn-Reply-To:");
        Optional<String> about = about(header);
        if (answered.isPresent()) {
            int mail = answered.get();
            note(first, mail, nanos);
            about.ifPresent(
                    file -> {
                        mailOfCase.put(file, mail);
                        Long early = earlyProposals.remove(file);
                        if (early != null) {
                            note(second, mail, early);
                        }
                    });
        } else if (about.isPresent()) {
            proposed(about.get(), nanos);
        } else {
            strangers.incrementAndGet();
        }
    }

    private void proposed(String file, long nanos) {
        Integer mail = mailOfCase.get(file);
        if (mail == null) {
            earlyProposals.put(file, nanos);
            // The receipt may have come between the two lines above.
            mail = mailOfCase.get(file);
        }
        if (mail != null) {
            earlyProposals.remove(file);
            note(second, mail, nanos);
        }
    }

    private void note(AtomicLongArray when, int mail, long nanos) {
        if (!when.compareAndSet(mail, 0, nanos)) {
            return;
        }
        boolean all =
                owed != Owed.RECEIPT_AND_PROPOSAL
                        || (first.get(mail) != 0 && second.get(mail) != 0);
        if (all) {
            complete.incrementAndGet();
        }
    }

    private Optional<Integer> number(String header, String field) {
        String mark = field.length() > 0 ? "bench-" + run + "-" : "";
        int line = header.indexOf(field);
        if (line < 0) {
            return Optional.empty();
        }
        int at = header.indexOf(mark, line);
        int end = header.indexOf('\n', line + 1);
        if (at < 0 || (end >= 0 && at > end)) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = at + mark.length(); i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            number = number * 10 + c - '0';
        }
        return number < started.length ? Optional.of(number) : Optional.empty();
    }

    /// The number in `[C-1042]` and in `[P-1042-1]`.
    private static Optional<String> about(String header) {
        int subject = header.indexOf("\nSubject:");
        int open = subject < 0 ? -1 : header.indexOf('[', subject);
        if (open < 0 || open + 3 > header.length() || header.charAt(open + 2) != '-') {
            return Optional.empty();
        }
        int end = open + 3;
        while (end < header.length() && Character.isDigit(header.charAt(end))) {
            end++;
        }
        return Optional.of(header.substring(open + 3, end));
    }

    int complete() {
        return complete.get();
    }

    /// Mails that answered nothing of this run.
    int strangers() {
        return strangers.get();
    }

    /// Seconds from the first start to the last arrival.
    double seconds() {
        long from = Arrays.stream(started).filter(at -> at != 0).min().orElse(0);
        long to = from;
        for (int i = 0; i < started.length; i++) {
            to = Math.max(to, end(i));
        }
        return (to - from) / 1e9;
    }

    private long end(int mail) {
        return Math.max(first.get(mail), second.get(mail));
    }

    /// Milliseconds from start to the last that was owed, in order.
    double[] latencies() {
        double[] all = new double[started.length];
        int n = 0;
        for (int i = 0; i < started.length; i++) {
            if (end(i) != 0) {
                all[n++] = (end(i) - started[i]) / 1e6;
            }
        }
        double[] found = Arrays.copyOf(all, n);
        Arrays.sort(found);
        return found;
    }
}
