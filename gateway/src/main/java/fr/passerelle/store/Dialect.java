package fr.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The little in which the two databases differ.
sealed interface Dialect {
    /// Makes everything committed so far safe against loss of power.
    void synchronise(Connection connection) throws SQLException;

    /// Waits until no other node is in its turn; ours ends with the transaction. Within this
    /// node [Store] sees to it.
    void takeTurn(Connection connection) throws SQLException;

    /// Whether this fault means that the database itself is gone, and not only one statement.
    boolean isGone(Throwable fault);

    /// Whether a commit that returned needs nothing more.
    default boolean commitIsSafe() {
        return switch (this) {
            case H2(boolean onDisk) -> !onDisk;
            case PostgreSql() -> true;
        };
    }

    /// H2 acknowledges a commit before it is on disk, even with WRITE_DELAY=0 (measured: 7
    /// fsyncs for 9,015 commits). One synchronisation makes all commits before it safe;
    /// [GroupSync] lets many transactions share one.
    record H2(boolean onDisk) implements Dialect {
        private static final Set<Integer> GONE =
                Set.of(
                        ErrorCode.DATABASE_IS_CLOSED,
                        ErrorCode.IO_EXCEPTION_1,
                        ErrorCode.IO_EXCEPTION_2);

        /// Not `checkpoint sync`: where H2's background thread has taken the last changes but not
        /// yet written them, that finds nothing to write and calls fsync in front of them. This
        /// waits for such a chunk first.
        @Override
        public void synchronise(Connection connection) throws SQLException {
            MVStore chunks =
                    ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
                            .getDatabase()
                            .getStore()
                            .getMvStore();
            chunks.commit();
            chunks.executeFilestoreOperation(chunks::sync);
        }

        @Override
        public boolean isGone(Throwable fault) {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                if (cause instanceof MVStoreException chunks
                        && chunks.getErrorCode() <= DataUtils.ERROR_FILE_LOCKED) {
                    return true;
                }
                if (cause instanceof SQLException sql && GONE.contains(sql.getErrorCode())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void takeTurn(Connection connection) {
            // The file is locked: there is no other node.
        }
    }

    /// PostgreSQL's commit is its own promise (synchronous_commit=on), grouped by the server.
    record PostgreSql() implements Dialect {
        /// The name of the lock among those of this database: "passerel" in ASCII.
        private static final long TURN = 0x706173736572656cL;

        @Override
        public void synchronise(Connection connection) {
            // Nothing to add: the commit returned after the WAL was flushed.
        }

        /// A server that is away comes back, and the pool finds it again.
        @Override
        public boolean isGone(Throwable fault) {
            return false;
        }

        @Override
        public void takeTurn(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + TURN + ")");
            }
        }
    }

    static Dialect of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgreSql();
        }
        if (url.startsWith("jdbc:h2:")) {
            return new H2(!url.startsWith("jdbc:h2:mem:"));
        }
        throw new IllegalArgumentException("a store is jdbc:h2:… or jdbc:postgresql:…, not " + url);
    }
}
