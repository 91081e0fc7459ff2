package fr.passerelle.document;

import fr.passerelle.mail.Slice;
import java.util.List;

/// A zip after IHE XDM (ITI TF-1 §16, TF-2 §3.32), opened. A damaged one has no documents and a
/// defect that says so.
///
/// @param part the part of the message that it was ("2")
/// @param others files that are no documents: README, INDEX, style sheets. Kept, never run
public record XdmPackage(
        String part,
        List<SubmissionSet> submissionSets,
        List<XdmDocument> documents,
        List<Association> associations,
        List<Other> others,
        List<Defect> defects) {
    public XdmPackage {
        submissionSets = List.copyOf(submissionSets);
        documents = List.copyOf(documents);
        associations = List.copyOf(associations);
        others = List.copyOf(others);
        defects = List.copyOf(defects);
    }

    /// A file that belongs to the package and to no document.
    public record Other(String path, Slice content) {}
}
