package fr.passerelle.understanding.pdf;

import static fr.passerelle.understanding.pdf.Pdfs.read;
import static fr.passerelle.understanding.pdf.Pdfs.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument.Entry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XfdfTextTest {
    private static final XfdfText XFDF = new XfdfText();
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\" xml:space=\"preserve\">";

    @Test
    void theValuesOfAFormThatWasSentAreRead() {
        assertThat(
                        Pdfs.entries(
                                written(
                                        read(
                                                XFDF,
                                                utf8(
                                                        HEAD
                                                                + "<fields><field name=\"fiche\"><field"
                                                                + " name=\"prenoms\"><value>Léa</value>"
                                                                + "</field><field name=\"ald\"><value>Off"
                                                                + "</value></field><field"
                                                                + " name=\"langues\"><value>un</value>"
                                                                + "<value>deux</value></field></field>"
                                                                + "</fields></xfdf>")))))
                .containsEntry("fiche.prenoms", new Entry.Text("Léa"))
                .containsEntry("fiche.ald", new Entry.NotTicked())
                .containsEntry("fiche.langues", new Entry.Text("un, deux"))
                .hasSize(3);
    }

    @Test
    void otherXmlIsForSomebodyElse() {
        assertThat(read(XFDF, utf8("<xfdf>ours</xfdf>"))).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aDocumentTypeIsRefused() {
        assertThat(read(XFDF, utf8("<!DOCTYPE xfdf [<!ENTITY a 'b'>]>" + HEAD.substring(39))))
                .isInstanceOf(Read.Unreadable.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
