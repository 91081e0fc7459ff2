package fr.passerelle.opening.xdm;

import fr.passerelle.archive.ArchiveStopped;
import fr.passerelle.archive.ArchivedFile;
import fr.passerelle.document.Association;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.SubmissionSet;
import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.xml.XmlRead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts metadata and files together into a package. Whatever does not fit is a defect; no file
/// and no entry is dropped.
final class Assembling {
    /// Files that show documents and are none, by the endings they have in the field.
    private static final Set<String> SHOWING =
            Set.of("xsl", "xslt", "css", "js", "htm", "html", "gif", "png", "ico", "txt", "xsd");

    private final String part;
    private final List<ArchivedFile> files;
    private final Map<String, ArchivedFile> byName;
    private final Integrity integrity = new Integrity();
    private final Set<String> spokenOf = new HashSet<>();
    private final List<SubmissionSet> sets = new ArrayList<>();
    private final List<XdmDocument> documents = new ArrayList<>();
    private final List<Association> associations = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    Assembling(String part, List<ArchivedFile> files) {
        this.part = part;
        this.files = files;
        this.byName = Folder.byName(files);
    }

    XdmPackage assemble() throws ArchiveStopped {
        List<Folder> folders = Folder.find(files);
        if (folders.isEmpty()) {
            defects.add(
                    new Defect(Defect.Kind.METADATA_MISSING, new Defect.Where.InPart(part), ""));
        }
        for (Folder folder : folders) {
            read(folder);
        }
        List<XdmPackage.Other> others = new ArrayList<>();
        for (ArchivedFile file : files) {
            if (!spokenOf.contains(file.name())) {
                leftOver(file, folders, others);
            }
        }
        return new XdmPackage(part, sets, documents, associations, others, defects);
    }

    private void read(Folder folder) throws ArchiveStopped {
        ArchivedFile file = folder.metadata();
        spokenOf.add(file.name());
        if (!folder.standard()) {
            defect(Defect.Kind.LAYOUT, file.name(), file.name());
        }
        if (file.content().length() > Limits.METADATA_BYTES) {
            throw ArchiveStopped.unsafe(
                    "metadata of more than " + Limits.METADATA_BYTES + " bytes");
        }
        switch (RegistryReader.read(file.content())) {
            case XmlRead.Unsafe<List<RegistryObject>>(var danger, _) ->
                    throw ArchiveStopped.unsafe("metadata with " + danger.inWords());
            case XmlRead.Malformed<List<RegistryObject>>(var why, var place) ->
                    defects.add(
                            new Defect(
                                    Defect.Kind.METADATA_UNREADABLE,
                                    Metadata.where(path(file.name()), place),
                                    why));
            case XmlRead.Whole<List<RegistryObject>>(var objects) -> {
                Metadata metadata = new Metadata(path(file.name()), folder.name());
                if (!metadata.read(objects)) {
                    throw ArchiveStopped.unsafe("metadata with too many objects");
                }
                take(metadata, folder);
            }
        }
    }

    private void take(Metadata metadata, Folder folder) {
        sets.addAll(metadata.sets);
        associations.addAll(metadata.associations);
        defects.addAll(metadata.defects);
        if (metadata.sets.isEmpty() && metadata.entries.isEmpty()) {
            defect(Defect.Kind.METADATA_UNREADABLE, folder.metadata().name(), "no set in it");
        }
        for (DocumentEntry entry : metadata.entries) {
            documents.add(document(entry, folder));
        }
    }

    private XdmDocument document(DocumentEntry entry, Folder folder) {
        String uri = entry.file().uri().orElse("");
        if (entry.onDemand() || uri.isEmpty()) {
            return missing(entry, folder, uri);
        }
        return switch (folder.follow(uri, byName)) {
            case Folder.Found.File(var file) -> present(entry, file);
            case Folder.Found.InOtherCase(var file) -> {
                defect(Defect.Kind.URI_IN_OTHER_CASE, file.name(), uri);
                yield present(entry, file);
            }
            case Folder.Found.Missing() -> missing(entry, folder, uri);
            case Folder.Found.Outside() -> {
                defect(Defect.Kind.URI_OUTSIDE, folder.metadata().name(), uri);
                yield absent(entry, folder.metadata().name());
            }
        };
    }

    private XdmDocument missing(DocumentEntry entry, Folder folder, String uri) {
        if (!entry.onDemand()) {
            defect(Defect.Kind.METADATA_WITHOUT_DOCUMENT, folder.metadata().name(), uri);
        }
        return absent(entry, uri.isEmpty() ? folder.metadata().name() : folder.base() + uri);
    }

    private XdmDocument absent(DocumentEntry entry, String name) {
        Verdict none =
                new Verdict.CannotTell(
                        new Sentence(
                                "the document is not in the package",
                                "le document n’est pas dans l’archive"));
        return new XdmDocument(path(name), Optional.of(entry), Optional.empty(), none, none);
    }

    private XdmDocument present(DocumentEntry entry, ArchivedFile file) {
        spokenOf.add(file.name());
        Verdict hash = integrity.hash(entry.file().hash(), file);
        Verdict size = Integrity.size(entry.file().size(), file);
        if (hash instanceof Verdict.Invalid) {
            String declared = entry.file().hash().orElse("");
            defect(
                    Integrity.isSha1(declared)
                            ? Defect.Kind.HASH_MISMATCH
                            : Defect.Kind.HASH_IS_NO_SHA1,
                    file.name(),
                    declared);
        }
        if (size instanceof Verdict.Invalid) {
            defect(Defect.Kind.SIZE_MISMATCH, file.name(), entry.file().size().orElse(""));
        }
        return new XdmDocument(
                path(file.name()), Optional.of(entry), Optional.of(file.content()), hash, size);
    }

    /// In a package that is a document unless its name says that it only shows one; what lies
    /// beside the package (README, INDEX) is none.
    private void leftOver(ArchivedFile file, List<Folder> folders, List<XdmPackage.Other> others) {
        boolean inside =
                folders.isEmpty()
                        ? Folder.inXdm(file.name())
                        : folders.stream().anyMatch(folder -> folder.holds(file));
        if (!inside || SHOWING.contains(ending(file.name()))) {
            others.add(new XdmPackage.Other(path(file.name()), file.content()));
            return;
        }
        defect(Defect.Kind.DOCUMENT_WITHOUT_METADATA, file.name(), file.name());
        Slice content = file.content();
        documents.add(
                new XdmDocument(
                        path(file.name()),
                        Optional.empty(),
                        Optional.of(content),
                        new Verdict.NotPresent(),
                        new Verdict.NotPresent()));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void defect(Defect.Kind kind, String name, String found) {
        defects.add(
                new Defect(kind, new Defect.Where.InPart(path(name)), Metadata.shortened(found)));
    }

    private String path(String name) {
        return part + "/" + name;
    }
}
