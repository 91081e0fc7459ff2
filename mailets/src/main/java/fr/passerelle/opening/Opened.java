package fr.passerelle.opening;

import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.smime.SignedMessage;
import java.util.List;
import java.util.Optional;

/// A message after *opening*: its leaves, decoded, and what the checks found.
///
/// @param type the Content-Type of the message itself, or of what its signature covers: it tells
///     reports from letters
/// @param parts what its author wrote and attached; a message attached to it is one part, and
///     what that message holds stands below it ([Part#message]); a signature is no part
/// @param packages the XDM packages among the parts, which stay parts as well; a damaged one is
///     here with the defect that says so
/// @param author the one address of From (RFC 5322 §3.6.2); none or several authors are nobody
/// @param authorClass which world that address belongs to
/// @param sender whether `author` can be believed: Valid when the operator or our own MX
///     vouches for it, and nothing under protection speaks against it
/// @param signature what the S/MIME signature says, NotPresent when there is none
/// @param encryption what the S/MIME envelope says, NotPresent when there is none
/// @param header whether the header under protection names the people that the outer one names
///     (From, Sender, Reply-To, To, Cc), NotPresent when none travelled there
/// @param signedMessage what the signature came in, where it is Valid: its certificate is the
///     author's
public record Opened(
        Received received,
        Headers headers,
        MediaType type,
        List<Part> parts,
        List<XdmPackage> packages,
        Optional<EmailAddress> author,
        AuthorClass authorClass,
        Verdict sender,
        Verdict signature,
        Verdict encryption,
        Verdict header,
        Optional<SignedMessage> signedMessage)
        implements Opening {
    public Opened {
        parts = List.copyOf(parts);
        packages = List.copyOf(packages);
    }

    /// The subject, decoded, or an empty text.
    public String subject() {
        return headers.text("Subject").orElse("");
    }

    public Optional<String> messageId() {
        return headers.first("Message-ID");
    }

    /// Who signed, who sent, and whether they are the same known professional, or why not.
    public Provenance provenance() {
        return Provenance.of(this);
    }

    /// The same message, as if it had come at another instant or through another door. What was
    /// found of it stays.
    public Opened asReceived(Received otherwise) {
        return new Opened(
                otherwise,
                headers,
                type,
                parts,
                packages,
                author,
                authorClass,
                sender,
                signature,
                encryption,
                header,
                signedMessage);
    }
}
