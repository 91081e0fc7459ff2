package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
import fr.passerelle.understanding.cda.CdaReader;
import fr.passerelle.understanding.cda.CdaReading;
import fr.passerelle.understanding.discharge.DischargeLetter;
import fr.passerelle.understanding.discharge.DischargeText;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.hl7v2.EmbeddedDocument;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.hl7v2.Hl7Reader;
import fr.passerelle.understanding.hprim.HprimLetter;
import fr.passerelle.understanding.hprim.HprimRead;
import fr.passerelle.understanding.hprim.HprimReader;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// HPRIM letters and HL7 messages, in the text of a mail and among its attachments. The first
/// that says what the mail is decides.
///
/// A header of HPRIM names its patient by traits alone: that is never enough to attach anything
/// to somebody, and filing does not (decision 0022).
final class CodedLetters {
    private final Opened opened;
    private final MessageText text;
    private final Forms forms;
    private final DocumentText documents;

    private CodedLetters(Opened opened, MessageText text, Forms forms, DocumentText documents) {
        this.opened = opened;
        this.text = text;
        this.forms = forms;
        this.documents = documents;
    }

    static Coded read(Opened opened, MessageText text, Forms forms, DocumentText documents) {
        return new CodedLetters(opened, text, forms, documents).read();
    }

    private Coded read() {
        Optional<Coded.Perhaps> perhaps = Optional.empty();
        boolean plain = false;
        for (Part part : opened.parts()) {
            boolean body = isBody(part);
            plain |= body;
            if (!body && !mayBe(part)) {
                continue;
            }
            switch (read(part, body)) {
                case Coded.Decided decided -> {
                    return decided;
                }
                case Coded.Perhaps other -> perhaps = perhaps.or(() -> Optional.of(other));
                case Coded.None _ -> {}
            }
        }
        if (!plain && perhaps.isEmpty()) {
            // The only text is HTML: its lines are what a person sees.
            return hprim(
                    HprimReader.read(text.lines(), text.place(), text.day()),
                    text.place(),
                    HprimReader.Carrier.BODY);
        }
        return perhaps.<Coded>map(it -> it).orElseGet(Coded.None::new);
    }

    private static boolean isBody(Part part) {
        return !part.attachment() && part.type().is("text", "plain");
    }

    /// Programs send these files under any type; pictures and what is read elsewhere are left out.
    private static boolean mayBe(Part part) {
        MediaType type = part.type();
        boolean kind =
                type.type().equals("application")
                        || (type.type().equals("text") && part.attachment());
        return kind
                && part.message().isEmpty()
                && !type.subtype().contains("pkcs7")
                && !isReadElsewhere(part);
    }

    /// By its first bytes, so that a large PDF or zip need not be decoded for this.
    private static boolean isReadElsewhere(Part part) {
        String start = new String(part.head(4), StandardCharsets.ISO_8859_1);
        return Set.of("%PDF", "PK\003\004", "{\\rt", "\u00d0\u00cf\u0011\u00e0").contains(start);
    }

    private Coded read(Part part, boolean body) {
        HprimReader.Carrier carrier = body ? HprimReader.Carrier.BODY : HprimReader.Carrier.FILE;
        return switch (Hl7Reader.read(Slice.of(part.content()), part.path(), text.day())) {
            case Hl7Read.NotHl7 _ ->
                    hprim(
                            HprimReader.read(
                                    part.content(),
                                    part.type().parameter("charset"),
                                    part.fileName(),
                                    carrier,
                                    part.path(),
                                    text.day()),
                            part.path(),
                            carrier);
            case Hl7Read.Discharged left -> discharged(left);
            case Hl7Read.Documents sent -> embedded(sent, part);
            case Hl7Read.Other(var fields, _, var because) ->
                    new Coded.Decided(unclear(fields.fiche(), fields.defects(), because));
            case Hl7Read.Malformed(var defects) ->
                    new Coded.Decided(
                            unclear(Fiche.EMPTY, defects, "an HL7 message that is malformed"));
        };
    }

    private Coded hprim(HprimRead read, String part, HprimReader.Carrier carrier) {
        return switch (read) {
            case HprimRead.NotHprim _ -> new Coded.None();
            case HprimRead.Foreign(var relative) ->
                    new Coded.Perhaps(
                            unclear(
                                    Fiche.EMPTY,
                                    List.of(in(part, relative.defect(), "")),
                                    relative.inWords() + ", which is not read here"));
            case HprimRead.Several(var letters, var defects) -> {
                List<Defect> all = new ArrayList<>(defects);
                all.add(in(part, Defect.Kind.SEVERAL_LETTERS, Integer.toString(letters.size())));
                yield new Coded.Decided(
                        unclear(Fiche.EMPTY, all, "several HPRIM letters in one file"));
            }
            case HprimRead.One(var letter, var defects) -> letter(letter, defects, part, carrier);
        };
    }

    private Coded letter(
            HprimLetter letter, List<Defect> defects, String part, HprimReader.Carrier carrier) {
        Optional<Understood> written =
                written(
                        letter.fields(),
                        defects,
                        WrittenDocument.ofLines(letter.lines(), part),
                        part,
                        "an HPRIM letter");
        if (written.isPresent()) {
            return new Coded.Decided(written.get());
        }
        Understood.Unclear person =
                unclear(
                        letter.fields().fiche(),
                        defects,
                        letter.results().isEmpty()
                                ? "an HPRIM letter that is no discharge letter and no form"
                                : "an HPRIM letter with laboratory results");
        return switch (carrier) {
            case BODY -> new Coded.Decided(person);
            case FILE -> new Coded.Perhaps(person);
        };
    }

