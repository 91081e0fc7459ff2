package fr.passerelle.serving;

import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.answering.OutgoingSeal.Sealed;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.store.KnownCertificates;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Outbox.Numbered;
import fr.passerelle.store.Outbox.Standing;
import fr.passerelle.store.Store;
import fr.passerelle.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Between the outbox and the door: makes of each readable mail the bytes it leaves as, and has
/// them safe in the outbox before anybody sees them. Here and not where the mail is written,
/// because decisions are taken one after the other and a signature costs more than a decision
/// (decision 0018). Used by one thread.
final class SealingDesk {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    /// The same remark is made again after this.
    private static final Duration SILENCE = Duration.ofDays(1);

    private final Store store;
    private final Outbox outbox;
    private final Optional<OutgoingSeal> seal;
    private final Optional<KnownCertificates> learnt;
    private final InstantSource clock;
    private final Set<String> said = new HashSet<>();
    private Instant saidSince = Instant.MIN;

    /// @param learnt empty where only the certificates of the configuration count
    SealingDesk(
            Store store,
            Outbox outbox,
            Optional<OutgoingSeal> seal,
            Optional<KnownCertificates> learnt,
            InstantSource clock) {
        this.store = store;
        this.outbox = outbox;
        this.seal = seal;
        this.learnt = learnt;
        this.clock = clock;
    }

    /// These mails as they leave, in the same order. Those that were fixed before are not touched.
    List<Numbered> fixed(List<Numbered> mails) {
        if (mails.stream().allMatch(mail -> mail.standing() == Standing.FIXED)) {
            return mails;
        }
        Instant now = clock.instant();
        Map<EmailAddress, List<RecipientCertificate>> known = known(mails, now);
        List<Leaving> leaving =
                mails.stream()
                        .map(
                                each ->
                                        new Leaving(
                                                each,
                                                each.standing() == Standing.FIXED
                                                        ? each.mail().raw()
                                                        : seal(each, known, now)))
                        .toList();
        return store.call(
                transaction ->
                        leaving.stream().flatMap(each -> fix(transaction, each).stream()).toList());
    }

    private record Leaving(Numbered mail, RawMessage raw) {}

    /// Empty where the mail was erased meanwhile.
    private Optional<Numbered> fix(Transaction transaction, Leaving leaving) {
        return switch (leaving.mail().standing()) {
            case FIXED -> Optional.of(leaving.mail());
            case AWAITS_SEAL -> outbox.fix(transaction, leaving.mail(), leaving.raw());
        };
    }

    private Map<EmailAddress, List<RecipientCertificate>> known(List<Numbered> mails, Instant now) {
        Map<EmailAddress, List<RecipientCertificate>> known = new HashMap<>();
        learnt.ifPresent(
                certificates ->
                        store.read(
                                transaction -> {
                                    for (Numbered each : mails) {
                                        known.computeIfAbsent(
                                                each.mail().recipient(),
                                                address ->
                                                        certificates.find(
                                                                transaction, address, now));
                                    }
                                    return known;
                                }));
        return known;
    }

    /// A fault of ours in one mail must hold up neither it nor the others: it leaves readable, as
    /// it would to somebody whose certificate nobody knows.
    private RawMessage seal(
            Numbered mail, Map<EmailAddress, List<RecipientCertificate>> known, Instant now) {
        if (seal.isEmpty()) {
            return mail.mail().raw();
        }
        try {
            Sealed sealed =
                    seal.get()
                            .seal(
                                    mail.mail(),
                                    known.getOrDefault(mail.mail().recipient(), List.of()),
                                    now);
            sealed.remarks().forEach(remark -> say(remark, now));
            LOG.debug("o-{} leaves {}", mail.id(), sealed.protection());
            return sealed.raw();
        } catch (RuntimeException fault) {
            LOG.error(
                    "o-{} leaves without a seal after {}",
                    mail.id(),
                    fault.getClass().getSimpleName());
            return mail.mail().raw();
        }
    }

    /// Once a day each: every mail would say the same.
    private void say(String remark, Instant now) {
        if (now.isAfter(saidSince.plus(SILENCE))) {
            said.clear();
            saidSince = now;
        }
        if (said.add(remark)) {
            LOG.warn("{}", remark);
        }
    }
}
