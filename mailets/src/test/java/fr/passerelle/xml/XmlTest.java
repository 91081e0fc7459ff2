package fr.passerelle.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.XmlRead.Danger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Test
    void anElementIsKnownByItsNamespaceWhateverThePrefix() {
        String title = "<x:doc xmlns:x='urn:hl7-org:v3'><x:title>Sortie</x:title></x:doc>";
        assertThat(read(title)).isEqualTo(new XmlRead.Whole<>(List.of("Sortie")));
        assertThat(read(title.replace("urn:hl7-org:v3", "urn:other")))
                .isEqualTo(new XmlRead.Whole<>(List.of()));
    }

    @Test
    void textGoesOnOverCommentsAndSections() {
        assertThat(read(title("a<!-- x -->b<![CDATA[<c>]]>&amp;<i>d</i>")))
                .isEqualTo(new XmlRead.Whole<>(List.of("ab<c>&d")));
    }

    @Test
    void whatIsNotAskedForIsPassedOver() {
        String deep = "<other><title>no</title><a><b/></a></other>";
        assertThat(read("<doc xmlns='urn:hl7-org:v3'>" + deep + "<title>yes</title></doc>"))
                .isEqualTo(new XmlRead.Whole<>(List.of("yes")));
    }

    @Test
    void theEncodingIsThatOfTheMarkOrTheDeclaration() {
        String text = "<?xml version='1.0' encoding='ENCODING'?>" + title("Éléonore");
        for (String name : List.of("UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-15")) {
            byte[] bytes = text.replace("ENCODING", name).getBytes(Charset.forName(name));
            assertThat(read(bytes)).as(name).isEqualTo(new XmlRead.Whole<>(List.of("Éléonore")));
        }
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(new XmlRead.Whole<>(List.of("Éléonore")));
        assertThat(read(title("Éléonore").getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(new XmlRead.Whole<>(List.of("Éléonore")));
    }

    @Test
    void bytesThatAreNotOfTheirEncodingAreNotGuessedAt() {
        assertThat(read(title("É").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(XmlRead.Malformed.class);
        assertThat(read("<?xml version='1.0' encoding='EBCDIC-CP-FR'?><a/>"))
                .isInstanceOf(XmlRead.Malformed.class);
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItDeclares() {
        assertThat(danger("<!DOCTYPE doc><doc/>")).isEqualTo(Danger.DOCTYPE);
        assertThat(danger("<!DOCTYPE doc SYSTEM 'http://a.example/x.dtd'><doc/>"))
                .isEqualTo(Danger.DOCTYPE);
        assertThat(danger("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>"))
                .isEqualTo(Danger.DOCTYPE);
        assertThat(danger("<!-- <a> --><?p <a>?><!DOCTYPE d []><d/>")).isEqualTo(Danger.DOCTYPE);
    }

    @Test
    void anEntityThatNobodyDeclaredIsMalformed() {
        assertThat(read(title("&x;"))).isInstanceOf(XmlRead.Malformed.class);
    }

    @Test
    void eachBoundIsNamed() {
        assertThat(danger("<a>".repeat(Limits.XML_DEPTH + 1))).isEqualTo(Danger.TOO_DEEP);
        assertThat(danger("<a>" + "<b/>".repeat(Limits.XML_ELEMENTS) + "</a>"))
                .isEqualTo(Danger.TOO_MANY_ELEMENTS);
        assertThat(danger("<a" + numbered(" a%d=''", Limits.XML_ATTRIBUTES + 1) + "/>"))
                .isEqualTo(Danger.TOO_MANY_ATTRIBUTES);
        assertThat(danger("<a>" + numbered("<b%d/>", Limits.XML_NAMES) + "</a>"))
                .isEqualTo(Danger.TOO_MANY_NAMES);
        assertThat(danger("<a>" + ofOneHash(Limits.XML_NAMES_TOGETHER + 1) + "</a>"))
                .isEqualTo(Danger.TOO_MANY_NAMES);
        assertThat(danger("<" + "a".repeat(Limits.XML_NAME_CHARS + 1) + "/>"))
                .isEqualTo(Danger.TOO_MUCH_TEXT);
        assertThat(danger("<a b='" + "c".repeat(Limits.XML_ATTRIBUTE_CHARS) + "'/>"))
                .isEqualTo(Danger.TOO_MUCH_TEXT);
        assertThat(danger(title("a".repeat(Limits.XML_TEXT_CHARS + 1))))
                .isEqualTo(Danger.TOO_MUCH_TEXT);
        assertThat(danger(" ".repeat(Limits.XML_BYTES + 1))).isEqualTo(Danger.TOO_LARGE);
    }

    @Test
    void namespacesInScopeAreBoundedAndThoseThatWentOutAreForgotten() {
        String hundred = numbered(" xmlns:a%d='u'", 100);
        assertThat(danger("<a" + hundred + "><a" + hundred + "><a" + hundred + ">"))
                .isEqualTo(Danger.TOO_MANY_NAMESPACES);
        String besideEachOther = ("<b" + hundred + "></b><b" + hundred + "/>").repeat(20);
        assertThat(read("<a>" + besideEachOther + "</a>")).isInstanceOf(XmlRead.Whole.class);
    }

    @Test
    void marksInsideAttributesAreText() {
        String hidden = "<a b='>" + "<c>".repeat(200) + "'/>";
        assertThat(read(hidden.replace("<c>", "&lt;c>"))).isInstanceOf(XmlRead.Whole.class);
    }

    @Test
    void whatIsMalformedSaysWhere() {
        XmlRead<List<String>> read = read("<doc>\n  <a>\n</doc>");
        assertThat(read)
                .isInstanceOfSatisfying(
                        XmlRead.Malformed.class,
                        it -> {
                            assertThat(it.place().path()).isEqualTo("/doc/a");
                            assertThat(it.place().line()).isEqualTo(3);
                        });
    }

    @Test
    void theWholeDocumentMustBeWellFormed() {
        assertThat(read(title("a") + "<more/>")).isInstanceOf(XmlRead.Malformed.class);
        assertThat(read("")).isInstanceOf(XmlRead.Malformed.class);
        assertThat(read("no XML")).isInstanceOf(XmlRead.Malformed.class);
    }

    @Test
    void anElementKnowsItsPlace() {
        Place[] found = new Place[1];
        Xml.read(
                bytes("<doc>\n <a><b/></a></doc>"),
                root -> {
                    root.children(a -> a.children(b -> found[0] = b.place()));
                    return "";
                });
        assertThat(found[0].path()).isEqualTo("/doc/a/b");
        assertThat(found[0].line()).isEqualTo(2);
    }

    @Test
    void askingTooLateIsAFaultOfTheReader() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                Xml.read(
                                        bytes("<a b='c'><d/></a>"),
                                        root -> {
                                            root.children(_ -> {});
                                            return root.attribute("b");
                                        }))
                .withMessageContaining("<a>");
    }

    @Test
    void damageNeverThrows() {
        byte[] whole =
                ("<?xml version='1.0' encoding='UTF-8'?><d xmlns='urn:hl7-org:v3' xmlns:x='u'>"
                                + "<title x:a='1'>é<![CDATA[<>]]></title><!-- c --><?p i?></d>")
                        .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int wounds = random.nextInt(1, 4); wounds > 0; wounds--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged)).isNotNull();
        }
    }

    private static String title(String text) {
        return "<doc xmlns='urn:hl7-org:v3'><title>" + text + "</title></doc>";
    }

    private static String numbered(String pattern, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pattern.formatted(i));
        }
        return text.toString();
    }

    /// "Aa" and "BB" have one hash, and so has whatever is put together of them.
    private static String ofOneHash(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = Integer.toBinaryString(i + 64).replace("0", "Aa").replace("1", "BB");
            text.append('<').append(name).append("/>");
        }
        return text.toString();
    }

    private static Danger danger(String text) {
        return switch (read(text)) {
            case XmlRead.Unsafe<List<String>>(var danger, _) -> danger;
            case XmlRead.Whole<List<String>> whole -> throw new AssertionError(whole.toString());
            case XmlRead.Malformed<List<String>> it -> throw new AssertionError(it.toString());
        };
    }

    private static XmlRead<List<String>> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static XmlRead<List<String>> read(byte[] document) {
        return Xml.read(
                Slice.of(document),
                root -> {
                    List<String> titles = new ArrayList<>();
                    root.children(
                            each -> {
                                if (each.is("urn:hl7-org:v3", "title")) {
                                    titles.add(each.text());
                                }
                            });
                    return titles;
                });
    }

    private static Slice bytes(String text) {
        return Slice.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
