package fr.passerelle.explaining;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The documents of a message, each package followed by what it holds.
final class Documents {
    private Documents() {}

    static List<Explanation.Document> of(Opened opened) {
        List<Explanation.Document> documents = new ArrayList<>();
        for (Part part : opened.parts()) {
            List<XdmPackage> packages =
                    opened.packages().stream()
                            .filter(each -> each.part().equals(part.path()))
                            .toList();
            if (part.attachment() || part.fileName().isPresent() || !packages.isEmpty()) {
                documents.add(document(part));
            }
            packages.forEach(each -> inside(each, documents));
        }
        return documents;
    }

    /// What was wrong with the packages, then what was wrong with the words.
    static List<Defect> defects(Opened opened, Understood understood) {
        List<Defect> defects = new ArrayList<>();
        opened.packages().forEach(each -> defects.addAll(each.defects()));
        defects.addAll(understood.defects());
        return defects;
    }

    private static Explanation.Document document(Part part) {
        return new Explanation.Document(
                part.path(),
                part.type().toString(),
                part.fileName(),
                part.content().length,
                Optional.empty());
    }

    private static void inside(XdmPackage xdm, List<Explanation.Document> documents) {
        for (XdmDocument each : xdm.documents()) {
            Optional<DocumentEntry> entry = each.entry();
            Optional<Code> code = entry.flatMap(it -> it.codes().type());
            documents.add(
                    new Explanation.Document(
                            each.path(),
                            entry.flatMap(DocumentEntry::mimeType)
                                    .orElse("application/octet-stream"),
                            Optional.empty(),
                            each.content().map(Slice::length).orElse(0),
                            Optional.of(
                                    new Explanation.Packaged(
                                            each.hash(),
                                            each.size(),
                                            entry.flatMap(DocumentEntry::title),
                                            code))));
        }
    }
}
