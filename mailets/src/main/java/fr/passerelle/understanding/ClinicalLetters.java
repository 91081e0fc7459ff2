package fr.passerelle.understanding;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
import fr.passerelle.understanding.cda.CdaFields;
import fr.passerelle.understanding.cda.ClinicalFiles;
import fr.passerelle.understanding.cda.ClinicalMail;
import fr.passerelle.understanding.cda.DocumentKind;
import fr.passerelle.understanding.discharge.DischargeLetter;
import fr.passerelle.understanding.discharge.DischargeText;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.text.Lines;
import fr.passerelle.understanding.text.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a message is that holds a clinical document. The document says who the patient is and what
/// was found; the text of the mail adds what the document leaves unsaid.
final class ClinicalLetters {
    /// Flavours of a place for the médecin traitant that nobody stands in: the sender looked and
    /// has none to name. `NAV` (later), `NASK` (nobody asked), `MSK` (there is one, not shown) and
    /// `OTH` say something else.
    private static final Set<String> NOBODY = Set.of("NA", "NI", "UNK", "ASKU");

    private final DocumentText documents;
    private final Forms forms;

    ClinicalLetters(DocumentText documents, Forms forms) {
        this.documents = documents;
        this.forms = forms;
    }

    /// @param otherwise what the message is without regard to its clinical documents
    Understood read(Opened opened, MessageText text, Supplier<Understood> otherwise) {
        ClinicalFiles files = ClinicalFiles.in(opened, text.day());
        if (files.isEmpty()) {
            return otherwise.get();
        }
        Optional<DischargeLetter> letter =
                DischargeText.find(text.lines(), opened.subject(), text.place(), text.day());
        ReadFields said =
                letter.map(DischargeLetter::fields)
                        .orElseGet(
                                () ->
                                        forms.read(
                                                WrittenDocument.ofLines(
                                                        NewText.unquoted(text.lines()),
                                                        text.place()),
                                                text.day()));
        return switch (ClinicalMail.read(files, opened, said, text.day())) {
            case ClinicalMail.None() -> otherwise.get();
            case ClinicalMail.Unreadable(var defects) ->
                    new Understood.Unclear(
                            opened,
                            Optional.empty(),
                            defects,
                            "a clinical document that cannot be read");
            case ClinicalMail.Found found ->
                    switch (found.action()) {
                        case NEW ->
                                switch (found.kind().use()) {
                                    case DISCHARGE -> discharge(opened, text, found, letter, said);
                                    case REFERRAL -> intake(opened, text, found, said);
                                    case SUPPORTING, OTHER ->
                                            beside(opened, found, otherwise.get());
                                };
                        case REPLACE, DELETE -> takenBack(opened, Optional.empty(), found);
                    };
        };
    }

    /// What was sent before was perhaps worked on long ago: only a person can tell what a
    /// correction or a withdrawal changes (decision 0027).
    private static Understood takenBack(
            Opened opened, Optional<String> token, ClinicalMail.Found found) {
        return new Understood.Unclear(
                opened,
                token,
                found.fields().fiche(),
                found.fields().defects(),
                "an HL7 message that " + found.action().verb() + " " + because(found.kind()),
                Optional.of(found.document()));
    }

    /// More about a case, with what its clinical documents say. Who the case is about nobody knows
    /// here: filing holds the fiche against it.
    ///
    /// @param said the lines of the answer
    Understood with(Understood.Supplement answer, MessageText text, ReadFields said) {
        Opened opened = answer.opened();
        ClinicalFiles files = ClinicalFiles.in(opened, text.day());
        if (files.isEmpty()) {
            return answer;
        }
        return switch (ClinicalMail.read(files, opened, said, text.day())) {
            case ClinicalMail.None() -> answer;
            case ClinicalMail.Unreadable(var defects) ->
                    supplement(
                            answer, answer.fiche(), answer.provenance(), defects, Optional.empty());
            case ClinicalMail.Found found ->
                    switch (found.action()) {
                        case NEW, REPLACE ->
                                supplement(
                                        answer,
                                        supplemented(said, found.fields()),
                                        provenance(said, found.fields()),
                                        found.fields().defects(),
                                        Optional.of(found.document()));
                        case DELETE -> takenBack(opened, Optional.of(answer.token()), found);
                    };
        };
    }

    private static Understood.Supplement supplement(
            Understood.Supplement answer,
            Fiche fiche,
            Map<Field, Defect.Where> provenance,
            List<Defect> defects,
            Optional<ClinicalDocument> document) {
        return new Understood.Supplement(
                answer.opened(),
                answer.token(),
                fiche,
                provenance,
                answer.documents(),
                both(answer.defects(), defects),
                answer.because() + ", with a clinical document",
                document);
    }

