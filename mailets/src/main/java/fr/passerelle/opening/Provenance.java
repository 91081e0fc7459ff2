package fr.passerelle.opening;

import fr.passerelle.mail.MailboxKind;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// One plain line about where a message comes from: who signed, who sent, and whether they are
/// the same known professional, or why not. It names no person, no address and no domain, so that
/// log, page and `explain` can say it in the same words.
///
/// @param signed about the signature
/// @param sent about the sender
/// @param together what both come to
public record Provenance(Sentence signed, Sentence sent, Sentence together) {
    private static final Sentence UNSIGNED = new Sentence("not signed", "non signé");
    private static final Sentence BY_AUTHOR =
            new Sentence("signed by its author", "signé par l’auteur");

    static Provenance of(Opened opened) {
        return new Provenance(signed(opened), sent(opened), together(opened));
    }

    /// The whole line.
    public Sentence line() {
        return signed.and(sent).and(together).withoutNames();
    }

    private static Sentence signed(Opened opened) {
        return switch (opened.signature()) {
            case Verdict.NotPresent() -> UNSIGNED;
            case Verdict.Valid _ -> BY_AUTHOR;
            case Verdict.Invalid(var why) ->
                    new Sentence("its signature is wrong", "signature non valable").because(why);
            case Verdict.CannotTell(var why) ->
                    new Sentence("its signature cannot be judged", "signature invérifiable")
                            .because(why);
        };
    }

    private static Sentence sent(Opened opened) {
        return switch (opened.sender()) {
            case Verdict.Valid _ ->
                    opened.received().door().closedNetwork()
                            ? new Sentence(
                                    "sent through the closed network in its author's name",
                                    "envoyé par le réseau de santé au nom de l’auteur")
                            : new Sentence(
                                    "sent by its author, says our mail server",
                                    "envoyé par l’auteur, selon notre serveur");
            case Verdict.NotPresent() -> new Sentence("sent by nobody", "envoyé par personne");
            case Verdict.Invalid(var why) ->
                    new Sentence("not sent by its author", "envoyé par quelqu’un d’autre")
                            .because(why);
            case Verdict.CannotTell(var why) ->
                    new Sentence("its sender is not vouched for", "expéditeur non garanti")
                            .because(why);
        };
    }

    private static Sentence together(Opened opened) {
        if (opened.author().isEmpty()) {
            return new Sentence("no one author", "pas d’auteur unique");
        }
        if (opened.signature() instanceof Verdict.Invalid
                || opened.sender() instanceof Verdict.Invalid
                || opened.header() instanceof Verdict.Invalid) {
            return new Sentence("not one and the same", "pas une seule et même personne");
        }
        boolean vouched = opened.sender() instanceof Verdict.Valid;
        boolean signed = opened.signature() instanceof Verdict.Valid;
        Sentence who = who(opened.authorClass());
        if (vouched && signed) {
            return new Sentence("one and the same", "une seule et même personne").then(", ", who);
        }
        return vouched || signed
                ? who
                : who.then(", ", new Sentence("by the address alone", "d’après l’adresse seule"));
    }

    private static Sentence who(AuthorClass author) {
        return switch (author) {
            case AuthorClass.Known(var kind) -> known(kind);
            case AuthorClass.Listed() ->
                    new Sentence(
                            "a professional of the network we do not know",
                            "professionnel du réseau, inconnu de nous");
            case AuthorClass.Patient() -> new Sentence("a patient", "patient");
            case AuthorClass.Outside(var resembled) -> outside(resembled);
            case AuthorClass.Nobody() -> new Sentence("nobody", "personne");
        };
    }

    private static Sentence known(MailboxKind kind) {
        return switch (kind) {
            case PERSONAL, PRACTICE -> new Sentence("a known professional", "professionnel connu");
            case ORGANISATIONAL, APPLICATION ->
                    new Sentence("a known organisation", "structure connue");
        };
    }

    private static Sentence outside(Optional<String> resembled) {
        Sentence outside = new Sentence("outside the network", "hors du réseau de santé");
        return resembled.isEmpty()
                ? outside
                : outside.then(
                        ", ",
                        new Sentence(
                                "under a name that looks like one of it",
                                "sous un nom qui ressemble à l’un des siens"));
    }
}
