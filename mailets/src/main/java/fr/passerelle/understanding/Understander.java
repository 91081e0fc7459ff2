package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.automatic.Machine;
import fr.passerelle.understanding.automatic.Machines;
import fr.passerelle.understanding.automatic.ReportedMails;
import fr.passerelle.understanding.discharge.DischargeLetter;
import fr.passerelle.understanding.discharge.DischargeText;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.reply.Answer;
import fr.passerelle.understanding.reply.InvitedOnly;
import fr.passerelle.understanding.reply.Meaning;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.reply.ReplyReader;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.reply.SentMails;
import fr.passerelle.understanding.reply.TokenFinder;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Tnef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The step *understanding*: stops at the first thing that decides what a message is. Machines
/// first, so that none of them is ever taken for an answer; then which mail of ours it answers;
/// then what it says.
///
/// Never throws for anything a message holds. Several threads may use one.
public final class Understander {
    /// So many labels make a request even without a title.
    private static final int LABELS_OF_A_FORM = 3;

    private final EmailAddress own;
    private final TokenFinder tokens;
    private final DocumentText documents;
    private final Forms forms;
    private final ClinicalLetters clinical;

    /// @param own the address of this gateway, without detail
    /// @param documents reads attachments that no mail program shows in line
    /// @param forms the fiches de saisine that are known
    public Understander(EmailAddress own, SentMails sent, DocumentText documents, Forms forms) {
        this.own = own.mailbox();
        this.tokens = new TokenFinder(sent);
        this.documents = documents;
        this.forms = forms;
        this.clinical = new ClinicalLetters(documents, forms);
    }

    public Understood understand(Opened opened) {
        MessageText text = MessageText.of(opened);
        Optional<Machine> machine = Machines.find(opened, text);
        if (machine.isPresent()) {
            return byMachine(opened, text, machine.get());
        }
        if (opened.author().map(EmailAddress::mailbox).filter(own::equals).isPresent()) {
            return new Understood.Automatic(
                    opened, Optional.empty(), Optional.empty(), "it comes from ourselves");
        }
        return switch (tokens.find(opened, text.lines())) {
            case TokenFinder.Found.Several _ ->
                    unclear(opened, Optional.empty(), "it answers two different mails of ours");
            case TokenFinder.Found.None _ -> unasked(opened, text);
            case TokenFinder.Found.One(var mail, _) ->
                    switch (mail.kind()) {
                        case PROPOSAL -> aboutProposal(opened, text, mail);
                        case ACCEPTED, CASE -> aboutCase(opened, text, mail);
                    };
        };
    }

    private Understood byMachine(Opened opened, MessageText text, Machine machine) {
        Optional<String> token = tokens.findInReport(opened, text.lines()).map(SentMail::token);
        return switch (machine) {
            case Machine.Failed(var permanent, var status, var reason, var because) ->
                    new Understood.Bounce(
                            opened, reported(opened, token), permanent, status, reason, because);
            case Machine.Notified(var disposition, var because) ->
                    new Understood.Receipt(opened, reported(opened, token), disposition, because);
            case Machine.NotIntegrated(var error, var because) ->
                    notIntegrated(opened, text, token, error, because);
            case Machine.Replied(var backOn, var because) ->
                    letterOr(new Understood.Automatic(opened, token, backOn, because), text);
            case Machine.Generated(var because) ->
                    letterOr(
                            new Understood.Automatic(opened, token, Optional.empty(), because),
                            text);
        };
    }

    /// The address a report comes to tells most; the Message-ID it names tells it where a program
    /// writes to our plain address.
    private Optional<String> reported(Opened opened, Optional<String> token) {
        return token.or(() -> tokens.findById(ReportedMails.ids(opened)).map(SentMail::token));
    }

