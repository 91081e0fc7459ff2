package fr.passerelle.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/// The store: opens the database, brings its tables up to date, and runs transactions whose
/// commit is power-safe, not only kill-safe. Thread-safe.
public final class Store implements AutoCloseable {
    /// Connections: two workers, the journal's writer, the outbox, the console, one to spare.
    private static final int CONNECTIONS = 8;

    private final HikariDataSource connections;
    private final Dialect dialect;
    private final GroupSync sync;
    private final Keys keys;
    private volatile boolean broken;
    private volatile Runnable whenBroken = () -> {};
    private final ReentrantLock turn = new ReentrantLock();

    private Store(HikariDataSource connections, Dialect dialect, Keys keys) {
        this.connections = connections;
        this.dialect = dialect;
        this.keys = keys;
        this.sync = new GroupSync(this::synchronise);
    }

    /// Opens, creating what is not there. An H2 file is enciphered with a password made from
    /// the master key; a PostgreSQL server's disk is its operator's business.
    ///
    /// @throws StoreFault when it cannot be opened: wrong key, file in use, server away
    public static Store open(String url, String user, String password, Keys keys) {
        Dialect dialect = Dialect.of(url);
        HikariConfig config = new HikariConfig();
        switch (dialect) {
            case Dialect.H2(boolean onDisk) -> {
                String filePassword =
                        HexFormat.of().formatHex(keys.hash("h2-file")).substring(0, 48);
                config.setJdbcUrl(
                        url
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                + ";QUERY_CACHE_SIZE=128;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000"
                                + (onDisk ? ";CIPHER=AES;CACHE_SIZE=32768" : ";DB_CLOSE_DELAY=-1"));
                config.setUsername("passerelle");
                config.setPassword(onDisk ? filePassword + " " + filePassword : filePassword);
            }
            case Dialect.PostgreSql() -> {
                config.setJdbcUrl(url);
                config.setUsername(user);
                config.setPassword(password);
            }
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        config.setPoolName("store");
        HikariDataSource connections;
        try {
            connections = new HikariDataSource(config);
        } catch (RuntimeException refused) {
            throw new StoreFault("the store could not be opened", refused);
        }
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:fr/passerelle/store/migrations")
                .load()
                .migrate();
        return new Store(connections, dialect, keys);
    }

    public Keys keys() {
        return keys;
    }

    /// Runs `work` in one transaction and returns once its commit is on stable storage. A throw
    /// rolls everything back and is passed on.
    public <T> T call(Function<Transaction, T> work) {
        Committed<T> committed = commit(work);
        awaitSafe();
        committed.transaction().runAfterCommit();
        return committed.result();
    }

    /// Commits and does not wait for the disk: for leases, which a crash may forget because it
    /// ends them anyway. Waiting would cost a synchronisation at every look into an empty queue.
    public <T> T callLightly(Function<Transaction, T> work) {
        Committed<T> committed = commit(work);
        committed.transaction().runAfterCommit();
        return committed.result();
    }

    /// The same as [#call], while nobody else on this store is inside: two decisions taken at
    /// once would each see the last free place of one doctor (I2), and take two doctors' rows
    /// in opposite order. The next one enters after the commit and need not wait for the disk.
    public <T> T callInTurn(Function<Transaction, T> work) {
        Committed<T> committed;
        turn.lock();
        try {
            committed =
                    commit(
                            transaction -> {
                                takeTurn(transaction);
                                return work.apply(transaction);
                            });
        } finally {
            turn.unlock();
        }
        awaitSafe();
        committed.transaction().runAfterCommit();
        return committed.result();
    }

    private void takeTurn(Transaction transaction) {
        try {
            dialect.takeTurn(transaction.connection());
        } catch (SQLException fault) {
            throw new StoreFault("the database gave nobody the turn", fault);
        }
    }

    private record Committed<T>(Transaction transaction, T result) {}

    private <T> Committed<T> commit(Function<Transaction, T> work) {
        return onConnection(
                "a transaction failed",
                connection -> {
                    Transaction transaction = new Transaction(connection);
                    T result = work.apply(transaction);
                    transaction.checkWhole();
                    connection.commit();
                    return new Committed<>(transaction, result);
                });
    }

    /// What is done with a connection.
    private interface Use<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Whatever was not committed is rolled back; but an embedded database whose disk failed is
    /// not touched again, because H2 may then turn in circles for ever.
    private <T> T onConnection(String whatFailed, Use<T> use) {
        refuseWhereBroken();
        try {
            Connection connection = connections.getConnection();
            boolean gone = false;
            try {
                return use.on(connection);
            } catch (SQLException | RuntimeException fault) {
                gone = dialect.isGone(fault);
                throw fault;
            } finally {
                if (gone) {
                    breakDown();
                } else {
                    connection.rollback();
                    connection.close();
                }
            }
        } catch (SQLException fault) {
            throw new StoreFault(whatFailed, fault);
        }
    }

    private void refuseWhereBroken() {
        if (broken) {
            throw new StoreFault(
                    "the disk of the store failed; it must be opened again",
                    new IllegalStateException("broken store"));
        }
    }

    private void breakDown() {
        if (!broken) {
            broken = true;
            whenBroken.run();
        }
    }

    /// An embedded database does not outlive a disk that fails or is full: from then on
    /// everything is refused, and only a new process can open the store again, with all that
    /// was acknowledged. `what` is told once.
    public void whenBroken(Runnable what) {
        whenBroken = what;
    }

    public void run(Consumer<Transaction> work) {
        call(
                transaction -> {
                    work.accept(transaction);
                    return true;
                });
    }

    /// Reads without waiting for the disk.
    public <T> T read(Function<Transaction, T> work) {
        return onConnection(
                "a query failed", connection -> work.apply(new Transaction(connection)));
    }

    /// Whether nobody else can have this store open: an embedded database locks its file.
    public boolean isOursAlone() {
        return dialect instanceof Dialect.H2;
    }

    /// How often the disk was synchronised, for the benchmark.
    public long synchronisations() {
        return sync.synchronisations();
    }

    private void awaitSafe() {
        if (dialect.commitIsSafe()) {
            return;
        }
        try {
            sync.await();
        } catch (SQLException fault) {
            throw new StoreFault("the disk would not synchronise", fault);
        }
    }

    private void synchronise() {
        onConnection(
                "the disk would not synchronise",
                connection -> {
                    dialect.synchronise(connection);
                    return true;
                });
    }

    @Override
    public void close() {
        if (broken) {
            return; // closing would ask the failed disk again; the process ends instead
        }
        connections.close();
    }
}
