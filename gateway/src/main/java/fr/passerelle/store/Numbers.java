package fr.passerelle.store;

/// Row numbers, taken from a database sequence a hundred at a time: one query serves a hundred
/// rows, and several nodes never take the same. Numbers of a block that was not used up are
/// lost, which is fine.
final class Numbers {
    private static final int BLOCK = 100;

    private final String sequence;
    private long next;
    private long end;

    Numbers(String sequence) {
        this.sequence = sequence;
    }

    synchronized long take(Transaction transaction) {
        if (next == end) {
            next =
                    transaction
                            .sql()
                            .sql("select nextval('" + sequence + "')")
                            .query(Long.class)
                            .single();
            end = next + BLOCK;
        }
        return next++;
    }
}