    /// Where the address and the Message-ID speak of two different people or cases, nobody can
    /// tell which is meant.
    private Understood notIntegrated(
            Opened opened,
            MessageText text,
            Optional<String> token,
            IntegrationError error,
            String because) {
        if (tokens.find(opened, text.lines()) instanceof TokenFinder.Found.Several) {
            return new Understood.NotIntegrated(
                    opened, Optional.empty(), Optional.empty(), error, because);
        }
        for (String id : ReportedMails.ids(opened)) {
            Optional<String> named = tokens.findById(List.of(id)).map(SentMail::token);
            if (named.isPresent()) {
                boolean two = token.isPresent() && !token.equals(named);
                return new Understood.NotIntegrated(
                        opened,
                        two ? Optional.empty() : named,
                        two ? Optional.empty() : Optional.of(id),
                        error,
                        because);
            }
        }
        return new Understood.NotIntegrated(opened, token, Optional.empty(), error, because);
    }

    /// Hospitals send their letters by program, and often say so in the text: such a mail may
    /// be a letter, and nothing else that counts.
    private Understood letterOr(Understood.Automatic automatic, MessageText text) {
        return automatic.token().isPresent()
                ? automatic
                : clinical.read(
                        automatic.opened(),
                        text,
                        () -> letter(automatic.opened(), text).orElse(automatic));
    }

    private static Understood aboutProposal(Opened opened, MessageText text, SentMail mail) {
        Optional<String> token = Optional.of(mail.token());
        Optional<String> notTheirs = InvitedOnly.objection(opened, mail);
        if (notTheirs.isPresent()) {
            return unclear(opened, token, notTheirs.get());
        }
        List<String> unquoted = NewText.unquoted(text.lines());
        Optional<Understood.Order> order = Orders.firstLine(unquoted);
        if (order.isPresent()) {
            return new Understood.Command(opened, token, order.get(), "the first line is an order");
        }
        Meaning.Meant meant = ReplyReader.read(opened, text, mail);
        return new Understood.Reply(opened, mail.token(), meant.answer(), meant.because());
    }

    private Understood aboutCase(Opened opened, MessageText text, SentMail mail) {
        Optional<String> token = Optional.of(mail.token());
        if (opened.sender() instanceof Verdict.Invalid) {
            return unclear(opened, token, "the sender is not who the message says");
        }
        List<String> unquoted = NewText.unquoted(text.lines());
        Optional<Understood.Order> order = Orders.find(opened.subject(), unquoted);
        if (order.isPresent()) {
            return new Understood.Command(
                    opened, token, order.get(), "the subject or first line is an order");
        }
        Optional<Understood.Order> choice = Choices.find(opened, text, mail);
        if (choice.isPresent()) {
            return new Understood.Command(
                    opened, token, choice.get(), "one of the answers that our mail offered");
        }
        ReadFields fields = form(theirs(unquoted, mail), text);
        // A sentence with a colon may look like a label; it says something only if it filled one.
        boolean filled = !fields.fiche().equals(Fiche.EMPTY);
        Optional<Understood.News> news = filled ? Optional.empty() : news(text, mail);
        if (news.isPresent()) {
            return new Understood.FollowUp(
                    opened, token, news.get(), "a known form of news about a case");
        }
        List<Part> attached = text.documents();
        Optional<ReadFields> inOwnWords =
                mail.kind() == SentMail.Kind.CASE
                        ? CorrectedLines.of(text, mail)
                                .map(lines -> form(lines, text))
                                .filter(read -> says(read, fields))
                        : Optional.empty();
        if (inOwnWords.isPresent()) {
            return supplement(
                    opened,
                    mail,
                    text,
                    inAttachments(text).under(inOwnWords.get()),
                    "answers and corrections that mean one thing only");
        }
        if (fields.labels() > 0) {
            return clinical.with(
                    supplement(
                            opened,
                            mail,
                            text,
                            inAttachments(text).under(fields),
                            "labelled lines in an answer about a case"),
                    text,
                    fields);
        }
        if (mail.kind() == SentMail.Kind.ACCEPTED) {
            Optional<Understood> secondThought = secondThought(opened, text, mail);
            if (secondThought.isPresent()) {
                return secondThought.get();
            }
        }
        if (!attached.isEmpty()) {
            AttachedForms found = inAttachments(text);
            return clinical.with(
                    supplement(
                            opened,
                            mail,
                            text,
                            found,
                            found.fiche().equals(Fiche.EMPTY)
                                    ? "a further document in an answer about a case"
                                    : "a filled form in an answer about a case"),
                    text,
                    fields);
        }
        return unclear(opened, token, "an answer about a case in words that are not known");
    }

