package fr.passerelle.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/// Reads XML that a stranger wrote.
///
/// ```java
/// XmlRead<String> title = Xml.read(bytes, root -> {
///     String[] found = {""};
///     root.children(each -> {
///         if (each.is("urn:hl7-org:v3", "title")) {
///             found[0] = each.text();
///         }
///     });
///     return found[0];
/// });
/// ```
///
/// A document type is refused and not resolved, so there are no entities but the five of XML
/// (§4.6), and nothing outside the bytes is ever opened. What a document may cost is bounded by
/// `Limits.XML_…`, looked at in one pass over its marks before the parser is asked: a parser
/// compares names with names and prefixes with prefixes, and bounds of its own come after that.
///
/// Any number of threads may read at once.
public final class Xml {
    private Xml() {}

    /// Named and not looked up: which parser `XMLInputFactory.newFactory` finds depends on what
    /// else lies in the class path of a James server. And a new one for each document: it keeps
    /// the names of those it read, so that one hostile document would slow all that come after.
    private static XMLInputFactory hardened() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("nothing outside the document is read");
                });
        // Lazy parsing would report errors as unchecked exceptions, later.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Limits.XML_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) Limits.XML_ELEMENTS);
        factory.setProperty(
                WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Limits.XML_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Limits.XML_ATTRIBUTE_CHARS);
        return factory;
    }

    /// Reads a document from its first byte to its last. Never throws for what the bytes are.
    ///
    /// @param reader is given the root element and reads what it wants of it; what it leaves is
    ///     passed over, but must be well-formed
    public static <T> XmlRead<T> read(Slice bytes, Function<XmlElement, T> reader) {
        if (bytes.length() > Limits.XML_BYTES) {
            return new XmlRead.Unsafe<>(XmlRead.Danger.TOO_LARGE, new Place("", 1, 1));
        }
        Optional<String> text = Encoding.decode(bytes);
        if (text.isEmpty()) {
            return new XmlRead.Malformed<>(
                    "its bytes are not of the encoding it names", new Place("", 1, 1));
        }
        try {
            Markup.check(text.get());
            XMLStreamReader stream = hardened().createXMLStreamReader(new StringReader(text.get()));
            try {
                Cursor cursor = new Cursor(stream);
                T value = reader.apply(cursor.root());
                cursor.finish();
                return new XmlRead.Whole<>(value);
            } finally {
                stream.close();
            }
        } catch (Stopped stopped) {
            return stopped.ending();
        } catch (XMLStreamException malformed) {
            return Cursor.malformed(malformed, "").ending();
        }
    }
}
