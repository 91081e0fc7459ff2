package fr.passerelle.receiving;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is connected, all and from each address. Where there is no place left, whoever has been
/// silent longest makes room, so that no crowd of idle connections keeps out a sender; a message
/// under way is never interrupted. An address that takes too many places pushes out its own.
final class SmtpCrowd {
    /// IPv6 hands a /64 to each house.
    private static final int IPV6_PREFIX = 8;

    /// One connection. Asked from any thread.
    interface Guest {
        InetAddress from();

        /// Greater for whoever was heard later.
        long lastHeard();

        boolean hasMessageUnderWay();

        /// Leaves, or says [SmtpCrowd#stay] where a message has come under way meanwhile.
        void makeRoom();
    }

    enum Answer {
        WELCOME,
        FULL,
        FULL_FOR_THIS_ADDRESS
    }

    private final SmtpLimits limits;
    private final Map<String, Set<Guest>> byAddress = new HashMap<>();
    private int size;

    SmtpCrowd(SmtpLimits limits) {
        this.limits = limits;
    }

    synchronized Answer enter(Guest guest) {
        Set<Guest> neighbours = byAddress.getOrDefault(key(guest.from()), Set.of());
        if (neighbours.size() >= limits.ofOneAddress() && !makeRoom(neighbours)) {
            return Answer.FULL_FOR_THIS_ADDRESS;
        }
        if (size >= limits.connections()
                && !makeRoom(byAddress.values().stream().flatMap(Collection::stream).toList())) {
            return Answer.FULL;
        }
        put(guest);
        return Answer.WELCOME;
    }

    synchronized void leave(Guest guest) {
        remove(guest);
    }

    /// A guest that was asked to leave and has begun a message instead.
    synchronized void stay(Guest guest) {
        put(guest);
    }

    synchronized int size() {
        return size;
    }

    private boolean makeRoom(Collection<Guest> among) {
        Optional<Guest> silent =
                among.stream()
                        .filter(guest -> !guest.hasMessageUnderWay())
                        .min(Comparator.comparingLong(Guest::lastHeard));
        silent.ifPresent(
                guest -> {
                    remove(guest);
                    guest.makeRoom();
                });
        return silent.isPresent();
    }

    private void put(Guest guest) {
        if (byAddress.computeIfAbsent(key(guest.from()), _ -> new LinkedHashSet<>()).add(guest)) {
            size++;
        }
    }

    private void remove(Guest guest) {
        String key = key(guest.from());
        Set<Guest> guests = byAddress.get(key);
        if (guests != null && guests.remove(guest)) {
            size--;
            if (guests.isEmpty()) {
                byAddress.remove(key);
            }
        }
    }

    private static String key(InetAddress from) {
        byte[] bytes = from.getAddress();
        return Arrays.toString(
                from instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX) : bytes);
    }
}