    private static Understood.Supplement supplement(
            Opened opened, SentMail mail, MessageText text, AttachedForms found, String because) {
        return new Understood.Supplement(
                opened,
                mail.token(),
                found.fiche(),
                found.provenance(),
                text.documents(),
                Together.both(found.defects(), wrappers(text)),
                because);
    }

    /// What an answer brings in its attachments: who was asked for more often sends the whole
    /// fiche again.
    private AttachedForms inAttachments(MessageText text) {
        AttachedForms found = AttachedForms.NONE;
        for (Part part : text.documents()) {
            List<Defect> defects = new ArrayList<>();
            Optional<ReadFields> fields =
                    written(part, defects)
                            .map(written -> in(written, forms.read(written, text.day())));
            if (fields.filter(Understander::isForm).isPresent()) {
                found = found.and(fields.get());
            } else if (fields.filter(Understander::isBlankForm).isPresent()) {
                defects.add(defect(Defect.Kind.EMPTY_FORM, part, ""));
            }
            found = found.and(defects);
        }
        return found;
    }

    /// Every sentence has become a field, and nothing that stood behind a label is lost.
    private static boolean says(ReadFields inOwnWords, ReadFields labelled) {
        return inOwnWords.labels() > 0
                && !inOwnWords.fiche().says(Field.REMARKS)
                && inOwnWords.labels() > labelled.labels();
    }

    /// A doctor who said yes says it again, or takes it back; anything less plain goes to a
    /// person.
    private static Optional<Understood> secondThought(
            Opened opened, MessageText text, SentMail mail) {
        if (InvitedOnly.objection(opened, mail).isPresent()) {
            return Optional.empty();
        }
        Meaning.Meant meant = ReplyReader.read(opened, text, mail);
        return switch (meant.answer()) {
            case Answer.Accept _, Answer.Decline _ ->
                    Optional.of(
                            new Understood.Reply(
                                    opened, mail.token(), meant.answer(), meant.because()));
            case Answer.Defer _,
                    Answer.Question _,
                    Answer.Delegate _,
                    Answer.Partial _,
                    Answer.Unclear _ ->
                    Optional.empty();
        };
    }

    private static Optional<Understood.News> news(MessageText text, SentMail mail) {
        return ReplyReader.fresh(text, mail) instanceof NewText.Result.Fresh fresh
                ? NewsLine.find(fresh.body(), text.day())
                : Optional.empty();
    }

    /// Lines that we had not sent ourselves: a form quoted without marks says nothing new.
    private static List<String> theirs(List<String> lines, SentMail mail) {
        List<String> sentLines = mail.body().lines().map(String::strip).toList();
        List<String> theirs = new ArrayList<>();
        for (String line : lines) {
            theirs.add(!line.isBlank() && sentLines.contains(line.strip()) ? "" : line);
        }
        return theirs;
    }

    /// A mail that answers none of ours.
    private Understood unasked(Opened opened, MessageText text) {
        List<String> unquoted = NewText.unquoted(text.lines());
        Optional<Understood.Order> order = Orders.find(opened.subject(), unquoted);
        if (order.isPresent()) {
            return new Understood.Command(
                    opened, Optional.empty(), order.get(), "the subject or first line is an order");
        }
        return clinical.read(opened, text, () -> coded(opened, text, unquoted));
    }

