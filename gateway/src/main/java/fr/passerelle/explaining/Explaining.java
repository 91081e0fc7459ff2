package fr.passerelle.explaining;

import fr.passerelle.document.Field;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import fr.passerelle.receiving.DeliveryHeaders;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.reply.Answer;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs files dry: the first two steps as the gateway runs them, and what can be said of the
/// others without a store. One file at a time; whatever a file holds, the next one can be asked
/// for.
public final class Explaining {
    private static final Door DOOR = new Door("explain", false);

    /// Nobody's address (RFC 2606): without the mails we sent nobody knows which one is ours.
    private static final EmailAddress UNKNOWN = EmailAddress.of("passerelle@explain.invalid");

    private static final Set<Field> WHO =
            Set.of(
                    Field.BIRTH_NAME,
                    Field.USED_NAME,
                    Field.GIVEN_NAMES,
                    Field.SEX,
                    Field.BIRTH_DATE,
                    Field.BIRTH_YEAR,
                    Field.BIRTH_PLACE,
                    Field.INS);

    /// RFC 5322 §3.3, with the day's name or without.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("[EEE, ]d MMM uuuu H:mm[:ss] Z", Locale.ENGLISH);

    /// What may differ from one house, or machine, to the next.
    ///
    /// @param forms the fiches de saisine that are known
    /// @param pictures reads pages that are pictures
    public record Readers(Forms forms, PictureReader pictures) {}

    private final MimeOpener opener;
    private final boolean judged;
    private final Understander understander;
    private final Optional<Instant> at;
    private final InstantSource clock;

    /// @param sent what the gateway had sent, where that is known
    /// @param own the gateway's mailbox, where that is known
    /// @param authservId the one server whose Authentication-Results are believed
    /// @param anchors the authorities whose signers are believed; none, and signatures are not
    ///     judged
    /// @param at when every message is to have come; where it is not said, a message came when
    ///     it was written
    /// @param with what documents are read with
    /// @param clock for messages without a date
    public Explaining(
            SentMails sent,
            Optional<EmailAddress> own,
            Optional<String> authservId,
            Optional<TrustAnchors> anchors,
            Optional<Instant> at,
            Readers with,
            InstantSource clock) {
        Trusting trusting = new Trusting(Set.of(), authservId);
        this.opener =
                anchors.map(Explaining::secureMail)
                        .map(secure -> new MimeOpener(trusting, secure))
                        .orElseGet(() -> new MimeOpener(trusting));
        this.judged = anchors.isPresent();
        this.understander =
                new Understander(
                        own.orElse(UNKNOWN),
                        sent,
                        AttachedDocuments.readers(with.pictures()),
                        with.forms());
        this.at = at;
        this.clock = clock;
    }

    /// No key of ours, and no revocation list: a verdict says what could not be checked.
    private static SecureMail secureMail(TrustAnchors anchors) {
        return new SecureMail(
                Keyring.EMPTY, new Trust(anchors, RevocationLists.NONE, Revocation.SOFT));
    }

    /// Never throws for anything a file is or holds.
    public Explanation explain(Path file) {
        String name = file.toString();
        byte[] content;
        try {
            long size = Files.size(file);
            content = size <= Limits.MESSAGE_BYTES ? bounded(file) : new byte[0];
            // A pipe says its size only once it has been read.
            if (Math.max(size, content.length) > Limits.MESSAGE_BYTES) {
                return refused(
                        name,
                        new Refusal.TooLarge(Math.max(size, content.length), Limits.MESSAGE_BYTES));
            }
        } catch (IOException unreadable) {
            return notRead(
                    name, "the file could not be read: " + unreadable.getClass().getSimpleName());
        }
        try {
            return explain(name, String.valueOf(file.getFileName()), content);
        } catch (RuntimeException | StackOverflowError fault) {
            // A fault of ours; the gateway would keep the message for a person and go on.
            return notRead(name, "a fault of ours: " + fault.getClass().getSimpleName());
        }
    }

