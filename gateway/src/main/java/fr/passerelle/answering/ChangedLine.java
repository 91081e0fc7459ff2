package fr.passerelle.answering;

import fr.passerelle.document.Field;
import java.util.Optional;

/// Something that a message corrected.
///
/// @param now empty where the field is not repeated in a receipt
/// @param before empty where it is not, or where somebody else had said it
record ChangedLine(Field field, Optional<String> now, Optional<String> before) {}
