package fr.passerelle.understanding.pdf;

import fr.passerelle.bench.OpeningBenchmark.Cpu;
import fr.passerelle.understanding.page.PageLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// The text of one letter of two pages: as we read it, with all its limits and places, and as the
/// libraries below us do without. [fr.passerelle.bench.BesidePdfBox] runs it.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PdfReading {
    /// What each of them must find.
    private static final int FEWEST_LETTERS = 2_000;

    private static final long MEMORY = 64L * 1024 * 1024;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final byte[] LETTER = letter();

    /// The letter, as LibreOffice printed it.
    public static byte[] letter() {
        try (InputStream in =
                Objects.requireNonNull(
                        PdfReading.class.getResourceAsStream(
                                "/documents/letter-of-two-pages.pdf"))) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Benchmark
    public int ours(Cpu cpu) throws Exception {
        return letters(cpu, PdfReading::readByUs);
    }

    private static int readByUs() throws IOException {
        if (UnpackedSize.exceeds(LETTER, MEMORY)
                || Skeleton.isHeavy(LETTER)
                || !(PdfContents.read(LETTER, "1", MEMORY, false)
                        instanceof PdfContents.Reading.Done(var contents))) {
            throw new IllegalStateException("the letter was not read");
        }
        return contents.pages().stream()
                .mapToInt(page -> PageLine.letters(page.lines(), Integer.MAX_VALUE))
                .sum();
    }

    @Benchmark
    public int bare(Cpu cpu) throws Exception {
        return letters(
                cpu,
                () -> {
                    try (PDDocument document = Loader.loadPDF(LETTER)) {
                        return new PDFTextStripper().getText(document).length();
                    }
                });
    }

    /// As it was read before: lines from top to bottom.
    @Benchmark
    public int sorted(Cpu cpu) throws Exception {
        return letters(
                cpu,
                () -> {
                    try (PDDocument document = Loader.loadPDF(LETTER)) {
                        PDFTextStripper stripper = new PDFTextStripper();
                        stripper.setSortByPosition(true);
                        return stripper.getText(document).length();
                    }
                });
    }

    @Benchmark
    public int tika(Cpu cpu) throws Exception {
        return letters(
                cpu,
                () -> {
                    BodyContentHandler text = new BodyContentHandler(200_000);
                    new PDFParser()
                            .parse(
                                    new ByteArrayInputStream(LETTER),
                                    text,
                                    new Metadata(),
                                    new ParseContext());
                    return text.toString().length();
                });
    }

    private static int letters(Cpu cpu, Callable<Integer> reading) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        int letters = reading.call();
        cpu.nanos += THREADS.getCurrentThreadCpuTime() - before;
        cpu.opens++;
        if (letters < FEWEST_LETTERS) {
            throw new IllegalStateException("the letter was not read: " + letters);
        }
        return letters;
    }
}
