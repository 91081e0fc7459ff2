package fr.passerelle.understanding.pdf;

import fr.passerelle.understanding.page.PageLine;
import fr.passerelle.understanding.page.PageWriting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// Takes the text out of the pages of a PDF, with its places, as long as that costs what an honest
/// one costs. A few bytes draw a form that draws ten others, a hundred times over, or a million
/// letters: what counts is what is done, not the size of the file.
///
/// Letters that are there and not seen (ISO 32000-1 §9.3.6, mode 3) are read like others: so does
/// a program that reads scans put its text under the picture.
final class TextEngine extends PDFStreamEngine {
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

    /// Of a letter whose font says nothing about its blank, in parts of its size.
    private static final float USUAL_SPACE = 0.25f;

    private static final GlyphList GLYPHS = glyphs();

    private final int maxChars;
    private int operators;
    private int contentBytes;
    private int chars;
    private int charsOnPage;
    private int cmapBytes;
    private final byte[] buffer = new byte[8 * 1024];
    private final Set<COSDictionary> fontsSeen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<PDFont, Float> spaces = new IdentityHashMap<>();

    /// One for each direction of writing, in quarters of a turn.
    private PageWriting[] turned = {};

    TextEngine(int maxChars) {
        this.maxChars = maxChars;
        addOperator(new BeginText(this));
        addOperator(new Concatenate(this));
        addOperator(new DrawObject(this));
        addOperator(new EndText(this));
        addOperator(new SetGraphicsStateParameters(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new NextLine(this));
        addOperator(new SetCharSpacing(this));
        addOperator(new MoveText(this));
        addOperator(new MoveTextSetLeading(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
        addOperator(new SetTextLeading(this));
        addOperator(new SetMatrix(this));
        addOperator(new SetTextRise(this));
        addOperator(new SetWordSpacing(this));
        addOperator(new SetTextHorizontalScaling(this));
        addOperator(new ShowTextLine(this));
        addOperator(new ShowTextLineAndSpace(this));
    }

    /// The names of letters in fonts that have no map to Unicode.
    private static GlyphList glyphs() {
        try (InputStream more =
                GlyphList.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/glyphlist/additional.txt")) {
            return more == null
                    ? GlyphList.getAdobeGlyphList()
                    : new GlyphList(GlyphList.getAdobeGlyphList(), more);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the library of PDFs is damaged", damaged);
        }
    }

    /// The lines of one page in the order in which they are read; text across the page comes
    /// behind the rest.
    List<PageLine> read(PDPage page) throws IOException {
        charsOnPage = 0;
        turned =
                new PageWriting[] {
                    new PageWriting(), new PageWriting(), new PageWriting(), new PageWriting()
                };
        try (InputStream content = page.getContents()) {
            count(content);
        }
        processPage(page);
        int turn = page.getRotation() / 90 % 4;
        List<PageLine> lines = new ArrayList<>();
        for (int i = 0; i < turned.length; i++) {
            for (PageLine line : turned[(turn + i) % turned.length].lines()) {
                lines.add(new PageLine(lines.size() + 1, line.cells()));
            }
        }
        return lines;
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
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            contentBytes += read;
            if (contentBytes > MAX_CONTENT_BYTES) {
                throw new TooMuch();
            }
        }
    }

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

    /// ISO 32000-1 §9.4.4. What a letter looks like is not asked for.
    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        if (++chars > maxChars || ++charsOnPage > MAX_CHARS_ON_PAGE) {
            throw new TooMuch();
        }
        String letters = font.toUnicode(code, GLYPHS);
        if (letters == null) {
            if (!(font instanceof PDSimpleFont)) {
                return;
            }
            letters = String.valueOf((char) code);
        }
        float across = matrix.getScaleX();
        float up = matrix.getShearY();
        float x = matrix.getTranslateX();
        float y = matrix.getTranslateY();
        float width = displacement.getX() * (float) Math.hypot(across, up);
        float size = (float) Math.hypot(matrix.getShearX(), matrix.getScaleY()) * em(font);
        int turn = Math.abs(across) >= Math.abs(up) ? (across >= 0 ? 0 : 2) : (up >= 0 ? 1 : 3);
        float from =
                switch (turn) {
                    case 0 -> x;
                    case 1 -> y;
                    case 2 -> -x;
                    default -> -y;
                };
        float line =
                switch (turn) {
                    case 0 -> -y;
                    case 1 -> x;
                    case 2 -> y;
                    default -> -x;
                };
        turned[turn].add(letters, from, from + width, line, size, space(font) * size);
    }

    /// Letters that are drawn as pictures (Type 3) have units of their own.
    private static float em(PDFont font) {
        if (!(font instanceof PDType3Font drawn)) {
            return 1;
        }
        float height = drawn.getFontBBox() == null ? 0 : drawn.getFontBBox().getHeight();
        float em = Math.abs(height * drawn.getFontMatrix().getScaleY());
        return em > 0 ? em : 1;
    }

    private float space(PDFont font) {
        return spaces.computeIfAbsent(
                font,
                asked -> {
                    float width =
                            asked instanceof PDType3Font
                                    ? 0
                                    : Math.abs(asked.getSpaceWidth()) / 1000;
                    return width > 0 && width < 1 ? width : USUAL_SPACE;
                });
    }
}
