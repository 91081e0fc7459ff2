package fr.passerelle.opening.xdm;

import fr.passerelle.xml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object of ebRIM 3.0 (ISO 15000-3) as it stands in METADATA.XML: what XDS means by it is
/// told by the UUIDs of its classifications and identifiers. White space is folded.
///
/// @param element `RegistryPackage`, `ExtrinsicObject`, `Association`, `Classification` or
///     `ExternalIdentifier`
/// @param attributes those without a prefix
/// @param within classifications and identifiers of an object, which stand inside it
record RegistryObject(
        String element,
        Place place,
        Map<String, String> attributes,
        Map<String, List<String>> slots,
        Optional<String> name,
        Optional<String> description,
        List<RegistryObject> within) {

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isEmpty());
    }

    List<String> slot(String key) {
        return slots.getOrDefault(key, List.of());
    }

    /// The first value that says something.
    Optional<String> first(String key) {
        return slot(key).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /// Classifications of a scheme (IHE ITI TF-3 §4.2.3.1.2).
    List<RegistryObject> classified(String scheme) {
        return within.stream()
                .filter(each -> each.element().equals("Classification"))
                .filter(each -> each.says("classificationScheme", scheme))
                .toList();
    }

    /// An object *is* something where it is classified by the node alone.
    boolean isClassified(String node) {
        return within.stream().anyMatch(each -> each.says("classificationNode", node));
    }

    Optional<String> identifier(String scheme) {
        return within.stream()
                .filter(each -> each.element().equals("ExternalIdentifier"))
                .filter(each -> each.says("identificationScheme", scheme))
                .findFirst()
                .flatMap(each -> each.attribute("value"));
    }

    boolean says(String key, String value) {
        return attribute(key).filter(value::equalsIgnoreCase).isPresent();
    }
}
