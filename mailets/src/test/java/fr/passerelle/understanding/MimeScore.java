package fr.passerelle.understanding;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.reply.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Broken and strange messages: none may crash the step, none may accept.
record MimeScore(int messages, int crashes, int accepts) {
    static MimeScore measure(Path folder) throws IOException {
        Understander understander = Reading.understander();
        int messages = 0;
        int crashes = 0;
        int accepts = 0;
        for (Path file : files(folder)) {
            messages++;
            try {
                if (Reading.open(Files.readAllBytes(file)) instanceof Opened opened
                        && understander.understand(opened) instanceof Understood.Reply reply
                        && reply.answer() instanceof Answer.Accept) {
                    accepts++;
                }
            } catch (RuntimeException | StackOverflowError crash) {
                // Counted, not thrown: the table shows all corpora.
                crashes++;
            }
        }
        return new MimeScore(messages, crashes, accepts);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
                    .sorted()
                    .toList();
        }
    }
}
