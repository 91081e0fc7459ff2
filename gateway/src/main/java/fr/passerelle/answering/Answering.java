package fr.passerelle.answering;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Letter;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the gateway's mails. Pure: the same letter and the same [Writing] give the same bytes.
///
/// Safe for many threads.
public final class Answering {
    private final Templates templates;
    private final Gateway gateway;
    private final OutgoingGuard guard;

    public Answering(Templates templates, Gateway gateway) {
        this.templates = templates;
        this.gateway = gateway;
        this.guard = new OutgoingGuard(templates.words());
    }

    /// One letter, finished and checked.
    public Written write(Letter letter, Writing writing) {
        Discretion discretion = Discretion.of(letter.kind());
        boolean trusted = gateway.trusts(writing.to().address());
        if (discretion.mayIdentify() && !trusted) {
            return new Written.Withheld(Written.Objection.RECIPIENT_NOT_TRUSTED);
        }
        if (!discretion.mayIdentify() && !writing.attachments().isEmpty()) {
            return new Written.Withheld(Written.Objection.ATTACHMENT);
        }
        Language language = writing.to().language();
        LocalDate today = LocalDate.ofInstant(writing.now(), gateway.zone());
        Context context = new Context(wording(writing), language);
        context.values(letter.values());
        people(context, writing);
        letter.about().ifPresent(id -> context.put("dossier", id.value()));
        letter.offer().ifPresent(offer -> context.put("proposition", name(offer)));
        writing.file().ifPresent(file -> context.view(discretion.view(file, trusted, today)));
        // Only fixed words and places; all the same nothing of it leaves the trusted domains.
        writing.unread()
                .filter(_ -> trusted && letter.kind() == LetterKind.TRANSMIS)
                .ifPresent(
                        unread -> {
                            context.defects(Discretion.defects(unread.defects()));
                            context.read(unread.fields());
                        });
        String tag = tag(letter).map(text -> "[" + text + "] ").orElse("");
        links(context, writing, tag);
        Templates.Rendered rendered = templates.letter(letter.kind(), language, context.map());
        OutgoingMail mail =
                mail(
                        letter.kind(),
                        letter.about(),
                        letter.offer(),
                        asked(letter),
                        writing,
                        tag + rendered.subject(),
                        rendered);
        Optional<Written.Objection> objection =
                discretion.mayIdentify()
                        ? OutgoingGuard.header(mail)
                        : guard.whole(
                                mail,
                                writing.file().map(CaseFile::fiche).orElse(Fiche.EMPTY),
                                innocent(writing));
        return objection
                .<Written>map(Written.Withheld::new)
                .orElseGet(() -> new Written.Finished(mail));
    }

    /// The answer to a message that cannot go on. The caller has made sure that its sender is
    /// trusted, is no machine, and has not had the same refusal today.
    ///
    /// @param reference the journal's name of the message, which the sender may quote to us
    public Written refuse(Refusal why, String reference, Writing writing) {
        Language language = writing.to().language();
        Context context = new Context(wording(writing), language);
        people(context, writing);
        context.put("reference", reference);
        context.refusal(why);
        links(context, writing, "");
        Templates.Rendered rendered = templates.refusal(why, language, context.map());
        OutgoingMail mail =
                mail(
                        LetterKind.TRANSMIS,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        writing,
                        rendered.subject(),
                        rendered);
        return OutgoingGuard.header(mail)
                .<Written>map(Written.Withheld::new)
                .orElseGet(() -> new Written.Finished(mail));
    }

    /// The number of a proposal as people read it: "P-1042-2" for the second offer of C-1042.
    public static String name(OfferId offer) {
        String id = offer.caseId().value();
        return "P-" + (id.startsWith("C-") ? id.substring(2) : id) + "-" + offer.number();
    }