    private Understood discharge(
            Opened opened,
            MessageText text,
            ClinicalMail.Found found,
            Optional<DischargeLetter> letter,
            ReadFields said) {
        ClinicalDocument document = found.document();
        List<Defect> defects = new ArrayList<>(found.fields().defects());
        if (document.stay().mode().isEmpty()) {
            Optional<String> person =
                    switch (body(document, text, defects)) {
                        case Body.Read(var lines) ->
                                DischargeText.ended(lines)
                                        .or(() -> letter.flatMap(DischargeLetter::ended));
                        case Body.Unread() ->
                                Optional.of(
                                        "how the stay ended stands in a text that cannot be read");
                    };
            if (person.isPresent()) {
                return new Understood.Unclear(
                        opened,
                        Optional.empty(),
                        found.fields().fiche(),
                        defects,
                        person.get(),
                        Optional.of(document));
            }
        }
        return new Understood.Discharge(
                opened,
                supplemented(said, found.fields()),
                doctor(document.medecinTraitant(), letter),
                provenance(said, found.fields()),
                text.documents(),
                defects,
                because(found.kind()),
                Optional.of(document));
    }

    private Understood intake(
            Opened opened, MessageText text, ClinicalMail.Found found, ReadFields said) {
        SectionForm form = SectionForm.read(found.document(), found.fields(), forms, text.day());
        ReadFields beneath =
                new ReadFields(
                        said.fiche().with(form.fiche()),
                        Together.over(said.provenance(), form.provenance()),
                        said.defects(),
                        said.labels(),
                        said.titled());
        return new Understood.Intake(
                opened,
                supplemented(beneath, found.fields()),
                provenance(beneath, found.fields()),
                text.documents(),
                both(found.fields().defects(), form.defects()),
                because(found.kind()),
                Optional.of(found.document()));
    }

    private static String because(DocumentKind kind) {
        return "a clinical document (" + kind.words() + ")";
    }

    /// A request or a letter that such a document goes with stays one; who the patient is, the
    /// document says.
    private static Understood beside(
            Opened opened, ClinicalMail.Found alone, Understood otherwise) {
        ClinicalMail.Found found =
                switch (otherwise) {
                    // A form or a letter in another attachment names its patient, too.
                    case Understood.Intake it -> alone.against(read(it.fiche(), it.provenance()));
                    case Understood.Discharge it ->
                            alone.against(read(it.fiche(), it.provenance()));
                    case Understood.Command _,
                            Understood.Automatic _,
                            Understood.Supplement _,
                            Understood.Reply _,
                            Understood.FollowUp _,
                            Understood.Bounce _,
                            Understood.Receipt _,
                            Understood.NotIntegrated _,
                            Understood.Unclear _ ->
                            alone;
                };
        CdaFields fields = found.fields();
        Optional<ClinicalDocument> document = Optional.of(found.document());
        return switch (otherwise) {
            case Understood.Intake it ->
                    new Understood.Intake(
                            opened,
                            it.fiche().with(fields.fiche()),
                            Together.over(it.provenance(), fields.provenance()),
                            it.documents(),
                            both(it.defects(), fields.defects()),
                            it.because() + ", with " + because(found.kind()),
                            document);
            case Understood.Discharge it ->
                    new Understood.Discharge(
                            opened,
                            it.fiche().with(fields.fiche()),
                            it.doctor(),
                            Together.over(it.provenance(), fields.provenance()),
                            it.documents(),
                            both(it.defects(), fields.defects()),
                            it.because() + ", with " + because(found.kind()),
                            Optional.empty());
            case Understood.Command _,
                    Understood.Automatic _,
                    Understood.Supplement _,
                    Understood.Reply _,
                    Understood.FollowUp _,
                    Understood.Bounce _,
                    Understood.Receipt _,
                    Understood.NotIntegrated _ ->
                    otherwise;
            case Understood.Unclear it ->
                    new Understood.Unclear(
                            opened,
                            it.token(),
                            it.fiche().with(fields.fiche()),
                            both(it.defects(), fields.defects()),
                            "no letter that asks for anything: " + because(found.kind()),
                            document);
        };
    }

    private static ReadFields read(Fiche fiche, Map<Field, Defect.Where> provenance) {
        return new ReadFields(fiche, provenance, List.of(), 0, false);
    }

    /// What people would read in a document.
    private sealed interface Body {
        record Read(List<String> lines) implements Body {}

        /// There is something, and nobody here can read it.
        record Unread() implements Body {}
    }

