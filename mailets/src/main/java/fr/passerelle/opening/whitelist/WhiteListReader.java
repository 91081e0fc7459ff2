package fr.passerelle.opening.whitelist;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Place;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    private final Map<String, Set<String>> operators = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int entries;

    private WhiteListReader() {}

    /// @throws Objected where this is no white list
    static WhiteList read(byte[] xml) {
        if (xml.length > Limits.WHITE_LIST_BYTES) {
            throw new Objected(new Objection.TooLarge(Limits.WHITE_LIST_BYTES));
        }
        return switch (Xml.read(Slice.of(xml), root -> new WhiteListReader().list(root))) {
            case XmlRead.Whole<WhiteList>(var list) -> list;
            case XmlRead.Malformed<WhiteList>(_, var place) ->
                    throw new Objected(new Objection.NotWellFormed(place.line()));
            case XmlRead.Unsafe<WhiteList>(var danger, var place) ->
                    throw new Objected(unsafe(danger, place));
        };
    }

    private static Objection unsafe(XmlRead.Danger danger, Place place) {
        return switch (danger) {
            case DOCTYPE -> new Objection.DocumentType();
            case TOO_LARGE -> new Objection.TooLarge(Limits.WHITE_LIST_BYTES);
            case TOO_DEEP,
                    TOO_MANY_ELEMENTS,
                    TOO_MANY_ATTRIBUTES,
                    TOO_MANY_NAMES,
                    TOO_MANY_NAMESPACES,
                    TOO_MUCH_TEXT ->
                    new Objection.OtherShape(ROOT, place.line());
        };
    }

    private WhiteList list(XmlElement root) {
        Place place = root.place();
        if (!isOurs(root, ROOT)) {
            throw otherShape(ROOT, place);
        }
        List<Instant> generated = new ArrayList<>();
        List<Place> lists = new ArrayList<>();
        childrenOf(
                root,
                ROOT,
                each -> {
                    if (isOurs(each, GENERATED)) {
                        generated.add(instant(each));
                    } else if (isOurs(each, DOMAINS)) {
                        lists.add(each.place());
                        domains(each);
                    }
                });
        once(DOMAINS, lists, place);
        return new WhiteList(once(GENERATED, generated, place), entries, operators, leftOut);
    }

    private void domains(XmlElement list) {
        childrenOf(
                list,
                DOMAINS,
                each -> {
                    if (isOurs(each, DOMAIN)) {
                        domain(each);
                    }
                });
    }

    private void domain(XmlElement entry) {
        Place place = entry.place();
        entries++;
        if (entries > Limits.WHITE_LIST_ENTRIES) {
            throw new Objected(new Objection.TooManyEntries(Limits.WHITE_LIST_ENTRIES));
        }
        List<String> names = new ArrayList<>();
        List<String> certificates = new ArrayList<>();
        childrenOf(
                entry,
                DOMAIN,
                each -> {
                    if (isOurs(each, NAME)) {
                        names.add(text(each, NAME));
                    } else if (isOurs(each, CERTIFICATE)) {
                        certificates.add(text(each, CERTIFICATE));
                    }
                });
        keep(once(NAME, names, place), once(CERTIFICATE, certificates, place));
    }

    private void keep(String name, String certificate) {
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

    /// Elements of ours and unknown ones, which are passed over; no text between them.
    private static void childrenOf(XmlElement parent, String name, Consumer<XmlElement> each) {
        Place place = parent.place();
        if (!parent.onlyChildren(each)) {
            throw otherShape(name, place);
        }
    }

    /// The text of an element, without the blanks around it; never empty.
    private static String text(XmlElement element, String name) {
        Place place = element.place();
        String text = element.onlyText().orElse("").strip();
        if (text.isEmpty() || text.length() > Limits.WHITE_LIST_TEXT_CHARS) {
            throw otherShape(name, place);
        }
        return text;
    }

    private static boolean isOurs(XmlElement element, String name) {
        return element.is(NAMESPACE, name);
    }

    /// What must stand there exactly once.
    private static <T> T once(String name, List<T> found, Place parent) {
        if (found.size() != 1) {
            throw otherShape(name, parent);
        }
        return found.getFirst();
    }

    /// `xs:dateTime` with its zone.
    private static Instant instant(XmlElement element) {
        Place place = element.place();
        try {
            return OffsetDateTime.parse(text(element, GENERATED)).toInstant();
        } catch (DateTimeException notADate) {
            throw otherShape(GENERATED, place);
        }
    }

    private static Objected otherShape(String element, Place place) {
        return new Objected(new Objection.OtherShape(element, place.line()));
    }
}