    private static byte[] bounded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Limits.MESSAGE_BYTES + 1);
        }
    }

    private Explanation explain(String name, String fileName, byte[] content) {
        Format format =
                fileName.toLowerCase(Locale.ROOT).endsWith(".eml")
                        ? Format.MESSAGE
                        : Format.of(fileName, content);
        byte[] message =
                format.isDocument() ? Format.inAMessage(fileName, format, content) : content;
        Received received =
                new Received(
                        "m-1",
                        DOOR,
                        DeliveryHeaders.envelope(message),
                        at.orElseGet(clock::instant),
                        new RawMessage(message));
        return switch (opener.open(received)) {
            case Refused(_, var why, _, _, _) -> refused(name, why);
            case Opened opened -> understood(name, format, cameWhenWritten(opened));
        };
    }

    /// An archived message is read as if it had just come: "le 15" is the next 15th after it
    /// was written.
    private Opened cameWhenWritten(Opened opened) {
        Optional<Instant> written =
                at.isPresent()
                        ? Optional.empty()
                        : opened.headers().first("Date").flatMap(Explaining::date);
        return written.map(instant -> cameAt(instant, opened)).orElse(opened);
    }

    private Opened cameAt(Instant instant, Opened opened) {
        Received came =
                new Received(
                        opened.received().reference(),
                        opened.received().door(),
                        opened.received().envelope(),
                        instant,
                        opened.received().raw());
        // Certificates are judged at the instant a message came.
        if (judged && opener.open(came) instanceof Opened again) {
            return again;
        }
        return opened.asReceived(came);
    }

    private static Optional<Instant> date(String field) {
        int comment = field.indexOf('(');
        String text = (comment < 0 ? field : field.substring(0, comment)).strip();
        if (text.endsWith(" GMT") || text.endsWith(" UT")) {
            text = text.substring(0, text.lastIndexOf(' ')) + " +0000"; // RFC 5322 §4.3
        }
        try {
            return Optional.of(OffsetDateTime.parse(text, DATE).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Explanation understood(String file, Format format, Opened opened) {
        Understood understood = understander.understand(opened);
        Map<Field, String> values = understood.fiche().values();
        Map<String, String> patient = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        values.forEach(
                (field, value) -> {
                    fields.put(field.key(), value);
                    if (WHO.contains(field)) {
                        patient.put(field.key(), value);
                    }
                });
        further(understood, fields);
        understood.clinical().ifPresent(document -> ClinicalFacts.of(document, fields));
        return new Explanation(
                file,
                understood.kind(),
                trust(opened),
                patient,
                fields,
                Documents.of(opened),
                Documents.defects(opened, understood),
                understood instanceof Understood.Reply reply
                        ? Optional.of(reply.answer())
                        : Optional.empty(),
                token(understood),
                because(understood, format),
                Optional.of(opened),
                Optional.of(understood));
    }

    private static Map<String, Verdict> trust(Opened opened) {
        Map<String, Verdict> trust = new LinkedHashMap<>();
        trust.put("sender", opened.sender());
        trust.put("signature", opened.signature());
        trust.put("encryption", opened.encryption());
        trust.put("header", opened.header());
        return trust;
    }

    /// What the other kinds say, beside the fiche.
    private static void further(Understood understood, Map<String, String> fields) {
        switch (understood) {
            case Understood.Discharge discharge -> {
                switch (discharge.doctor()) {
                    case DeclaredDoctor.Named(var doctor) -> fields.put("medecin_traitant", doctor);
                    case DeclaredDoctor.NotDeclared() -> fields.put("medecin_traitant", "aucun");
                    case DeclaredDoctor.NotSaid() -> {}
                }
            }
            case Understood.Reply reply -> {
                if (reply.answer() instanceof Answer.Decline(var ground, var reason)) {
                    if (ground != Answer.Ground.UNSAID) {
                        fields.put("raison_refus", ground.word());
                    }
                    reason.ifPresent(words -> fields.put("motif_refus", words));
                }
            }
            case Understood.FollowUp followUp -> {
                fields.put("nouvelle", kebab(followUp.news()));
                if (followUp.news() instanceof News.AppointmentMade(var on)) {
                    fields.put("rendez_vous", on.toString());
                }
            }
            case Understood.Command command -> fields.put("ordre", kebab(command.order()));
            case Understood.Automatic automatic ->
                    automatic.backOn().ifPresent(day -> fields.put("retour", day.toString()));
            case Understood.Bounce bounce -> {
                fields.put("definitif", bounce.permanent() ? "oui" : "non");
                fields.put("cause", bounce.reason().word());
                if (!bounce.status().isEmpty()) {
                    fields.put("statut", bounce.status());
                }
            }
            case Understood.Receipt receipt -> fields.put("disposition", receipt.disposition());
            case Understood.NotIntegrated failed -> {
                fields.put("disposition", "processed/error");
                if (!failed.error().code().isEmpty()) {
                    fields.put("erreur", failed.error().code());
                }
            }
            case Understood.Intake _, Understood.Supplement _, Understood.Unclear _ -> {}
        }
    }

    private static String kebab(Object record) {
        String name = record.getClass().getSimpleName();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i))) {
                words.append('-');
            }
            words.append(Character.toLowerCase(name.charAt(i)));
        }
        return words.toString();
    }

    private static Optional<String> token(Understood understood) {
        return switch (understood) {
            case Understood.Reply reply -> Optional.of(reply.token());
            case Understood.Supplement supplement -> Optional.of(supplement.token());
            case Understood.FollowUp followUp -> followUp.token();
            case Understood.Command command -> command.token();
            case Understood.Automatic automatic -> automatic.token();
            case Understood.Bounce bounce -> bounce.token();
            case Understood.Receipt receipt -> receipt.token();
            case Understood.NotIntegrated failed -> failed.token();
            case Understood.Unclear unclear -> unclear.token();
            case Understood.Intake _, Understood.Discharge _ -> Optional.empty();
        };
    }

    /// Where the file's form is why, the form is named.
    private static String because(Understood understood, Format format) {
        boolean otherForm =
                switch (format) {
                    case MESSAGE, PDF, DOCX, XLSX, ODT, ODS, RTF, FDF, PNG, JPEG, TIFF, TEXT ->
                            false;
                    case CDA, XML, XDM, ZIP, HL7, HPRIM, OTHER -> true;
                };
        return understood instanceof Understood.Unclear && otherForm
                ? format.inWords() + " by itself: " + understood.because()
                : understood.because();
    }

    private static Explanation refused(String file, Refusal why) {
        String detail =
                switch (why) {
                    case Refusal.TooLarge(var size, var limit) ->
                            "at least %d bytes, the limit is %d".formatted(size, limit);
                    case Refusal.TooManyParts(var limit) -> "more than %d parts".formatted(limit);
                    case Refusal.TooDeep(var limit) -> "deeper than %d levels".formatted(limit);
                    case Refusal.HeaderTooLarge(var limit) ->
                            "its header is beyond the limit of %d".formatted(limit);
                    case Refusal.NotAMessage() -> "these bytes have no header";
                    case Refusal.NothingToRead() -> "it has no subject and not one readable part";
                    case Refusal.CannotDecrypt(var how) -> how;
                    case Refusal.Unauthenticated() ->
                            "enciphered without integrity, and no valid signature inside";
                    case Refusal.UnsafeArchive(var danger) -> danger;
                };
        return notRead(file, why.templateName() + ": " + detail);
    }

    private static Explanation notRead(String file, String because) {
        return new Explanation(
                file,
                Explanation.REFUSED,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                because,
                Optional.empty(),
                Optional.empty());
    }
}
