package fr.passerelle.understanding.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Takes the text out of a PDF as long as that costs what an honest one costs. A few bytes draw a
/// form that draws ten others, a hundred times over, or a million letters, each of which becomes
/// an object: what counts is what is done, not the size of the file.
final class BoundedStripper extends PDFTextStripper {
    /// Operators of all pages (ISO 32000-1 Annex A). A dense page of text has five thousand, a
    /// map a hundred times more.
    private static final int MAX_OPERATORS = 300_000;

    /// What one drawing of a form or picture counts for.
    private static final int DRAWING = 50;

    /// What all pages and forms are described in, unpacked, a form each time it is drawn. A dense
    /// page takes two hundred kilobytes.
    private static final int MAX_CONTENT_BYTES = 8 * 1024 * 1024;

    /// Letters of one page, which are all held until it is over. A page has three or four
    /// thousand, in the smallest print ten thousand.
    private static final int MAX_CHARS_ON_PAGE = 30_000;

    /// What one font may say of its letters (CMap, ISO 32000-1 §9.10.3), unpacked: thirty bytes
    /// make 256 entries of a map. A whole font not cut down to its used letters takes forty
    /// kilobytes.
    private static final int MAX_CMAP_BYTES = 48 * 1024;

    /// Of all fonts together.
    private static final int MAX_CMAPS_BYTES = 256 * 1024;

    private final int maxChars;
    private int operators;
    private int contentBytes;
    private int chars;
    private int charsOnPage;
    private int cmapBytes;
    private final Set<COSDictionary> fontsSeen = Collections.newSetFromMap(new IdentityHashMap<>());

    BoundedStripper(int maxPages, int maxChars) {
        this.maxChars = maxChars;
        setSortByPosition(true);
        setEndPage(maxPages);
    }

    /// The document costs more than reading its text is worth.
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super(null, null, false, false);
        }
    }

    String read(PDDocument document) throws IOException {
        StringWriter text = new StringWriter();
        writeText(document, text);
        return text.toString();
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        charsOnPage = 0;
        try (InputStream content = page.getContents()) {
            count(content);
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        count(form);
        super.showForm(form);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        count(form);
        super.showTransparencyGroup(form);
    }

    private void count(PDFormXObject form) throws IOException {
        try (InputStream content = form.getContents()) {
            count(content);
        }
    }

    /// Unpacking costs a tenth of reading what came out.
    private void count(InputStream content) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            contentBytes += read;
            if (contentBytes > MAX_CONTENT_BYTES) {
                throw new TooMuch();
            }
        }
    }

    /// Throws what PDFBox does not catch: of an IOException it thinks that the next operator may
    /// do better.
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operators += operator.getName().equals(OperatorName.DRAW_OBJECT) ? DRAWING : 1;
        if (operators > MAX_OPERATORS) {
            throw new TooMuch();
        }
        if (operator.getName().equals(OperatorName.SET_FONT_AND_SIZE)
                && !operands.isEmpty()
                && operands.getFirst() instanceof COSName name) {
            font(name);
        }
        super.processOperator(operator, operands);
    }

    /// Before PDFBox builds the maps of a font that is chosen.
    private void font(COSName name) throws IOException {
        COSDictionary fonts =
                getResources() == null
                        ? null
                        : getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary font = fonts == null ? null : fonts.getCOSDictionary(name);
        if (font != null && fontsSeen.add(font)) {
            cmap(font.getCOSStream(COSName.TO_UNICODE));
            cmap(font.getCOSStream(COSName.ENCODING));
        }
    }

    private void cmap(@Nullable COSStream stream) throws IOException {
        if (stream == null) {
            return;
        }
        try (InputStream unpacked = stream.createInputStream()) {
            int bytes = unpacked.readNBytes(MAX_CMAP_BYTES + 1).length;
            cmapBytes += bytes;
            if (bytes > MAX_CMAP_BYTES || cmapBytes > MAX_CMAPS_BYTES) {
                throw new TooMuch();
            }
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++chars > maxChars || ++charsOnPage > MAX_CHARS_ON_PAGE) {
            throw new TooMuch();
        }
        super.processTextPosition(text);
    }
}
