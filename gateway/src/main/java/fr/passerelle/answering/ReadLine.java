package fr.passerelle.answering;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import java.util.Optional;

/// One line of a receipt.
///
/// @param value empty where the field was read but is not repeated
record ReadLine(Field field, Optional<String> value, Optional<Defect.Where> where) {}
