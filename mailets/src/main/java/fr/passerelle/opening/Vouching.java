package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// Whether the author can be believed: somebody we know must vouch for the domain of From,
/// either the operators of a closed network or our own MX. Domains are equal or strangers; an
/// ending in common proves nothing.
final class Vouching {
    private static final Verdict NOBODY =
            new Verdict.CannotTell(
                    new Sentence(
                            "nobody we know vouches for the domain of From",
                            "aucun serveur connu ne garantit son domaine"));

    private final Trusting trusting;

    Vouching(Trusting trusting) {
        this.trusting = trusting;
    }

    Verdict verdict(Received received, Headers headers, Optional<EmailAddress> author) {
        if (author.isEmpty()) {
            return new Verdict.CannotTell(
                    new Sentence(
                            "From does not name exactly one author",
                            "l’expéditeur affiché n’est pas une seule personne"));
        }
        String domain = author.get().domain();
        if (trusting.patientDomains().contains(domain)) {
            // True as it may be: what a patient writes is for a person, never for the chain.
            return new Verdict.CannotTell(
                    new Sentence(
                            "a patient wrote, and not a professional",
                            "un patient a écrit, et non un professionnel"));
        }
        // Where the network delivers, a field with our server's name may have been written by
        // anybody in it: our server is not on that way and takes no forged one off.
        return received.door().closedNetwork()
                ? closedNetwork(received, domain)
                : ownServer(headers, domain).orElse(NOBODY);
    }

    /// In a closed network the operator let nobody in but its own people, and wrote the
    /// envelope; a relay may have another one, and then the network says nothing about From.
    private Verdict closedNetwork(Received received, String domain) {
        if (!trusting.network().lists(domain)) {
            return new Verdict.CannotTell(notListed(domain));
        }
        Envelope envelope = received.envelope();
        if (envelope.nullSender()) {
            return new Verdict.CannotTell(
                    new Sentence(
                            "the envelope names no sender",
                            "l’enveloppe ne nomme aucun expéditeur"));
        }
        if (envelope.sender().isPresent() && !envelope.sender().get().domain().equals(domain)) {
            return new Verdict.CannotTell(
                    new Sentence(
                            "the envelope's sender is of another domain than From",
                            "l’enveloppe vient d’un autre domaine que l’expéditeur affiché"));
        }
        return new Verdict.Valid(
                new Sentence(
                        "the closed network vouches for the domain of From",
                        "le réseau de santé répond du domaine de l’expéditeur"));
    }

    private Sentence notListed(String domain) {
        Sentence stranger =
                new Sentence(
                        "the domain of From is not one of the closed network",
                        "le domaine de l’expéditeur n’est pas du réseau de santé");
        return trusting.network()
                .resembled(domain)
                .map(
                        listed ->
                                stranger.then(
                                        ", ",
                                        new Sentence(
                                                        "though it looks like one that is",
                                                        "bien qu’il ressemble à l’un des siens")
                                                .naming(listed)))
                .orElse(stranger);
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
            verdict =
                    new Verdict.Valid(
                            new Sentence(
                                    "our mail server found DMARC to pass for From",
                                    "notre serveur a authentifié l’expéditeur (DMARC)"));
        } else if (dmarc(ours, "fail", domain)) {
            verdict =
                    new Verdict.Invalid(
                            new Sentence(
                                    "our mail server found DMARC to fail for From",
                                    "pour notre serveur, l’adresse de l’expéditeur est usurpée (DMARC)"));
        } else if (dkim(ours, "pass", domain)) {
            verdict =
                    new Verdict.Valid(
                            new Sentence(
                                    "our mail server found a DKIM signature by From's domain",
                                    "notre serveur a trouvé la signature du domaine de l’expéditeur (DKIM)"));
        } else if (dkim(ours, "fail", domain)) {
            verdict =
                    new Verdict.Invalid(
                            new Sentence(
                                    "the DKIM signature of From's domain does not hold",
                                    "la signature du domaine de l’expéditeur n’est pas valable (DKIM)"));
        } else {
            verdict =
                    new Verdict.CannotTell(
                            new Sentence(
                                    "our mail server could not authenticate From",
                                    "notre serveur n’a pas pu authentifier l’expéditeur"));
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
