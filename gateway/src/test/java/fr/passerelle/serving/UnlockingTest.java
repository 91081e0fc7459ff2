package fr.passerelle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Directory;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.whitelist.Candidate;
import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.ListInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockingTest {
    private static final Instant NOW = Instant.parse("2026-03-16T08:05:00Z");
    private static final String LIST =
            """
            <ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">
            <DateDeGeneration>2026-03-13T14:54:10Z</DateDeGeneration>
            <ListeDomaines><Domaine><Nom>ch-marne.mssante.example</Nom>
            <DNCertificatOperateur>CN=mss.operateur.example</DNCertificatOperateur></Domaine>
            </ListeDomaines></ListeBlancheMSSante>""";

    @TempDir private Path folder;

    private static Verdict sender(MimeOpener opener, String domain) {
        EmailAddress author = EmailAddress.of("service@" + domain);
        String mail = "From: %s\r\nSubject: Essai\r\n\r\nBonjour\r\n".formatted(author);
        Received received =
                new Received(
                        "m-1",
                        new Door("essai", true),
                        Envelope.of(Optional.of(author), List.of()),
                        NOW,
                        new RawMessage(mail.getBytes(StandardCharsets.US_ASCII)));
        return switch (opener.open(received)) {
            case Opened opened -> opened.sender();
            case Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void aDomainIsBelievedFromTheMomentItsListIsInForce() throws IOException {
        ListInForce list =
                ListInForce.open(folder.resolve("copie.xml"), Optional.empty(), () -> NOW);
        MimeOpener opener =
                new MimeOpener(
                        Unlocking.trusting(
                                new Settings.Trust(
                                        Set.of("cpts.mssante.example"), Optional.empty()),
                                Optional.of(list),
                                Directory.EMPTY));
        Verdict before = sender(opener, "ch-marne.mssante.example");

        assertThat(
                        list.offer(
                                new Candidate(
                                        LIST.getBytes(StandardCharsets.UTF_8), Optional.empty())))
                .isInstanceOf(Judgement.Adopted.class);

        assertThat(before).isInstanceOf(Verdict.CannotTell.class);
        assertThat(sender(opener, "ch-marne.mssante.example")).isInstanceOf(Verdict.Valid.class);
        assertThat(sender(opener, "cpts.mssante.example")).isInstanceOf(Verdict.Valid.class);
        assertThat(sender(opener, "ch-mame.mssante.example"))
                .isEqualTo(
                        new Verdict.CannotTell(
                                Sentence.inBoth(
                                        "the domain of From is not one of the closed network, though it"
                                                + " looks like one that is: ch-marne.mssante.example")));
    }
}
