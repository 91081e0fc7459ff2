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
    private boolean lost;

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
    /// messages before it stay. A database that undid more than that (H2 undoes the whole
    /// transaction at a deadlock) cannot commit any more: then all of it fails, because what
    /// the messages before have to tell would not be true.
    public void apart(Runnable what) {
        int hooks = afterCommit.size();
        try {
            Savepoint savepoint = connection.setSavepoint();
            try {
                what.run();
            } catch (RuntimeException fault) {
                lost = lost || isDeadlock(fault);
                connection.rollback(savepoint);
                afterCommit.subList(hooks, afterCommit.size()).clear();
                throw fault;
            }
        } catch (SQLException fault) {
            lost = true;
            throw new StoreFault("the database would not keep a savepoint", fault);
        }
    }

    /// SQLSTATE class 40, transaction rollback (ISO/IEC 9075-2, table 38).
    private static boolean isDeadlock(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused
                    && refused.getSQLState() != null
                    && refused.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    /// @throws StoreFault where a part of what was done is gone
    void checkWhole() {
        if (lost) {
            throw new StoreFault("the database undid a part of this transaction");
        }
    }

    void runAfterCommit() {
        afterCommit.forEach(Runnable::run);
    }
}
