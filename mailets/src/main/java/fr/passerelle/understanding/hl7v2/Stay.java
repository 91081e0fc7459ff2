package fr.passerelle.understanding.hl7v2;

import java.time.LocalDate;
import java.util.Optional;

/// A stay in hospital (HL7 v2.5 PV1).
///
/// @param patientClass table 0004: `I` in hospital, `E` emergency, `O` outpatient
/// @param disposition as the hospital's own table has it (PV1-36); nothing is decided on it
public record Stay(
        Optional<String> patientClass,
        Optional<LocalDate> admitted,
        Optional<LocalDate> discharged,
        Optional<String> disposition) {}