    /// A text for people under a header for programs: a discharge letter or a filled form.
    ///
    /// @param carrier in English, for `because`
    private Optional<Understood> written(
            ReadFields header,
            List<Defect> defects,
            WrittenDocument document,
            String part,
            String carrier) {
        Optional<DischargeLetter> discharge =
                DischargeText.find(
                        document.lines(), opened.subject(), part, text.day(), header.fiche());
        ReadFields form =
                discharge
                        .map(DischargeLetter::fields)
                        .orElseGet(() -> forms.read(document, text.day()));
        if (discharge.isEmpty() && !Understander.isForm(form)) {
            return Optional.empty();
        }
        HeaderAndText both = HeaderAndText.of(header, form);
        List<Defect> all = Together.both(defects, both.defects());
        Optional<String> apart = both.apart().or(() -> discharge.flatMap(DischargeLetter::ended));
        if (apart.isPresent()) {
            return Optional.of(unclear(both.fiche(), all, apart.get()));
        }
        return Optional.of(
                discharge
                        .<Understood>map(
                                letter ->
                                        new Understood.Discharge(
                                                opened,
                                                both.fiche(),
                                                Understander.declared(letter),
                                                both.provenance(),
                                                text.documents(),
                                                all,
                                                carrier + " that is a discharge letter"))
                        .orElseGet(
                                () ->
                                        new Understood.Intake(
                                                opened,
                                                both.fiche(),
                                                both.provenance(),
                                                text.documents(),
                                                all,
                                                "a filled form in " + carrier)));
    }

    private Coded discharged(Hl7Read.Discharged left) {
        ReadFields fields = left.fields();
        if (left.ended().isPresent()) {
            return new Coded.Decided(unclear(fields.fiche(), fields.defects(), left.ended().get()));
        }
        boolean aboutSomebody =
                fields.fiche().says(Field.BIRTH_NAME) || fields.fiche().says(Field.INS);
        if (!aboutSomebody) {
            return new Coded.Decided(
                    unclear(fields.fiche(), fields.defects(), "an end of a stay of nobody"));
        }
        return new Coded.Decided(
                new Understood.Discharge(
                        opened,
                        fields.fiche(),
                        new DeclaredDoctor.NotSaid(),
                        fields.provenance(),
                        text.documents(),
                        fields.defects(),
                        "an HL7 message that a stay is over (ADT^A03)"));
    }

    /// Documents that are no CDA: those are read before, with all others of the mail. What only
    /// repeats them (a PDF beside a CDA) is not asked.
    private Coded embedded(Hl7Read.Documents sent, Part part) {
        List<Defect> defects = new ArrayList<>(sent.fields().defects());
        boolean cda = false;
        for (EmbeddedDocument document : sent.documents()) {
            String path = part.path() + "/" + document.segment();
            if (isCda(document, path)) {
                cda = true;
                continue;
            }
            Optional<WrittenDocument> text = text(document, path, defects);
            if (text.isPresent() && document.action() == Hl7Read.Action.NEW) {
                Optional<Understood> written =
                        written(sent.fields(), defects, text.get(), path, "an HL7 message");
                if (written.isPresent()) {
                    return new Coded.Decided(written.get());
                }
            }
        }
        String which =
                sent.documents().isEmpty()
                        ? "a document and holds none"
                        : cda ? "a CDA document" : "a document that is no CDA";
        return new Coded.Decided(
                unclear(
                        sent.fields().fiche(),
                        defects,
                        "an HL7 message that " + sent.action().verb() + " " + which));
    }

    /// By its bytes at first, then by reading it: other XML may name the word.
    private static boolean isCda(EmbeddedDocument document, String path) {
        return document.isCda()
                && CdaReader.read(path, document.content()) instanceof CdaReading.Read;
    }

    private Optional<WrittenDocument> text(
            EmbeddedDocument document, String path, List<Defect> defects) {
        Part inside =
                new Part(
                        path,
                        new Headers(List.of()),
                        new MediaType("application", "octet-stream", Map.of()),
                        Optional.empty(),
                        true,
                        document.content().toBytes());
        return switch (documents.read(inside)) {
            case DocumentText.Read.Text(var written) -> Optional.of(written);
            case DocumentText.Read.Pictures _ -> {
                defects.add(in(path, Defect.Kind.IMAGE_WITHOUT_TEXT, ""));
                yield Optional.empty();
            }
            case DocumentText.Read.Unreadable(var why) -> {
                defects.add(in(path, Defect.Kind.UNREADABLE_DOCUMENT, why));
                yield Optional.empty();
            }
            case DocumentText.Read.NotForMe _ -> {
                defects.add(in(path, Defect.Kind.DOCUMENT_NOT_READ, document.declared()));
                yield Optional.empty();
            }
        };
    }

    private Understood.Unclear unclear(Fiche fiche, List<Defect> defects, String because) {
        return new Understood.Unclear(opened, Optional.empty(), fiche, defects, because);
    }

    private static Defect in(String part, Defect.Kind kind, String found) {
        return new Defect(kind, new Defect.Where.InPart(part), found);
    }
}
