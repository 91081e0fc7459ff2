package fr.passerelle.xml;

import fr.passerelle.mail.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The parser with the names of the elements that are open. Turns what the parser throws into a
/// [Stopped].
final class Cursor {
    private final XMLStreamReader stream;
    private final Deque<String> open = new ArrayDeque<>();

    Cursor(XMLStreamReader stream) {
        this.stream = stream;
    }

    XmlElement root() {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next(); // a document without an element is malformed, which ends this
        }
        return new XmlElement(this, stream, open.size());
    }

    /// To the end of the document, which must be well-formed to its last byte.
    void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // Comments and what was left unread.
        }
    }

    int depth() {
        return open.size();
    }

    /// Stands at the end of the element of this depth when it returns.
    ///
    /// @return whether nothing but white space stood between the children
    boolean children(int depth, Consumer<XmlElement> each) {
        boolean alone = true;
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                each.accept(new XmlElement(this, stream, open.size()));
                leave(depth + 1);
            } else if (event == XMLStreamConstants.END_ELEMENT && open.size() < depth) {
                return alone;
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                alone &= stream.isWhiteSpace();
            }
        }
    }

    /// Each element of this name below the element of this depth, however deep, except inside
    /// another one that was found.
    void find(int depth, String name, Consumer<XmlElement> each) {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && stream.getLocalName().equals(name)) {
                int at = open.size();
                each.accept(new XmlElement(this, stream, at));
                leave(at);
            } else if (event == XMLStreamConstants.END_ELEMENT && open.size() < depth) {
                return;
            }
        }
    }

    /// The same for mixed content.
    void content(int depth, Consumer<String> text, Consumer<XmlElement> each) {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    each.accept(new XmlElement(this, stream, open.size()));
                    leave(depth + 1);
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.accept(stream.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (open.size() < depth) {
                        return;
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /// All the text below the element of this depth, in document order.
    ///
    /// @param inside is told that an element stands among the text
    String text(int depth, Runnable inside) {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> inside.run();
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (text.length() + stream.getTextLength() > Limits.XML_TEXT_CHARS) {
                        throw new Stopped(
                                new XmlRead.Unsafe<>(XmlRead.Danger.TOO_MUCH_TEXT, place()));
                    }
                    text.append(
                            stream.getTextCharacters(),
                            stream.getTextStart(),
                            stream.getTextLength());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (open.size() < depth) {
                        return text.toString();
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /// Passes over what is left of the element of this depth.
    private void leave(int depth) {
        while (open.size() >= depth) {
            next();
        }
    }

    Place place() {
        Location location = stream.getLocation();
        return new Place(path(open), location.getLineNumber(), location.getColumnNumber());
    }

    private int next() {
        try {
            int event = stream.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.addLast(stream.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.removeLast();
            } else if (event == XMLStreamConstants.DTD
                    || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Stopped(new XmlRead.Unsafe<>(XmlRead.Danger.DOCTYPE, place()));
            }
            return event;
        } catch (XMLStreamException malformed) {
            throw malformed(malformed, path(open));
        }
    }

    private static String path(Deque<String> open) {
        return open.isEmpty() ? "" : "/" + String.join("/", open);
    }

    /// The parser's own words are left out: they quote what stood there.
    static Stopped malformed(XMLStreamException malformed, String path) {
        Location location = malformed.getLocation();
        Place place =
                location == null
                        ? new Place(path, 1, 1)
                        : new Place(path, location.getLineNumber(), location.getColumnNumber());
        return new Stopped(new XmlRead.Malformed<>("it is not well-formed XML", place));
    }
}
