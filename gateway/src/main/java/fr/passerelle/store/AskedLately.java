package fr.passerelle.store;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much each volunteer was asked lately, kept on the volunteer's own row whenever an offer
/// changes. Counting offers at each decision would cost more with every offer ever made.
///
/// Read, changed and written back: right because decisions are taken in turn
/// ([Store#callInTurn]).
final class AskedLately {
    /// The longest window anybody asks about: a calendar month.
    private static final Duration KEPT = Duration.ofDays(32);

    /// More than any quota and any budget of mails a policy may name (100 and 50).
    private static final int MOST = 128;

    private AskedLately() {}

    /// An offer was made.
    static void made(Transaction transaction, OfferState offer) {
        long at = offer.madeAt().toEpochMilli();
        column(transaction, "asked", offer.volunteer())
                .ifPresent(
                        asked ->
                                transaction
                                        .sql()
                                        .sql(
                                                """
                                                update volunteer set outstanding = outstanding + ?,
                                                    asked = ? where id = ?
                                                """)
                                        .params(
                                                waits(offer.standing()) ? 1 : 0,
                                                with(asked, at, at),
                                                offer.volunteer())
                                        .update());
    }

    /// An offer came to stand otherwise.
    ///
    /// @param since when it had come to stand as before
    static void moved(
            Transaction transaction, OfferState offer, Standing before, Instant since, Instant at) {
        Standing after = offer.standing();
        int less = (waits(before) ? 1 : 0) - (waits(after) ? 1 : 0);
        if (less != 0) {
            transaction
                    .sql()
                    .sql("update volunteer set outstanding = outstanding - ? where id = ?")
                    .params(less, offer.volunteer())
                    .update();
        }
        if (before == Standing.ACCEPTED || after == Standing.ACCEPTED) {
            accepted(transaction, offer.volunteer(), before, since, after, at);
        }
    }

    private static void accepted(
            Transaction transaction,
            String volunteer,
            Standing before,
            Instant since,
            Standing after,
            Instant at) {
        column(transaction, "accepted", volunteer)
                .ifPresent(
                        accepted -> {
                            List<Long> times = new ArrayList<>(times(accepted));
                            if (before == Standing.ACCEPTED) {
                                times.remove(since.toEpochMilli());
                            }
                            byte[] left = packed(times);
                            byte[] now =
                                    after == Standing.ACCEPTED
                                            ? with(left, at.toEpochMilli(), at.toEpochMilli())
                                            : left;
                            transaction
                                    .sql()
                                    .sql("update volunteer set accepted = ? where id = ?")
                                    .params(now, volunteer)
                                    .update();
                        });
    }

    private static boolean waits(Standing standing) {
        return standing == Standing.OPEN || standing == Standing.REMINDED;
    }

    /// Empty where there is no such volunteer any more.
    private static Optional<byte[]> column(
            Transaction transaction, String column, String volunteer) {
        return transaction
                .sql()
                .sql("select " + column + " from volunteer where id = ?")
                .param(volunteer)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /// How many of these times are not before `from`.
    static int since(byte @Nullable [] packed, long from) {
        if (packed == null) {
            return 0;
        }
        int count = 0;
        Packed.Reader reader = new Packed.Reader(packed);
        for (int i = reader.size(); i > 0; i--) {
            if (reader.number() >= from) {
                count++;
            }
        }
        return count;
    }

    private static byte[] with(byte[] packed, long time, long now) {
        List<Long> times = new ArrayList<>(times(packed));
        times.removeIf(each -> each < now - KEPT.toMillis());
        times.add(time);
        return packed(
                times.size() > MOST ? times.subList(times.size() - MOST, times.size()) : times);
    }

    private static List<Long> times(byte[] packed) {
        List<Long> times = new ArrayList<>();
        Packed.Reader reader = new Packed.Reader(packed);
        for (int i = reader.size(); i > 0; i--) {
            times.add(reader.number());
        }
        return times;
    }

    private static byte[] packed(List<Long> times) {
        Packed.Writer writer = new Packed.Writer(8 + times.size() * 6);
        writer.number(times.size());
        times.forEach(writer::number);
        return writer.done();
    }

    /// Nothing asked yet.
    static byte[] none() {
        return packed(List.of());
    }
}
