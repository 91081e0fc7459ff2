package fr.passerelle.answering;

import fr.passerelle.document.Defect;

/// Something that could not be read, without what stood there.
record DefectLine(Defect.Kind kind, Defect.Where where) {}
