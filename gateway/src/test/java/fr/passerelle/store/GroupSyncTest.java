package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupSyncTest {
    @Test
    void thoseWhoComeWhileOneRunsShareTheNext() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch letFirstEnd = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        GroupSync sync =
                new GroupSync(
                        () -> {
                            if (runs.incrementAndGet() == 1) {
                                firstRuns.countDown();
                                awaitQuietly(letFirstEnd);
                            }
                        });
        Thread leader = Thread.ofVirtual().start(() -> awaitQuietly(sync));
        firstRuns.await();
        List<Thread> followers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            followers.add(Thread.ofVirtual().start(() -> awaitQuietly(sync)));
        }
        while (followers.stream().anyMatch(t -> t.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }
        letFirstEnd.countDown();
        leader.join();
        for (Thread follower : followers) {
            follower.join();
        }

        assertThat(runs).hasValueBetween(2, 3);
    }

    @Test
    void aFailedSynchronisationIsToldAndTheNextOneIsTriedAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        GroupSync sync =
                new GroupSync(
                        () -> {
                            if (runs.incrementAndGet() == 1) {
                                throw new SQLException("disk full");
                            }
                        });

        assertThatThrownBy(sync::await).hasMessage("disk full");
        sync.await();
        assertThat(runs).hasValue(2);
    }

    private static void awaitQuietly(GroupSync sync) {
        try {
            sync.await();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
