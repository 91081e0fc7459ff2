package fr.passerelle.store;

import java.util.Optional;

/// The table `vault`: one data key a case, wrapped by the master key. Whatever identifies or
/// describes the patient is sealed under it or under keys that it wraps; destroying the row
/// forgets them all.
final class Vault {
    private final Keys keys;

    Vault(Keys keys) {
        this.keys = keys;
    }

    byte[] open(Transaction transaction, String caseId) {
        byte[] key = keys.freshKey();
        transaction
                .sql()
                .sql("insert into vault (case_id, data_key) values (?, ?)")
                .params(caseId, keys.wrap(key))
                .update();
        return key;
    }

    /// Empty once the case is erased.
    Optional<byte[]> key(Transaction transaction, String caseId) {
        return transaction
                .sql()
                .sql("select data_key from vault where case_id = ?")
                .param(caseId)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(keys::unwrap);
    }

    void destroy(Transaction transaction, String caseId) {
        transaction.sql().sql("delete from vault where case_id = ?").param(caseId).update();
    }
}