    /// Its sections, or the file in it. Searched only for words that forbid a search, where no code
    /// says how the stay ended.
    private Body body(ClinicalDocument document, MessageText text, List<Defect> defects) {
        return switch (document.body()) {
            case ClinicalDocument.Body.Sections(var sections) ->
                    new Body.Read(
                            sections.stream()
                                    .flatMap(section -> section.lines().stream())
                                    .toList());
            case ClinicalDocument.Body.Attached(var mediaType, var content) ->
                    attached(mediaType, content, text, defects);
            case ClinicalDocument.Body.Nothing() -> new Body.Read(List.of());
        };
    }

    private Body attached(String mediaType, Slice content, MessageText text, List<Defect> defects) {
        if (mediaType.startsWith("text/")) {
            String words =
                    Charsets.strictly(content, StandardCharsets.UTF_8)
                            .orElseGet(
                                    () ->
                                            new String(
                                                    content.toBytes(),
                                                    StandardCharsets.ISO_8859_1));
            return new Body.Read(Lines.of(words));
        }
        Part inside =
                new Part(
                        text.place(),
                        new Headers(List.of()),
                        MediaType.find(mediaType).orElse(MediaType.TEXT_PLAIN),
                        Optional.empty(),
                        true,
                        content.toBytes());
        return switch (documents.read(inside)) {
            case DocumentText.Read.Text(var written) -> read(written, mediaType, text, defects);
            case DocumentText.Read.Unreadable(var why) ->
                    unread(Defect.Kind.UNREADABLE_DOCUMENT, why, text, defects);
            case DocumentText.Read.Pictures _ ->
                    unread(Defect.Kind.IMAGE_WITHOUT_TEXT, mediaType, text, defects);
            case DocumentText.Read.NotForMe _ ->
                    unread(Defect.Kind.DOCUMENT_NOT_READ, mediaType, text, defects);
        };
    }

    /// A word that a program did not make out in a picture may be the one that counts.
    private static Body read(
            WrittenDocument written, String mediaType, MessageText text, List<Defect> defects) {
        boolean fromPicture =
                written.defects().stream()
                        .anyMatch(defect -> defect.kind() == Defect.Kind.READ_FROM_PICTURE);
        return fromPicture
                ? unread(Defect.Kind.IMAGE_WITHOUT_TEXT, mediaType, text, defects)
                : new Body.Read(written.lines());
    }

    private static Body unread(
            Defect.Kind kind, String found, MessageText text, List<Defect> defects) {
        defects.add(new Defect(kind, new Defect.Where.InPart(text.place()), found));
        return new Body.Unread();
    }

    private static DeclaredDoctor doctor(MedecinTraitant header, Optional<DischargeLetter> letter) {
        Optional<DeclaredDoctor> inText =
                letter.flatMap(DischargeLetter::doctor)
                        .map(
                                line ->
                                        line.name()
                                                .<DeclaredDoctor>map(DeclaredDoctor.Named::new)
                                                .orElseGet(DeclaredDoctor.NotDeclared::new));
        Optional<DeclaredDoctor> namedInText =
                inText.filter(doctor -> doctor instanceof DeclaredDoctor.Named);
        return switch (header) {
            case MedecinTraitant.Named named -> new DeclaredDoctor.Named(name(named));
            // Whoever is named somewhere is there: nothing is searched for.
            case MedecinTraitant.NoValue(var flavor) ->
                    namedInText.orElseGet(
                            () ->
                                    flavor.filter(NOBODY::contains).isPresent()
                                            ? new DeclaredDoctor.NotDeclared()
                                            : new DeclaredDoctor.NotSaid());
            case MedecinTraitant.Absent() -> inText.orElseGet(DeclaredDoctor.NotSaid::new);
        };
    }

    private static String name(MedecinTraitant.Named named) {
        return CdaFields.name(named.person())
                .or(() -> named.practice().flatMap(Organisation::name))
                .or(() -> named.person().number())
                .orElse("");
    }

    /// Free text of the mail is left in the mail: hospitals write the same lines over all of them.
    private static Fiche supplemented(ReadFields said, CdaFields fields) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.putAll(said.fiche().values());
        values.remove(Field.REMARKS);
        return new Fiche(values).with(fields.fiche());
    }

    private static Map<Field, Defect.Where> provenance(ReadFields said, CdaFields fields) {
        Map<Field, Defect.Where> places = Together.over(said.provenance(), fields.provenance());
        places.remove(Field.REMARKS);
        return places;
    }

    /// Once each: two readers may tell the same of the same place.
    private static List<Defect> both(List<Defect> some, List<Defect> more) {
        return Together.both(some, more).stream().distinct().toList();
    }
}