    /// What is written for programs, where it is no clinical document; else what people write.
    private Understood coded(Opened opened, MessageText text, List<String> unquoted) {
        return switch (CodedLetters.read(opened, text, forms, documents)) {
            case Coded.Decided(var understood) -> understood;
            case Coded.Perhaps(var otherwise) ->
                    otherwise(inWords(opened, text, unquoted), otherwise);
            case Coded.None _ -> inWords(opened, text, unquoted);
        };
    }

    private static Understood otherwise(Understood found, Understood.Unclear otherwise) {
        return found instanceof Understood.Unclear ? otherwise : found;
    }

    /// What is written for people, and nothing for programs.
    private Understood inWords(Opened opened, MessageText text, List<String> unquoted) {
        Optional<Understood> letter = inBody(opened, text);
        if (letter.isPresent()) {
            return letter.get();
        }
        ReadFields fields = form(unquoted, text);
        if (isForm(fields)) {
            return intake(opened, text, fields, "labelled lines of a request");
        }
        if (isBlankForm(fields) && text.documents().isEmpty()) {
            return blank(opened, new Defect.Where.InPart(text.place()));
        }
        return inDocuments(opened, text)
                .orElseGet(() -> unclear(opened, Optional.empty(), "no form that is known"));
    }

    /// A form in which nothing is filled in asks for nobody.
    private static boolean isBlankForm(ReadFields fields) {
        return fields.titled() && fields.labels() == 0 && fields.asked() >= LABELS_OF_A_FORM;
    }

    private static Understood blank(Opened opened, Defect.Where where) {
        return new Understood.Unclear(
                opened,
                Optional.empty(),
                List.of(new Defect(Defect.Kind.EMPTY_FORM, where, "")),
                "a form that nobody has filled in");
    }

    private ReadFields form(List<String> lines, MessageText text) {
        return forms.read(WrittenDocument.ofLines(lines, text.place()), text.day());
    }

    static boolean isForm(ReadFields fields) {
        return fields.labels() >= LABELS_OF_A_FORM || (fields.titled() && fields.labels() > 0);
    }

    private static Understood intake(
            Opened opened, MessageText text, ReadFields fields, String because) {
        return new Understood.Intake(
                opened,
                fields.fiche(),
                fields.provenance(),
                text.documents(),
                Together.both(fields.defects(), wrappers(text)),
                because);
    }

    private static List<Defect> wrappers(MessageText text) {
        return text.documents().stream()
                .filter(Tnef::is)
                .map(part -> defect(Defect.Kind.OUTLOOK_WRAPPER, part, ""))
                .toList();
    }

    private Optional<Understood> letter(Opened opened, MessageText text) {
        // What only a person can judge is no idle talk of the machine's either.
        return switch (CodedLetters.read(opened, text, forms, documents)) {
            // A request is written by a person.
            case Coded.Decided(Understood.Intake _) -> Optional.empty();
            case Coded.Decided(var understood) -> Optional.of(understood);
            case Coded.Perhaps(var otherwise) ->
                    inLetter(opened, text).or(() -> Optional.of(otherwise));
            case Coded.None _ -> inLetter(opened, text);
        };
    }

    private Optional<Understood> inLetter(Opened opened, MessageText text) {
        return inBody(opened, text)
                .or(
                        () ->
                                inDocuments(opened, text)
                                        .filter(read -> read instanceof Understood.Discharge));
    }

    private static Optional<Understood> inBody(Opened opened, MessageText text) {
        return DischargeText.find(text.lines(), opened.subject(), text.place(), text.day())
                .map(letter -> discharge(opened, text, letter, "a discharge letter in the body"));
    }

    /// What stands in an attachment; where something does and nobody can read it, that is told.
    private Optional<WrittenDocument> written(Part part, List<Defect> defects) {
        return switch (documents.read(part)) {
            case DocumentText.Read.Text(var written) -> Optional.of(written);
            case DocumentText.Read.Pictures _ -> {
                defects.add(defect(Defect.Kind.IMAGE_WITHOUT_TEXT, part, ""));
                yield Optional.empty();
            }
            case DocumentText.Read.Unreadable(var why) -> {
                defects.add(defect(Defect.Kind.UNREADABLE_DOCUMENT, part, why));
                yield Optional.empty();
            }
            // Filed as it is; nothing to say about it.
            case DocumentText.Read.NotForMe _ -> Optional.empty();
        };
    }

