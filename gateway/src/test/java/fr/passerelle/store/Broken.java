package fr.passerelle.store;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A store that refuses letters of some kinds, until it is closed.
public final class Broken implements AutoCloseable {
    private final Store store;

    private Broken(Store store) {
        this.store = store;
    }

    public static Broken lettersOf(Store store, LetterKind... kinds) {
        String refused =
                Arrays.stream(kinds)
                        .map(kind -> "'" + kind.name() + "'")
                        .collect(Collectors.joining(", "));
        store.run(
                tx ->
                        tx.sql()
                                .sql(
                                        "alter table outbox add constraint broken"
                                                + " check (kind not in (%s)) nocheck"
                                                        .formatted(refused))
                                .update());
        return new Broken(store);
    }

    public static boolean isKnown(Store store, EmailAddress address) {
        return store.read(
                        tx ->
                                tx.sql()
                                        .sql("select count(*) from correspondent where address = ?")
                                        .param(address.toString())
                                        .query(Integer.class)
                                        .single())
                == 1;
    }

    /// What the journal says of each message.
    public static List<String> because(Store store) {
        return store.read(
                tx -> tx.sql().sql("select because from message").query(String.class).list());
    }

    @Override
    public void close() {
        store.run(tx -> tx.sql().sql("alter table outbox drop constraint broken").update());
    }
}
