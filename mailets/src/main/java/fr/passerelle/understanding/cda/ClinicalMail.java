package fr.passerelle.understanding.cda;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentIdentity;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.opening.Opened;
import fr.passerelle.patient.PatientWorld;
import fr.passerelle.understanding.cda.ClinicalFile.Around;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.XdmSubject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The clinical documents of one message.
public sealed interface ClinicalMail {
    /// None, as a rule.
    record None() implements ClinicalMail {}

    /// One is there and cannot be read: what identifies the patient is not known, whatever the rest
    /// of the message says.
    record Unreadable(List<Defect> defects) implements ClinicalMail {
        public Unreadable {
            defects = List.copyOf(defects);
        }
    }

    /// @param document the one that says what the message is: a letter before what only goes with
    ///     one, the newest version of it
    /// @param fields what it says, and what is wrong with all of them together
    /// @param action what its message asks to do with it, or with another document beside it
    record Found(
            DocumentKind kind, ClinicalDocument document, CdaFields fields, Hl7Read.Action action)
            implements ClinicalMail {
        /// The same with what something else of the mail says of the patient held against it.
        public Found against(ReadFields other) {
            Optional<Identities> identities = document.patient().map(Identities::new);
            identities.ifPresent(it -> it.text(other));
            List<Defect> defects = new ArrayList<>(fields.defects());
            identities.ifPresent(
                    it ->
                            it.defects().stream()
                                    .filter(defect -> !defects.contains(defect))
                                    .forEach(defects::add));
            return new Found(
                    kind,
                    document,
                    new CdaFields(fields.fiche(), fields.provenance(), defects),
                    action);
        }
    }

    /// @param text what the text of the mail says in labels, to be held against the documents
    static ClinicalMail read(ClinicalFiles files, Opened opened, ReadFields text, LocalDate day) {
        List<Defect> broken = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (ClinicalFile file : files.all()) {
            switch (CdaReader.read(file.path(), file.content())) {
                case CdaReading.Read read -> sources.add(new Source(file, read));
                case CdaReading.Unreadable(var why) -> broken.add(why);
                case CdaReading.NotForMe() -> {
                    // Metadata, style sheets, other XML.
                }
            }
        }
        if (!broken.isEmpty()) {
            return new Unreadable(broken);
        }
        return sources.isEmpty() ? new None() : found(sources, opened, text, day);
    }

    private static Found found(
            List<Source> sources, Opened opened, ReadFields text, LocalDate day) {
        Set<InstanceIdentifier> replaced =
                sources.stream()
                        .flatMap(source -> source.identity().replaces().stream())
                        .collect(Collectors.toSet());
        List<Source> current =
                sources.stream()
                        .filter(
                                source ->
                                        source.identity().id().filter(replaced::contains).isEmpty())
                        .toList();
        // Two documents that replace each other leave none.
        Source main =
                (current.isEmpty() ? sources : current)
                        .stream().min(Source.MOST_TELLING).orElseThrow();
        List<Defect> defects = new ArrayList<>(ofMessages(sources));
        CdaFields fields = underIdentity(CdaFields.of(main.read(), main.kind(), day), defects);
        defects.addAll(fields.defects());
        main.document()
                .patient()
                .map(Identities::new)
                .ifPresent(
                        identities -> {
                            XdmSubject.read(opened.subject())
                                    .document()
                                    .ifPresent(identities::subject);
                            identities.text(text);
                            for (Source source : sources) {
                                around(source.file(), identities);
                                // Against itself the main one says nothing new.
                                source.document()
                                        .patient()
                                        .ifPresent(
                                                other ->
                                                        identities.document(
                                                                other, source.file().path()));
                            }
                            defects.addAll(identities.defects());
                        });
        return new Found(
                main.kind(),
                main.document(),
                new CdaFields(fields.fiche(), fields.provenance(), defects),
                strongest(sources));
    }

    /// A letter beside one that is withdrawn is no plain letter.
    private static Hl7Read.Action strongest(List<Source> sources) {
        return sources.stream()
                .map(source -> source.file().action())
                .max(Comparator.naturalOrder())
                .orElse(Hl7Read.Action.NEW);
    }

    private static void around(ClinicalFile file, Identities identities) {
        switch (file.around()) {
            case Around.Alone() -> {
                // The rest of the mail is held against it in any case.
            }
            case Around.InPackage(var entry) ->
                    entry.ifPresent(it -> identities.metadata(it, file.path()));
            case Around.InMessage(var message, _) -> identities.message(message, file.path());
        }
    }

    /// What is odd about the messages that documents lay in, each once.
    private static List<Defect> ofMessages(List<Source> sources) {
        return sources.stream()
                .flatMap(
                        source ->
                                switch (source.file().around()) {
                                    case Around.InMessage(var message, _) ->
                                            message.fields().defects().stream();
                                    case Around.Alone _, Around.InPackage _ ->
                                            Stream.<Defect>empty();
                                })
                .distinct()
                .toList();
    }

    /// RNIV: data may not travel under an identity that is not validated. Where the message says
    /// that of its patient, the INS in the document is none either.
    private static CdaFields underIdentity(CdaFields fields, List<Defect> ofMessages) {
        boolean doubtful =
                ofMessages.stream().anyMatch(it -> it.kind() == Defect.Kind.IDENTITY_NOT_VALIDATED);
        boolean real =
                fields.fiche().ins().filter(ins -> ins.world() == PatientWorld.REAL).isPresent();
        return doubtful && real
                ? new CdaFields(
                        fields.fiche().without(Field.INS), fields.provenance(), fields.defects())
                : fields;
    }

    /// One document and where it came from.
    record Source(ClinicalFile file, CdaReading.Read read) {
        static final Comparator<Source> MOST_TELLING =
                Comparator.comparing(
                                (Source source) -> source.file().action() == Hl7Read.Action.DELETE)
                        .thenComparing(source -> source.kind().use())
                        .thenComparing(source -> source.identity().version().orElse(0), newest())
                        .thenComparing(
                                source -> source.identity().written().map(Dtm::written).orElse(""),
                                newest());

        private static <T extends Comparable<T>> Comparator<T> newest() {
            return Comparator.reverseOrder();
        }

        ClinicalDocument document() {
            return read.document();
        }

        DocumentIdentity identity() {
            return document().identity();
        }

        DocumentKind kind() {
            return DocumentKind.of(document());
        }
    }
}
