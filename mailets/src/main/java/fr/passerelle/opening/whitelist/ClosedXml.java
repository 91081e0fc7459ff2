package fr.passerelle.opening.whitelist;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML that reaches for nothing outside itself: namespaces on, document types and external
/// entities off. A document type is still told as an event, for its refusal.
final class ClosedXml {
    private ClosedXml() {}

    static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        return factory().createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /// The JDK's own, whatever else lies on the class path. One for each reading: it would hold
    /// on to the last list it read.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver(
                (_, _, _, _) -> {
                    throw new XMLStreamException("nothing outside the document is read");
                });
        return factory;
    }
}
