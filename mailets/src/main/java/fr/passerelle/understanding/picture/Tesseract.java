package fr.passerelle.understanding.picture;

import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.page.PageLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The program Tesseract, which reads the letters of a picture. It is given one picture at a time
/// over its standard input, in a process that is ended when its time is over; nothing is written
/// to a disk, and what it complains of is thrown away, since it may quote what it read.
///
/// Several threads may use one; whoever calls bounds how many at once.
public final class Tesseract {
    /// The name under which it is looked for in the path of the process.
    public static final String PROGRAM = "tesseract";

    private static final String LANGUAGE = "fra";

    /// To list its languages.
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private static final int LANGUAGES_BYTES = 64 * 1024;

    /// What it is asked: French; lines of any size one below the other, so that a form is not
    /// taken apart into columns; each word with its place.
    private static final List<String> QUESTION =
            List.of("stdin", "stdout", "-l", LANGUAGE, "--psm", "4", "-c", "tessedit_create_tsv=1");

    private final List<String> command;

    /// @param command the program, and what stands before the arguments it is given
    Tesseract(List<String> command) {
        this.command = List.copyOf(command);
    }

    /// Whether it is there.
    public sealed interface Search {
        record Found(Tesseract tesseract) implements Search {}

        /// Not installed under this name, or it cannot be started.
        record Absent() implements Search {}

        /// It is there and cannot read French.
        record WithoutFrench() implements Search {}

        /// Something else answers to this name, or it does not answer at all.
        record Silent() implements Search {}
    }

    /// Asks the program once for its languages.
    ///
    /// @param program a name in the path of the process, or a path
    public static Search find(String program) {
        return find(List.of(program));
    }

    static Search find(List<String> command) {
        List<String> asked = new ArrayList<>(command);
        asked.add("--list-langs");
        return switch (run(asked, Optional.empty(), TO_ANSWER, LANGUAGES_BYTES)) {
            case Ended.NotStarted() -> new Search.Absent();
            case Ended.Broken _ -> new Search.Silent();
            case Ended.Said(var output) ->
                    output.lines().map(String::strip).anyMatch(LANGUAGE::equals)
                            ? new Search.Found(new Tesseract(command))
                            : new Search.WithoutFrench();
        };
    }

    /// The lines of each page of the picture; empty where it could not be read in this time.
    List<List<PageLine>> read(Picture picture, Duration patience) {
        List<String> asked = new ArrayList<>(command);
        asked.addAll(QUESTION);
        return switch (run(asked, Optional.of(picture), patience, Limits.PICTURE_TEXT_BYTES)) {
            case Ended.Said(var output) -> WordTable.pages(output, picture.pages());
            case Ended.NotStarted _, Ended.Broken _ -> List.of();
        };
    }

    /// How a run ended.
    private sealed interface Ended {
        /// Well, with this on its standard output.
        record Said(String output) implements Ended {}

        record NotStarted() implements Ended {}

        /// Too slow, too talkative, or not well.
        record Broken() implements Ended {}
    }

    private static Ended run(
            List<String> command, Optional<Picture> input, Duration patience, int most) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // It would take every processor there is.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        long end = System.nanoTime() + patience.toNanos();
        Process process;
        try {
            process = builder.start();
        } catch (IOException none) {
            return new Ended.NotStarted();
        }
        try {
            CompletableFuture<byte[]> output = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> write(input, process.getOutputStream()));
            Thread.ofVirtual().start(() -> read(process.getInputStream(), most, output));
            byte[] said = output.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            boolean well =
                    said.length <= most
                            && process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                            && process.exitValue() == 0;
            return well
                    ? new Ended.Said(new String(said, StandardCharsets.UTF_8))
                    : new Ended.Broken();
        } catch (TimeoutException | ExecutionException slowOrBroken) {
            return new Ended.Broken();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Ended.Broken();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void write(Optional<Picture> input, OutputStream to) {
        try (to) {
            if (input.isPresent()) {
                input.get().writeTo(to);
            }
        } catch (IOException closed) {
            // It ended, or was ended, before it had read everything: its ending tells.
        }
    }

    private static void read(InputStream from, int most, CompletableFuture<byte[]> output) {
        try (from) {
            output.complete(from.readNBytes(most + 1));
        } catch (IOException broken) {
            output.completeExceptionally(broken);
        }
    }
}
