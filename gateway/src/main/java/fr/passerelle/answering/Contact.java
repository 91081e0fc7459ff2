package fr.passerelle.answering;

import fr.passerelle.mail.EmailAddress;
import java.util.Optional;

/// A professional as another professional may see them: the referrer in a confirmation, the
/// doctor in news to the referrer. Never the patient.
///
/// @param role function and structure in one line ("infirmière, CPTS Aunis Nord"), may be empty
public record Contact(
        String name, String role, Optional<String> phone, Optional<EmailAddress> address) {}
