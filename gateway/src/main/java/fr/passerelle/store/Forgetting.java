package fr.passerelle.store;

import fr.passerelle.answering.Discretion;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import java.util.Arrays;
import java.util.List;

/// Erasure: what goes when a case's key is destroyed, in the store's own rows. What was sealed
/// under that key elsewhere (backups) cannot be opened any more.
final class Forgetting {
    /// Kinds that say anything of the patient. The others bear a number only and are kept: a
    /// question that we no longer have could not be told from an answer that quotes it.
    private static final List<String> TELLING =
            Arrays.stream(LetterKind.values())
                    .filter(kind -> Discretion.of(kind) != Discretion.NUMBER)
                    .map(Enum::name)
                    .toList();

    private final Keys keys;
    private final Vault vault;

    Forgetting(Keys keys) {
        this.keys = keys;
        this.vault = new Vault(keys);
    }

    /// Everything about a case that is legible with its key. A mail that has not left yet keeps
    /// its text until it has.
    void forget(Transaction transaction, CaseId id) {
        releaseMails(transaction, id);
        vault.destroy(transaction, id.value());
        for (String statement :
                List.of(
                        "update case_file set fiche = null where id = ?",
                        "delete from patient_index where case_id = ?")) {
            transaction.sql().sql(statement).param(id.value()).update();
        }
        List<Long> messages =
                transaction
                        .sql()
                        .sql("select id from message where case_id = ? and data_key is not null")
                        .param(id.value())
                        .query(Long.class)
                        .list();
        messages.forEach(message -> forgetMessage(transaction, message));
    }

    /// Mails on their way must be finished without the case's key; those that have arrived and
    /// say anything of the patient are forgotten.
    private void releaseMails(Transaction transaction, CaseId id) {
        transaction
                .sql()
                .sql(
                        """
                        update outbox set sealed = null, data_key = null, departure = null
                        where case_id = :case and state in ('sent', 'failed')
                          and sealed is not null and kind in (:telling)
                        """)
                .param("case", id.value())
                .param("telling", TELLING)
                .update();
        vault.key(transaction, id.value()).ifPresent(key -> moveUnderMaster(transaction, id, key));
    }

    private void moveUnderMaster(Transaction transaction, CaseId id, byte[] caseKey) {
        record OnItsWay(long id, Bytes wrapped) {}
        List<OnItsWay> mails =
                transaction
                        .sql()
                        .sql(
                                """
                                select id, data_key from outbox
                                where case_id = ? and under_case and data_key is not null
                                """)
                        .param(id.value())
                        .query((row, _) -> new OnItsWay(row.getLong(1), Bytes.of(row.getBytes(2))))
                        .list();
        for (OnItsWay mail : mails) {
            transaction
                    .sql()
                    .sql("update outbox set data_key = ?, under_case = false where id = ?")
                    .params(keys.wrap(Keys.unwrapUnder(caseKey, mail.wrapped().array())), mail.id())
                    .update();
        }
    }

    /// A mail that goes nowhere any more: its text goes too where its case is erased.
    static void forgetMail(Transaction transaction, long id) {
        transaction
                .sql()
                .sql(
                        """
                        update outbox set sealed = null, data_key = null, departure = null
                        where id = :id and case_id is not null and kind in (:telling)
                          and not exists (select 1 from vault v where v.case_id = outbox.case_id)
                        """)
                .param("id", id)
                .param("telling", TELLING)
                .update();
    }

    /// One message: its bytes, and the attachments that no other message carries.
    static void forgetMessage(Transaction transaction, long id) {
        transaction
                .sql()
                .sql("update message set data_key = null, sealed = ? where id = ?")
                .params(new byte[0], id)
                .update();
        List<byte[]> blobs =
                transaction
                        .sql()
                        .sql("select blob_id from blob_use where message_id = ?")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .list();
        if (blobs.isEmpty()) {
            return;
        }
        transaction.sql().sql("delete from blob_use where message_id = ?").param(id).update();
        blobs.stream().sorted(Arrays::compareUnsigned).forEach(blob -> forget(transaction, blob));
    }

    /// The row is locked before it is asked whether it is used: a message that is being kept at
    /// this instant holds the same lock until its use is written.
    private static void forget(Transaction transaction, byte[] blob) {
        transaction
                .sql()
                .sql("select id from blob where id = ? for update")
                .param(blob)
                .query((row, _) -> row.getBytes(1))
                .list();
        transaction
                .sql()
                .sql(
                        """
                        delete from blob where id = ?
                          and not exists (select 1 from blob_use where blob_id = ?)
                        """)
                .params(blob, blob)
                .update();
    }
}
