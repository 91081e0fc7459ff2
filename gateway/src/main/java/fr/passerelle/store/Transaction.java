package fr.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// One transaction: the effects of one message, or under load of several that share a commit,
/// each behind a savepoint of its own. Used by one thread.
public final class Transaction {
    private final Connection connection;
    private final JdbcClient sql;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Connection connection) {
        this.connection = connection;
        this.sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    JdbcClient sql() {
        return sql;
    }

    Connection connection() {
        return connection;
    }

    /// To be done once the commit is safe on disk; forgotten on rollback.
    public void afterCommit(Runnable what) {
        afterCommit.add(what);
    }

    /// Runs `what` behind a savepoint: when it throws, its effects are undone and those of the
    /// messages before it stay.
    public void apart(Runnable what) {
        int hooks = afterCommit.size();
        try {
            Savepoint savepoint = connection.setSavepoint();
            try {
                what.run();
            } catch (RuntimeException fault) {
                connection.rollback(savepoint);
                afterCommit.subList(hooks, afterCommit.size()).clear();
                throw fault;
            }
        } catch (SQLException lost) {
            throw new StoreFault("the database would not keep a savepoint", lost);
        }
    }

    void runAfterCommit() {
        afterCommit.forEach(Runnable::run);
    }
}
