/// Reading the clinical documents that French software sends: HL7 CDA R2 with the header of the
/// CI-SIS ("structuration minimale"), level 1 with a PDF inside or level 3 with sections. One pass
/// over the elements, nearly everything optional, a defect with its place for whatever is wrong,
/// and nothing completed: what was not written is absent.
///
/// What a document is, its `code` decides ([DocumentKind]), never its templateIds: an unstructured
/// document has those of its body in place of its own. Where a message holds one, it is what says
/// who the patient is; subject, metadata and text are held against it and never believed over it
/// ([Identities]).
///
/// Read [CdaReader], then [Letter].
@NullMarked
package fr.passerelle.understanding.cda;

import org.jspecify.annotations.NullMarked;
