package fr.passerelle.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same promises on a real PostgreSQL.
class PostgresStoreTest extends StoreContract {
    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Store openStore() {
        if (server == null) {
            throw new IllegalStateException("the server did not start");
        }
        return Store.open(server.getJdbcUrl("postgres", "postgres"), "postgres", "", keys);
    }

    @Override
    void emptyStore(Store open) {
        open.run(
                tx ->
                        tx.sql()
                                .sql(
                                        """
                                        truncate message, blob, blob_use, vault, case_file,
                                            patient_index, case_referrer, event, offer, outbox, correspondent
                                        """)
                                .update());
    }
}
