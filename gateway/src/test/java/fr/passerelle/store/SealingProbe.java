package fr.passerelle.store;

import fr.passerelle.receiving.Arrival;

/// For the benchmark: what the journal does with an arrival before it needs the database.
public final class SealingProbe {
    private final JournalTable table;

    public SealingProbe(Keys keys) {
        this.table = new JournalTable(keys);
    }

    /// Bytes of the sealed row.
    public int seal(Arrival arrival) {
        return table.prepare(arrival).rows().sealed().length();
    }
}
