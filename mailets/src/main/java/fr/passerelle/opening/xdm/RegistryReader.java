package fr.passerelle.opening.xdm;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Place;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The objects of a METADATA.XML, whatever wraps them and whatever their prefixes.
final class RegistryReader {
    /// ebRIM 3.0; old programs still write 2.1, which names these elements alike.
    private static final Set<String> RIM =
            Set.of(
                    "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0",
                    "urn:oasis:names:tc:ebxml-regrep:rim:xsd:2.1");

    private static final Set<String> OBJECTS =
            Set.of("RegistryPackage", "ExtrinsicObject", "Association", "Classification");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "id",
                    "objectType",
                    "mimeType",
                    "associationType",
                    "sourceObject",
                    "targetObject",
                    "classificationScheme",
                    "classificationNode",
                    "classifiedObject",
                    "nodeRepresentation",
                    "identificationScheme",
                    "value");

    private final List<RegistryObject> objects = new ArrayList<>();

    private RegistryReader() {}

    /// The objects in their order; none where this is XML of another kind.
    static XmlRead<List<RegistryObject>> read(Slice metadata) {
        return Xml.read(
                metadata,
                root -> {
                    RegistryReader reader = new RegistryReader();
                    reader.wrapper(root);
                    return reader.objects;
                });
    }

    /// SubmitObjectsRequest, RegistryObjectList, and what programs put around them.
    private void wrapper(XmlElement element) {
        element.children(
                child -> {
                    if (!OBJECTS.contains(child.name()) || !RIM.contains(child.namespace())) {
                        wrapper(child);
                    } else if (objects.size() <= Limits.REGISTRY_OBJECTS) {
                        objects.add(object(child));
                    }
                });
    }

    private static RegistryObject object(XmlElement element) {
        Place place = element.place();
        String name = element.name();
        Map<String, String> attributes = new HashMap<>();
        for (String key : ATTRIBUTES) {
            element.attribute(key).ifPresent(value -> attributes.put(key, fold(value)));
        }
        Map<String, List<String>> slots = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        List<RegistryObject> within = new ArrayList<>();
        element.children(
                child -> {
                    switch (child.name()) {
                        case "Slot" -> slot(child, slots);
                        case "Name", "Description" -> {
                            String key = child.name();
                            localized(child).ifPresent(text -> texts.putIfAbsent(key, text));
                        }
                        case "Classification", "ExternalIdentifier" -> within.add(object(child));
                        default -> {
                            // VersionInfo and the like say nothing that XDM uses.
                        }
                    }
                });
        return new RegistryObject(
                name,
                place,
                attributes,
                slots,
                Optional.ofNullable(texts.get("Name")),
                Optional.ofNullable(texts.get("Description")),
                within);
    }

    /// A slot that stands twice says both.
    private static void slot(XmlElement slot, Map<String, List<String>> into) {
        List<String> values =
                into.computeIfAbsent(slot.attribute("name").orElse(""), _ -> new ArrayList<>());
        slot.children(
                list ->
                        list.children(
                                value -> {
                                    if (value.name().equals("Value")) {
                                        values.add(fold(value.text()));
                                    }
                                }));
    }

    private static Optional<String> localized(XmlElement international) {
        List<String> values = new ArrayList<>();
        international.children(
                each -> each.attribute("value").map(RegistryReader::fold).ifPresent(values::add));
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /// Programs break long values over lines.
    private static String fold(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
