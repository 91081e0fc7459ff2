package fr.passerelle.understanding;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood.DeclaredDoctor;
import fr.passerelle.understanding.cda.CdaFields;
import fr.passerelle.understanding.cda.ClinicalMail;
import fr.passerelle.understanding.cda.DocumentKind;
import fr.passerelle.understanding.discharge.DischargeLetter;
import fr.passerelle.understanding.discharge.DischargeText;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.text.MessageText;
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
        if (!ClinicalMail.mayBeIn(opened)) {
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
        return switch (ClinicalMail.read(opened, said, text.day())) {
            case ClinicalMail.None() -> otherwise.get();
            case ClinicalMail.Unreadable(var defects) ->
                    new Understood.Unclear(
                            opened,
                            Optional.empty(),
                            defects,
                            "a clinical document that cannot be read");
            case ClinicalMail.Found found ->
                    switch (found.kind().use()) {
                        case DISCHARGE -> discharge(opened, text, found, letter, said);
                        case REFERRAL -> intake(opened, text, found, said);
                        case SUPPORTING, OTHER -> beside(opened, found, otherwise.get());
                    };
        };
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
            Optional<String> ended =
                    DischargeText.ended(words(document, text, defects))
                            .or(() -> letter.flatMap(DischargeLetter::ended));
            if (ended.isPresent()) {
                return new Understood.Unclear(
                        opened,
                        Optional.empty(),
                        found.fields().fiche(),
                        defects,
                        ended.get(),
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
                        over(said.provenance(), form.provenance()),
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
            Opened opened, ClinicalMail.Found found, Understood otherwise) {
        CdaFields fields = found.fields();
        Optional<ClinicalDocument> document = Optional.of(found.document());
        return switch (otherwise) {
            case Understood.Intake it ->
                    new Understood.Intake(
                            opened,
                            it.fiche().with(fields.fiche()),
                            over(it.provenance(), fields.provenance()),
                            it.documents(),
                            both(it.defects(), fields.defects()),
                            it.because() + ", with " + because(found.kind()),
                            document);
            case Understood.Discharge it ->
                    new Understood.Discharge(
                            opened,
                            it.fiche().with(fields.fiche()),
                            it.doctor(),
                            over(it.provenance(), fields.provenance()),
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
                            fields.fiche(),
                            both(it.defects(), fields.defects()),
                            "no letter that asks for anything: " + because(found.kind()),
                            document);
        };
    }

    /// What people would read in the document: its sections, or the PDF in it. Searched only for
    /// words that forbid a search, where no code says how the stay ended.
    private List<String> words(ClinicalDocument document, MessageText text, List<Defect> defects) {
        return switch (document.body()) {
            case Body.Sections(var sections) ->
                    sections.stream().flatMap(section -> section.lines().stream()).toList();
            case Body.Attached(var mediaType, var content) -> {
                Part inside =
                        new Part(
                                text.place(),
                                new Headers(List.of()),
                                MediaType.find(mediaType).orElse(MediaType.TEXT_PLAIN),
                                Optional.empty(),
                                true,
                                content.toBytes());
                yield switch (documents.read(inside)) {
                    case DocumentText.Read.Text(var written) -> written.lines();
                    case DocumentText.Read.Unreadable(var why) -> {
                        defects.add(
                                new Defect(
                                        Defect.Kind.UNREADABLE_DOCUMENT,
                                        new Defect.Where.InPart(text.place()),
                                        why));
                        yield List.of();
                    }
                    case DocumentText.Read.Pictures _, DocumentText.Read.NotForMe _ -> List.of();
                };
            }
            case Body.Nothing() -> List.of();
        };
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
        Map<Field, Defect.Where> places = over(said.provenance(), fields.provenance());
        places.remove(Field.REMARKS);
        return places;
    }

    private static Map<Field, Defect.Where> over(
            Map<Field, Defect.Where> below, Map<Field, Defect.Where> above) {
        Map<Field, Defect.Where> places = new EnumMap<>(Field.class);
        places.putAll(below);
        places.putAll(above);
        return places;
    }

    private static List<Defect> both(List<Defect> some, List<Defect> more) {
        List<Defect> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
