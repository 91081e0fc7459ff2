package fr.passerelle.understanding.cda;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.DocumentIdentity;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.XdmSubject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    record Found(DocumentKind kind, ClinicalDocument document, CdaFields fields)
            implements ClinicalMail {}

    /// Whether it is worth the while to read one.
    static boolean mayBeIn(Opened opened) {
        return !ClinicalFile.of(opened).isEmpty();
    }

    /// @param text what the text of the mail says in labels, to be held against the documents
    static ClinicalMail read(Opened opened, ReadFields text, LocalDate day) {
        List<Defect> broken = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (ClinicalFile file : ClinicalFile.of(opened)) {
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
        CdaFields fields = CdaFields.of(main.read(), main.kind(), day);
        List<Defect> defects = new ArrayList<>(fields.defects());
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
                                Optional<DocumentEntry> entry = source.file().entry();
                                entry.ifPresent(
                                        it -> identities.metadata(it, source.file().path()));
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
                new CdaFields(fields.fiche(), fields.provenance(), defects));
    }

    /// One document and where it came from.
    record Source(ClinicalFile file, CdaReading.Read read) {
        static final Comparator<Source> MOST_TELLING =
                Comparator.comparing((Source source) -> source.kind().use())
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
