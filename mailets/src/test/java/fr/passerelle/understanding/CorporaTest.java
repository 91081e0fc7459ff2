package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.reply.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Mails that nobody here wrote, where they are at hand: none crashes the step, none accepts
/// anything.
class CorporaTest {
    private static final Path CORPORA =
            Path.of(System.getProperty("passerelle.root")).resolveSibling("shared/corpora");

    @Test
    void noMailOfOthersCrashesTheStepOrAccepts() throws IOException {
        assumeTrue(Files.isDirectory(CORPORA), "corpora are not here");
        Understander understander = Reading.understander();
        List<Path> wrong = new ArrayList<>();
        int read = 0;
        for (Path file : files("")) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] message = file.toString().endsWith(".txt") ? asMail(bytes) : bytes;
            if (Reading.open(message) instanceof Opened opened) {
                read++;
                if (understander.understand(opened) instanceof Understood.Reply reply
                        && reply.answer() instanceof Answer.Accept) {
                    wrong.add(file);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(500);
    }

    /// The corpus holds bounces of all mail systems; some only a person would recognise.
    @Test
    void nearlyAllBouncesAreMachines() throws IOException {
        assumeTrue(Files.isDirectory(CORPORA), "corpora are not here");
        Understander understander = Reading.understander();
        List<Path> files = files("sisimai");
        int machines = 0;
        int mails = 0;
        for (Path file : files) {
            if (file.toString().endsWith(".eml")
                    && Reading.open(Files.readAllBytes(file)) instanceof Opened opened) {
                mails++;
                machines +=
                        switch (understander.understand(opened)) {
                            case Understood.Automatic _,
                                    Understood.Bounce _,
                                    Understood.Receipt _,
                                    Understood.NotIntegrated _ ->
                                    1;
                            case Understood.Intake _,
                                    Understood.Supplement _,
                                    Understood.Discharge _,
                                    Understood.Reply _,
                                    Understood.FollowUp _,
                                    Understood.Command _,
                                    Understood.Unclear _ ->
                                    0;
                        };
            }
        }
        assertThat((double) machines / mails).isGreaterThan(0.95);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> found = Files.walk(CORPORA.resolve(folder))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] asMail(byte[] body) {
        byte[] head =
                """
                From: Claire Martin <claire.martin@medecins.mssante.example>\r
                To: passerelle@cpts-aunis.mssante.example\r
                Subject: Re: bonjour\r
                Date: Tue, 03 Mar 2026 12:30:00 +0100\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                """
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[head.length + body.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        return message;
    }
}
