package fr.passerelle.xml;

import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/// The element a document is being read at. One pass, forward only: first its attributes, then
/// either its children or its text, once; later is too late, and an [IllegalStateException] says
/// so to who wrote the reader.
public final class XmlElement {
    private final Cursor cursor;
    private final XMLStreamReader stream;
    private final int depth;
    private final String namespace;
    private final String name;
    private boolean entered;

    XmlElement(Cursor cursor, XMLStreamReader stream, int depth) {
        this.cursor = cursor;
        this.stream = stream;
        this.depth = depth;
        String uri = stream.getNamespaceURI();
        this.namespace = uri == null ? XMLConstants.NULL_NS_URI : uri;
        this.name = stream.getLocalName();
    }

    /// Its local name, whatever the prefix.
    public String name() {
        return name;
    }

    /// The URI of its namespace, empty where it has none.
    public String namespace() {
        return namespace;
    }

    public boolean is(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    /// An attribute without a prefix.
    public Optional<String> attribute(String attribute) {
        return attribute(XMLConstants.NULL_NS_URI, attribute);
    }

    /// An attribute of a namespace (`xsi:type` and the like).
    public Optional<String> attribute(String uri, String attribute) {
        untouched();
        return Optional.ofNullable(stream.getAttributeValue(uri, attribute));
    }

    /// Where its start tag stands.
    public Place place() {
        untouched();
        return cursor.place();
    }

    /// Each child element in document order; a child of which nothing is asked is passed over.
    public void children(Consumer<XmlElement> each) {
        enter();
        cursor.children(depth, each);
    }

    /// The same, for a document that must have nothing else there.
    ///
    /// @return whether nothing but white space stood between the children
    public boolean onlyChildren(Consumer<XmlElement> each) {
        enter();
        return cursor.children(depth, each);
    }

    /// Each element of this local name inside, at any depth, in document order; what lies in one
    /// that was found is its own affair.
    public void find(String wantedName, Consumer<XmlElement> each) {
        enter();
        cursor.find(depth, wantedName, each);
    }

    /// What is inside, piece by piece in document order, where text and elements stand among each
    /// other; a child of which nothing is asked is passed over, its text with it.
    ///
    /// @param text is given each run of text; one run may come in several pieces
    public void content(Consumer<String> text, Consumer<XmlElement> each) {
        enter();
        cursor.content(depth, text, each);
    }

    /// All the text inside, that of its children included, as it stands (white space is not
    /// folded).
    public String text() {
        enter();
        return cursor.text(depth, () -> {});
    }

    /// The same, for an element that must have no children; empty where it has.
    public Optional<String> onlyText() {
        enter();
        boolean[] children = {false};
        String text = cursor.text(depth, () -> children[0] = true);
        return children[0] ? Optional.empty() : Optional.of(text);
    }

    private void enter() {
        untouched();
        entered = true;
    }

    private void untouched() {
        if (entered || cursor.depth() != depth) {
            throw new IllegalStateException("the document was read past <" + name + ">");
        }
    }
}
