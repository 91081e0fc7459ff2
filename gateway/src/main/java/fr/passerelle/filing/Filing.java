package fr.passerelle.filing;

import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Cases;
import fr.passerelle.store.KnownCertificates;
import fr.passerelle.store.Likenesses;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.People;
import fr.passerelle.store.Transaction;
import fr.passerelle.understanding.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds which case, which patient, which offer and which person a message is about, and puts
/// what it brings into the vault. Runs in the transaction of the message; everything it changes
/// is undone with it.
///
/// Two things are never done here: attaching anything to a patient on name and date alone (only
/// the INS, or the same referrer writing again), and believing a sender that nobody vouches
/// for.
public final class Filing {
    private final Registry registry;
    private final People people;
    private final Doubts doubts;
    private final Optional<KnownCertificates> learning;

    /// @param required the policy's compulsory fields
    /// @param learning where certificates of those who sign are kept; empty where nobody wants
    ///     them
    /// @param testIdentities what becomes of the patients of tests
    public Filing(
            Cases cases,
            People people,
            Outbox outbox,
            Territory territory,
            List<Field> required,
            Optional<KnownCertificates> learning,
            Settings.TestIdentities testIdentities) {
        this.registry =
                new Registry(
                        cases,
                        new Likenesses(),
                        people,
                        outbox,
                        new FactsOfFiche(territory),
                        new Compulsory(Set.copyOf(required)));
        this.people = people;
        this.doubts = new Doubts(testIdentities);
        this.learning = learning;
    }

    /// A message that could be read.
    public Filed file(Transaction transaction, Understood understood) {
        Opened opened = understood.opened();
        Optional<Correspondent> writer = writer(transaction, opened);
        learn(transaction, opened);
        Found found = find(new Inquiry(registry, transaction, opened, writer), understood);
        return new Filed(
                opened.received(),
                understood.kind(),
                writer,
                opened.headers(),
                opened.messageId(),
                Optional.of(understood),
                found.occasions(),
                Optional.empty(),
                found.obstacle(),
                found.before(),
                found.because());
    }

    /// What an author signed with is what we can answer them under. Only a signature that is valid
    /// carries its message this far.
    private void learn(Transaction transaction, Opened opened) {
        if (learning.isEmpty() || opened.author().isEmpty()) {
            return;
        }
        EmailAddress author = opened.author().get();
        opened.signedMessage()
                .flatMap(message -> RecipientCertificate.find(message, author))
                .ifPresent(
                        certificate -> {
                            Instant at = opened.received().at();
                            learning.get().learn(transaction, author, certificate, at);
                            learning.get().purge(transaction, at);
                        });
    }

    /// A message that could not go on: its sender is told why, where we know who that is.
    public Filed file(Transaction transaction, Refused refused) {
        Received received = refused.received();
        Optional<Correspondent> writer =
                refused.sender() instanceof Verdict.Valid && !byMachine(refused)
                        ? refused.from().flatMap(from -> people.find(transaction, from))
                        : Optional.empty();
        String because =
                "refused (%s), %s"
                        .formatted(
                                refused.why().templateName(),
                                writer.isPresent()
                                        ? "its sender is told"
                                        : "nobody vouches for its sender");
        List<Occasion> occasions =
                writer.isPresent()
                        ? List.of(new Occasion.Nothing(because))
                        : List.of(
                                new Occasion.ForAPerson(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        because));
        return new Filed(
                received,
                "refused",
                writer,
                refused.headers(),
                refused.headers().first("Message-ID"),
                Optional.empty(),
                occasions,
                Optional.of(refused.why()),
                Optional.of(Obstacle.REFUSED),
                Fiche.EMPTY,
                because);
    }

    /// A refused message was not read far enough for *understanding*; its header still says
    /// whether a machine wrote it (RFC 3834 §5, RFC 5321 §4.5.5).
    private static boolean byMachine(Refused refused) {
        return refused.received().envelope().nullSender()
                || refused.headers()
                        .first("Auto-Submitted")
                        .map(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                        .orElse(false);
    }

    /// Who wrote, where it can be believed; a professional of a trusted domain is met at their
    /// first mail.
    private Optional<Correspondent> writer(Transaction transaction, Opened opened) {
        return switch (opened.sender()) {
            case Verdict.Valid _ ->
                    opened.author()
                            .map(author -> people.meet(transaction, author, displayName(opened)));
            case Verdict.Invalid _, Verdict.NotPresent _, Verdict.CannotTell _ -> Optional.empty();
        };
    }

    /// The name in From, in front of the address; it decides nothing and is only used to write
    /// back.
    private static String displayName(Opened opened) {
        String from = opened.headers().text("From").orElse("");
        int bracket = from.lastIndexOf('<');
        String name = bracket > 0 ? from.substring(0, bracket).replace("\"", "").strip() : "";
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    private Found find(Inquiry it, Understood understood) {
        RequestSearch requests = new RequestSearch(it);
        AnswerSearch answers = new AnswerSearch(it);
        return switch (understood) {
            case Understood.Intake intake ->
                    doubts.find(it, intake, Optional.empty())
                            .orElseGet(() -> requests.request(intake.fiche(), false));
            case Understood.Supplement more ->
                    doubts.find(it, more, it.ticket(Optional.of(more.token())))
                            .orElseGet(() -> requests.supplement(more));
            case Understood.Discharge letter ->
                    doubts.find(it, letter, Optional.empty())
                            .orElseGet(() -> new LetterSearch(it, requests).discharge(letter));
            case Understood.Reply reply -> answers.reply(reply);
            case Understood.FollowUp followUp -> answers.followUp(followUp);
            case Understood.Command command -> new OrderSearch(it).command(command);
            case Understood.Automatic automatic -> answers.automatic(automatic);
            case Understood.Bounce bounce -> answers.bounce(bounce);
            case Understood.Receipt _ ->
                    Found.one(new Occasion.Nothing("a receipt decides nothing"), "a receipt");
            case Understood.NotIntegrated failed -> answers.notIntegrated(failed);
            case Understood.Unclear unclear -> answers.unclear(unclear);
        };
    }
}
