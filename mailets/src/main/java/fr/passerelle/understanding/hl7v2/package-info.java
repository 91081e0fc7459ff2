/// Reading HL7 v2 messages in the pipe form (HL7 v2.5 §2.5, "ER7"): the end of a stay (ADT^A03,
/// IHE PAM with its French extension) and documents sent as messages (MDM and ORU^R01 of the ANS,
/// "Transmission d'un document CDA-R2 en HL7v2"). A document is taken out and handed on as the
/// bytes it was.
///
/// The message is never copied: values are places in it, decoded when they are asked for. Read
/// [Hl7Read], then [Hl7Reader].
@NullMarked
package fr.passerelle.understanding.hl7v2;

import org.jspecify.annotations.NullMarked;