    /// The attachments, in their order, as far as one says what the message is.
    private Optional<Understood> inDocuments(Opened opened, MessageText text) {
        List<Defect> defects = new ArrayList<>(wrappers(text));
        for (Part part : text.documents()) {
            Optional<WrittenDocument> read = written(part, defects);
            if (read.isEmpty()) {
                continue;
            }
            WrittenDocument written = read.get();
            Optional<DischargeLetter> letter =
                    DischargeText.find(written.lines(), opened.subject(), part.path(), text.day());
            if (letter.isPresent()) {
                return Optional.of(
                        discharge(
                                opened,
                                text,
                                in(written, letter.get()),
                                "a discharge letter in an attachment"));
            }
            ReadFields fields = in(written, forms.read(written, text.day()));
            if (isForm(fields)) {
                return Optional.of(intake(opened, text, fields, "a filled form in an attachment"));
            }
            if (isBlankForm(fields)) {
                defects.add(defect(Defect.Kind.EMPTY_FORM, part, ""));
            }
            defects.addAll(written.defects());
        }
        return defects.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Understood.Unclear(opened, Optional.empty(), defects, unread(defects)));
    }

    private static String unread(List<Defect> defects) {
        boolean allRead = true;
        boolean blank = false;
        for (Defect defect : defects) {
            blank |= defect.kind() == Defect.Kind.EMPTY_FORM;
            allRead &=
                    defect.kind() == Defect.Kind.READ_FROM_PICTURE
                            || defect.kind() == Defect.Kind.EMPTY_FORM;
        }
        return !allRead
                ? "an attachment that cannot be read"
                : blank ? "a form that nobody has filled in" : "no form that is known";
    }

    /// What was read in a document, with what is wrong with the document itself.
    private static ReadFields in(WrittenDocument written, ReadFields read) {
        ReadFields sure = ScannedFields.withoutGuesses(read, written);
        return new ReadFields(
                sure.fiche(),
                sure.provenance(),
                Together.both(written.defects(), sure.defects()),
                sure.labels(),
                sure.asked(),
                sure.titled());
    }

    private static DischargeLetter in(WrittenDocument written, DischargeLetter letter) {
        return new DischargeLetter(in(written, letter.fields()), letter.doctor(), letter.ended());
    }

    private static Defect defect(Defect.Kind kind, Part part, String found) {
        return new Defect(kind, new Defect.Where.InPart(part.path()), found);
    }

    private static Understood discharge(
            Opened opened, MessageText text, DischargeLetter letter, String because) {
        if (letter.ended().isPresent()) {
            return new Understood.Unclear(
                    opened, Optional.empty(), letter.fields().defects(), letter.ended().get());
        }
        return new Understood.Discharge(
                opened,
                letter.fields().fiche(),
                declared(letter),
                letter.fields().provenance(),
                text.documents(),
                Together.both(letter.fields().defects(), wrappers(text)),
                because);
    }

    static Understood.DeclaredDoctor declared(DischargeLetter letter) {
        return letter.doctor()
                .map(Understander::declared)
                .orElseGet(Understood.DeclaredDoctor.NotSaid::new);
    }

    private static Understood.DeclaredDoctor declared(DischargeLetter.DoctorLine line) {
        return line.name()
                .<Understood.DeclaredDoctor>map(Understood.DeclaredDoctor.Named::new)
                .orElseGet(Understood.DeclaredDoctor.NotDeclared::new);
    }

    private static Understood unclear(Opened opened, Optional<String> token, String because) {
        return new Understood.Unclear(opened, token, List.of(), because);
    }
}
