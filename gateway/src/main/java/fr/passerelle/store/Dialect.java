package fr.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The little in which the two databases differ.
sealed interface Dialect {
    /// Makes everything committed so far safe against loss of power.
    void synchronise(Connection connection) throws SQLException;

    /// Waits until no other node is in its turn; ours ends with the transaction. Within this
    /// node [Store] sees to it.
    void takeTurn(Connection connection) throws SQLException;

    /// Whether a commit that returned needs nothing more.
    default boolean commitIsSafe() {
        return switch (this) {
            case H2(boolean onDisk) -> !onDisk;
            case PostgreSql() -> true;
        };
    }

    /// H2 acknowledges a commit before it is on disk, even with WRITE_DELAY=0 (measured: 7
    /// fsyncs for 9,015 commits). `checkpoint sync` writes the open chunk and calls fsync, so
    /// one of them makes all commits before it safe; [GroupSync] lets many transactions share
    /// one.
    record H2(boolean onDisk) implements Dialect {
        @Override
        public void synchronise(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
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
