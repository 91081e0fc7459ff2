package fr.passerelle.opening.whitelist;

import fr.passerelle.mail.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads `ListeBlancheMSSante` as a stream, to its very end. Descriptions, contacts and the date
/// of each entry are passed over, and so are elements that the schema may get one day; what we
/// rest on must be there exactly once.
final class WhiteListReader {
    private static final String NAMESPACE = "https://listeblanche.mssante.fr/schema";
    private static final String ROOT = "ListeBlancheMSSante";
    private static final String GENERATED = "DateDeGeneration";
    private static final String DOMAINS = "ListeDomaines";
    private static final String DOMAIN = "Domaine";
    private static final String NAME = "Nom";
    private static final String CERTIFICATE = "DNCertificatOperateur";

    private final XMLStreamReader in;
    private final Map<String, Set<String>> operators = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int entries;

    private WhiteListReader(XMLStreamReader in) {
        this.in = in;
    }

    static WhiteList read(byte[] xml) throws Objected {
        if (xml.length > Limits.WHITE_LIST_BYTES) {
            throw new Objected(new Objection.TooLarge(Limits.WHITE_LIST_BYTES));
        }
        try {
            XMLStreamReader in = ClosedXml.open(xml);
            try {
                return new WhiteListReader(in).list();
            } finally {
                in.close();
            }
        } catch (XMLStreamException broken) {
            int line =
                    Optional.ofNullable(broken.getLocation())
                            .map(at -> at.getLineNumber())
                            .orElse(1);
            throw new Objected(new Objection.NotWellFormed(line));
        }
    }

    private WhiteList list() throws XMLStreamException, Objected {
        if (!nextChild("") || !isOurs(ROOT)) {
            throw otherShape(ROOT);
        }
        Optional<Instant> generated = Optional.empty();
        boolean listed = false;
        while (nextChild(ROOT)) {
            if (isOurs(GENERATED)) {
                generated = once(GENERATED, generated, instant(text(GENERATED)));
            } else if (isOurs(DOMAINS)) {
                if (listed) {
                    throw otherShape(DOMAINS);
                }
                listed = true;
                domains();
            } else {
                skip(ROOT);
            }
        }
        while (in.hasNext()) {
            in.next();
        }
        if (generated.isEmpty()) {
            throw otherShape(GENERATED);
        }
        if (!listed) {
            throw otherShape(DOMAINS);
        }
        return new WhiteList(generated.get(), entries, operators, leftOut);
    }

    private void domains() throws XMLStreamException, Objected {
        while (nextChild(DOMAINS)) {
            if (isOurs(DOMAIN)) {
                domain();
            } else {
                skip(DOMAINS);
            }
        }
    }

    private void domain() throws XMLStreamException, Objected {
        entries++;
        if (entries > Limits.WHITE_LIST_ENTRIES) {
            throw new Objected(new Objection.TooManyEntries(Limits.WHITE_LIST_ENTRIES));
        }
        Optional<String> name = Optional.empty();
        Optional<String> certificate = Optional.empty();
        while (nextChild(DOMAIN)) {
            if (isOurs(NAME)) {
                name = once(NAME, name, text(NAME));
            } else if (isOurs(CERTIFICATE)) {
                certificate = once(CERTIFICATE, certificate, text(CERTIFICATE));
            } else {
                skip(DOMAIN);
            }
        }
        keep(
                name.orElseThrow(() -> otherShape(NAME)),
                certificate.orElseThrow(() -> otherShape(CERTIFICATE)));
    }

    private void keep(String name, String certificate) throws Objected {
        switch (DomainName.of(name)) {
            case DomainName.Proper(var proper) ->
                    operators.computeIfAbsent(proper, _ -> new LinkedHashSet<>()).add(certificate);
            case DomainName.Misspelt _ -> {
                leftOut.add(name);
                if (leftOut.size() > Limits.WHITE_LIST_MISSPELT) {
                    throw new Objected(new Objection.TooManyMisspelt(Limits.WHITE_LIST_MISSPELT));
                }
            }
            case DomainName.Treacherous(var how) ->
                    throw new Objected(new Objection.TreacherousName(name, how));
        }
    }

    /// Goes to the next element below the one we are in; false at its end.
    private boolean nextChild(String parent) throws XMLStreamException, Objected {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD -> throw new Objected(new Objection.DocumentType());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!in.isWhiteSpace()) {
                        throw otherShape(parent);
                    }
                }
                default -> {
                    // Comments and processing instructions mean nothing here.
                }
            }
        }
        return false;
    }

    /// The text of the element we are in, without the blanks around it; never empty.
    private String text(String element) throws XMLStreamException, Objected {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (in.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + in.getTextLength() > Limits.WHITE_LIST_TEXT_CHARS) {
                        throw otherShape(element);
                    }
                    text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                case XMLStreamConstants.END_ELEMENT -> {
                    String told = text.toString().strip();
                    if (told.isEmpty()) {
                        throw otherShape(element);
                    }
                    return told;
                }
                default -> throw otherShape(element);
            }
        }
    }

    /// Over an element and all that is in it, without recursion.
    private void skip(String parent) throws XMLStreamException, Objected {
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > Limits.WHITE_LIST_DEPTH) {
                    throw otherShape(parent);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private boolean isOurs(String element) {
        return in.getLocalName().equals(element) && NAMESPACE.equals(in.getNamespaceURI());
    }

    private <T> Optional<T> once(String element, Optional<T> before, T now) throws Objected {
        if (before.isPresent()) {
            throw otherShape(element);
        }
        return Optional.of(now);
    }

    /// `xs:dateTime` with its zone.
    private Instant instant(String text) throws Objected {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notADate) {
            throw otherShape(GENERATED);
        }
    }

    private Objected otherShape(String element) {
        return new Objected(new Objection.OtherShape(element, in.getLocation().getLineNumber()));
    }
}
