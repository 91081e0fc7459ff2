package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
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

    private CodedLetters(Opened opened, MessageText text, Forms forms) {
        this.opened = opened;
        this.text = text;
        this.forms = forms;
    }

    static Coded read(Opened opened, MessageText text, Forms forms) {
        return new CodedLetters(opened, text, forms).read();
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
        Fiche header = letter.fields().fiche();
        Optional<DischargeLetter> discharge =
                DischargeText.find(letter.lines(), opened.subject(), part, text.day(), header);
        if (discharge.isPresent()) {
            HeaderAndText both = HeaderAndText.of(letter.fields(), discharge.get().fields());
            List<Defect> all = and(defects, both.defects());
            Optional<String> apart = both.apart().or(discharge.get()::ended);
            if (apart.isPresent()) {
                return new Coded.Decided(unclear(both.fiche(), all, apart.get()));
            }
            return new Coded.Decided(
                    new Understood.Discharge(
                            opened,
                            both.fiche(),
                            Understander.declared(discharge.get()),
                            both.provenance(),
                            text.documents(),
                            all,
                            "an HPRIM letter that is a discharge letter"));
        }
        ReadFields form = forms.read(WrittenDocument.ofLines(letter.lines(), part), text.day());
        if (Understander.isForm(form)) {
            HeaderAndText both = HeaderAndText.of(letter.fields(), form);
            List<Defect> all = and(defects, both.defects());
            if (both.apart().isPresent()) {
                return new Coded.Decided(unclear(both.fiche(), all, both.apart().get()));
            }
            return new Coded.Decided(
                    new Understood.Intake(
                            opened,
                            both.fiche(),
                            both.provenance(),
                            text.documents(),
                            all,
                            "a filled form in an HPRIM letter"));
        }
        Understood.Unclear person =
                unclear(
                        header,
                        defects,
                        letter.results().isEmpty()
                                ? "an HPRIM letter that is no discharge letter and no form"
                                : "an HPRIM letter with laboratory results");
        return switch (carrier) {
            case BODY -> new Coded.Decided(person);
            case FILE -> new Coded.Perhaps(person);
        };
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

    /// The seam for readers of documents: the bytes are whole, and who the message says that they
    /// are about stands beside them.
    private Coded embedded(Hl7Read.Documents sent, Part part) {
        List<Defect> defects = new ArrayList<>(sent.fields().defects());
        for (EmbeddedDocument document : sent.documents()) {
            defects.add(
                    new Defect(
                            Defect.Kind.DOCUMENT_NOT_READ,
                            new Defect.Where.InField(part.path(), document.segment(), 5),
                            document.isCda() ? "CDA" : document.declared()));
        }
        boolean cda = sent.documents().stream().anyMatch(EmbeddedDocument::isCda);
        String what =
                switch (sent.action()) {
                    case NEW -> "an HL7 message that brings ";
                    case REPLACE -> "an HL7 message that replaces ";
                    case DELETE -> "an HL7 message that withdraws ";
                };
        String which =
                sent.documents().isEmpty()
                        ? "a document and holds none"
                        : cda ? "a CDA document" : "a document that is no CDA";
        return new Coded.Decided(unclear(sent.fields().fiche(), defects, what + which));
    }

    private Understood.Unclear unclear(Fiche fiche, List<Defect> defects, String because) {
        return new Understood.Unclear(opened, Optional.empty(), fiche, defects, because);
    }

    private static Defect in(String part, Defect.Kind kind, String found) {
        return new Defect(kind, new Defect.Where.InPart(part), found);
    }

    private static List<Defect> and(List<Defect> some, List<Defect> more) {
        List<Defect> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