    /// In the subject of every mail, so that a person finds a case again: the proposal for a
    /// doctor who has not said yes, the case for everybody else.
    private static Optional<String> tag(Letter letter) {
        return switch (letter.kind()) {
            case PROPOSITION, RELANCE, DEJA_POURVU, REFUS_NOTE ->
                    letter.offer().map(Answering::name).or(() -> number(letter));
            case AR,
                    A_COMPLETER,
                    CONFIRMATION_MG,
                    TRANSMIS,
                    STATUT,
                    DEMANDE_SUIVI,
                    ATTESTATION_EFFACEMENT,
                    ALERTE_COORDO,
                    CHOIX_NOTE ->
                    number(letter);
        };
    }

    /// The fields it asks for, in the order of the fiche, which is that of every letter.
    private static List<Field> asked(Letter letter) {
        List<String> keys = letter.values().getOrDefault(LetterKind.MISSING, "").lines().toList();
        return Stream.of(Field.values()).filter(field -> keys.contains(field.key())).toList();
    }

    private static Optional<String> number(Letter letter) {
        return letter.about().map(CaseId::value);
    }

    private Wording wording(Writing writing) {
        return new Wording(
                writing.to().language(),
                gateway.zone(),
                LocalDate.ofInstant(writing.now(), gateway.zone()));
    }

    private void people(Context context, Writing writing) {
        context.put("passerelle", gateway.name());
        context.put("adresse", gateway.address().toString());
        context.put("coordination", gateway.coordinator().toString());
        context.put("destinataire", writing.to().name());
        writing.doctor().ifPresent(contact -> context.contact("medecin", contact));
        writing.referrer().ifPresent(contact -> context.contact("demandeur", contact));
    }

    /// Buttons are mails that are already written: one touch, then "send" (RFC 6068).
    private void links(Context context, Writing writing, String tag) {
        String to =
                "mailto:"
                        + replyTo(writing.token()).toString().replace("+", "%2B")
                        + "?subject=Re%3A%20"
                        + encode(tag.strip());
        boolean french = writing.to().language() == Language.FRENCH;
        context.put("lien_reponse", to);
        context.put("lien_oui", to + "&body=" + (french ? "OUI" : "YES"));
        context.put("lien_non", to + "&body=" + (french ? "NON" : "NO"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private EmailAddress replyTo(String token) {
        return gateway.address().withDetail("r." + token);
    }

    /// What this mail names by right, so that a patient who shares a name with the doctor does
    /// not stop it.
    private String innocent(Writing writing) {
        StringBuilder names = new StringBuilder(gateway.name());
        names.append(' ').append(gateway.address()).append(' ').append(gateway.coordinator());
        names.append(' ').append(writing.to().name()).append(' ').append(writing.to().address());
        writing.file().flatMap(CaseFile::commune).ifPresent(name -> names.append(' ').append(name));
        writing.doctor()
                .ifPresent(
                        doctor ->
                                names.append(' ')
                                        .append(doctor.name())
                                        .append(' ')
                                        .append(doctor.role())
                                        .append(' ')
                                        .append(
                                                doctor.address()
                                                        .map(EmailAddress::toString)
                                                        .orElse("")));
        return names.toString();
    }

    private OutgoingMail mail(
            LetterKind kind,
            Optional<CaseId> about,
            Optional<OfferId> offer,
            List<Field> asked,
            Writing writing,
            String subject,
            Templates.Rendered rendered) {
        String domain = gateway.address().domain();
        String messageId = "<k" + writing.number() + "." + writing.token() + "@" + domain + ">";
        return new OutgoingMail(
                kind,
                about,
                offer,
                messageId,
                Optional.of(gateway.address().withDetail("b." + writing.token())),
                writing.to().address(),
                writing.token(),
                asked,
                subject,
                rendered.text(),
                new RawMessage(
                        MailWriter.write(
                                gateway,
                                replyTo(writing.token()),
                                messageId,
                                writing,
                                subject,
                                rendered)));
    }
}
