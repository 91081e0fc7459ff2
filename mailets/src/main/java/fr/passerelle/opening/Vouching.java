package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// Whether the author can be believed: somebody we know must vouch for the domain of From,
/// either the operators of a closed network or our own MX. Domains are equal or strangers; an
/// ending in common proves nothing.
final class Vouching {
    private final Trusting trusting;

    Vouching(Trusting trusting) {
        this.trusting = trusting;
    }

    Verdict verdict(Received received, Headers headers, Optional<EmailAddress> author) {
        if (author.isEmpty()) {
            return new Verdict.CannotTell("From does not name exactly one author");
        }
        String domain = author.get().domain();
        if (trusting.patientDomains().contains(domain)) {
            // True as it may be: what a patient writes is for a person, never for the chain.
            return new Verdict.CannotTell("a patient wrote, and not a professional");
        }
        Verdict network = closedNetwork(received, domain);
        return switch (network) {
            case Verdict.Valid valid -> valid;
            case Verdict.Invalid _, Verdict.NotPresent _, Verdict.CannotTell _ ->
                    ownServer(headers, domain).orElse(network);
        };
    }

    /// In a closed network the operator let nobody in but its own people, and wrote the
    /// envelope; a relay may have another one, and then the network says nothing about From.
    private Verdict closedNetwork(Received received, String domain) {
        if (!received.door().closedNetwork()) {
            return new Verdict.CannotTell("nobody we know vouches for the domain of From");
        }
        if (!trusting.network().lists(domain)) {
            return new Verdict.CannotTell(
                    "the domain of From is not one of the closed network"
                            + trusting.network()
                                    .resembled(domain)
                                    .map(listed -> ", though it looks like " + listed)
                                    .orElse(""));
        }
        Envelope envelope = received.envelope();
        if (envelope.nullSender()) {
            return new Verdict.CannotTell("the envelope names no sender");
        }
        if (envelope.sender().isPresent() && !envelope.sender().get().domain().equals(domain)) {
            return new Verdict.CannotTell("the envelope's sender is of another domain than From");
        }
        return new Verdict.Valid("the closed network vouches for the domain of From");
    }

    /// What our own MX wrote, and only where it stands on top: below it, anybody may have
    /// written anything (RFC 8601 §5, §7.1). Empty where it says nothing that decides.
    private Optional<Verdict> ownServer(Headers headers, String domain) {
        Optional<AuthenticationResults> top =
                headers.first("Authentication-Results").map(AuthenticationResults::read);
        if (trusting.authservId().isEmpty()
                || top.isEmpty()
                || !top.get().authservId().equals(trusting.authservId().get())) {
            return Optional.empty();
        }
        AuthenticationResults ours = top.get();
        Verdict verdict;
        if (dmarc(ours, "pass", domain)) {
            verdict = new Verdict.Valid("our mail server found DMARC to pass for From");
        } else if (dmarc(ours, "fail", domain)) {
            verdict = new Verdict.Invalid("our mail server found DMARC to fail for From");
        } else if (dkim(ours, "pass", domain)) {
            verdict = new Verdict.Valid("our mail server found a DKIM signature by From's domain");
        } else if (dkim(ours, "fail", domain)) {
            verdict = new Verdict.Invalid("the DKIM signature of From's domain does not hold");
        } else {
            verdict = new Verdict.CannotTell("our mail server could not authenticate From");
        }
        return Optional.of(verdict);
    }

    /// A result that names the domain it is about must name ours.
    private static boolean dmarc(AuthenticationResults ours, String outcome, String domain) {
        return ours.results().stream()
                .filter(result -> result.method().equals("dmarc"))
                .filter(result -> result.outcome().equals(outcome))
                .anyMatch(result -> result.headerFrom().map(domain::equals).orElse(true));
    }

    /// Only a signature by From's own domain says anything about From (strict alignment, RFC
    /// 7489 §3.1.1).
    private static boolean dkim(AuthenticationResults ours, String outcome, String domain) {
        return ours.results().stream()
                .filter(result -> result.method().equals("dkim"))
                .filter(result -> result.outcome().equals(outcome))
                .anyMatch(result -> result.signingDomain().filter(domain::equals).isPresent());
    }
}
