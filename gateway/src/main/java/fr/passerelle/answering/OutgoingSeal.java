package fr.passerelle.answering;

import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.trust.Trust;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts S/MIME (RFC 8551) on a finished mail as it leaves: signed in the clear, so that every
/// program shows it, and enciphered where its one recipient's certificate is known and good at
/// that instant. The header stays in front as it is; the body with its Content- fields goes inside.
///
/// Each call gives other bytes, since signatures and envelopes are random: the caller keeps them
/// and never asks twice for one mail. Safe for many threads.
public final class OutgoingSeal {
    private final Optional<Keyring> signing;
    private final Sealing sealing;
    private final CorrespondentFiles files;
    private final Set<String> readGcm;
    private final Trust trust;

    /// @param signing our keys where we sign: those that may speak for our address
    /// @param readGcm mail addresses or domains, in lower case, whose programs read AES-GCM
    ///     although nothing of theirs says so
    public OutgoingSeal(
            Optional<Keyring> signing,
            CorrespondentFiles files,
            Set<String> readGcm,
            Trust trust,
            SecureRandom random) {
        this.signing = signing;
        this.sealing = new Sealing(signing.orElse(Keyring.EMPTY), random);
        this.files = files;
        this.readGcm = Set.copyOf(readGcm);
        this.trust = trust;
    }

    /// What a mail leaves under.
    public enum Protection {
        /// None: the readable bytes.
        NONE,
        SIGNED,
        /// In an authenticated envelope, without a signature.
        ENCIPHERED,
        SIGNED_AND_ENCIPHERED
    }

    /// @param remarks why there is less protection than was wished for, without names; each is
    ///     the same sentence as long as its cause is the same
    public record Sealed(RawMessage raw, Protection protection, List<String> remarks) {
        public Sealed {
            remarks = List.copyOf(remarks);
        }
    }

    /// Less protection is never a reason to keep a mail back: where the key is out of date or the
    /// certificate no good, it leaves with what is left.
    ///
    /// @param learnt certificates known of the recipient beside those of the files
    /// @param at the instant at which it leaves
    public Sealed seal(OutgoingMail mail, List<RecipientCertificate> learnt, Instant at) {
        List<String> remarks = new ArrayList<>();
        Optional<SplitMail> split = SplitMail.find(mail.raw().bytes());
        if (split.isEmpty()) {
            return new Sealed(
                    mail.raw(),
                    Protection.NONE,
                    List.of("a mail is not in lines of seven bits and cannot be signed"));
        }
        byte[] entity = split.get().entity();
        Optional<byte[]> signed = signing.flatMap(_ -> sealing.sign(entity, at));
        if (signing.isPresent() && signed.isEmpty()) {
            remarks.add("no key of ours is good for signing: mail leaves unsigned");
        }
        Optional<RecipientCertificate> recipient =
                usable(
                        Stream.concat(files.find(mail.recipient()).stream(), learnt.stream()),
                        at,
                        remarks);
        Optional<Sealing.Cipher> cipher =
                recipient
                        .map(known -> cipher(mail, known))
                        // What CBC hides anybody can change, unless it is signed inside.
                        .filter(it -> signed.isPresent() || it == Sealing.Cipher.AUTHENTICATED);
        if (recipient.isPresent() && cipher.isEmpty()) {
            remarks.add("nothing is signed, and CBC without a signature protects nothing");
        }
        byte[] content = signed.orElse(entity);
        byte[] body =
                cipher.map(
                                it ->
                                        sealing.encrypt(
                                                content,
                                                List.of(recipient.orElseThrow().certificate()),
                                                it))
                        .orElse(content);
        Protection protection = protection(signed.isPresent(), cipher.isPresent());
        return new Sealed(
                protection == Protection.NONE ? mail.raw() : split.get().around(body),
                protection,
                remarks);
    }

    private Sealing.Cipher cipher(OutgoingMail mail, RecipientCertificate known) {
        boolean readsGcm =
                readGcm.contains(mail.recipient().toString())
                        || readGcm.contains(mail.recipient().domain());
        return readsGcm ? Sealing.Cipher.AUTHENTICATED : known.reads();
    }

    private static Protection protection(boolean signed, boolean enciphered) {
        if (enciphered) {
            return signed ? Protection.SIGNED_AND_ENCIPHERED : Protection.ENCIPHERED;
        }
        return signed ? Protection.SIGNED : Protection.NONE;
    }

    /// The newest certificate that is good now.
    private Optional<RecipientCertificate> usable(
            Stream<RecipientCertificate> known, Instant at, List<String> remarks) {
        for (RecipientCertificate each : known.sorted(RecipientCertificate.NEWEST_FIRST).toList()) {
            Optional<Sentence> why = unusable(each, at);
            if (why.isEmpty()) {
                return Optional.of(each);
            }
            remarks.add(
                    "the correspondent's certificate "
                            + each.serial()
                            + " is passed over: "
                            + why.get().withoutNames().english());
        }
        return Optional.empty();
    }

    /// Why nothing is enciphered for this certificate at this instant; empty where it may be.
    public Optional<Sentence> unusable(RecipientCertificate known, Instant at) {
        return switch (trust.judgeRecipient(known.certificate(), known.issuers(), at)) {
            case Verdict.Valid _ -> Optional.empty();
            case Verdict.Invalid(var why) -> Optional.of(why);
            case Verdict.CannotTell(var why) -> Optional.of(why);
            case Verdict.NotPresent() ->
                    Optional.of(new Sentence("there is none", "il n’y en a pas"));
        };
    }

    /// Whether mail is meant to be signed at all.
    public boolean signs() {
        return signing.isPresent();
    }

    /// Who signs at this instant.
    public Optional<Keyring.Signer> signer(Instant at) {
        return signing.flatMap(keys -> keys.signer(at));
    }

    public CorrespondentFiles files() {
        return files;
    }
}
