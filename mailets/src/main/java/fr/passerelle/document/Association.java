package fr.passerelle.document;

/// How two objects of a set belong together (IHE ITI TF-3 §4.2.2).
///
/// @param folder of the metadata that say so: ids are unique in one folder only
/// @param source id of the set that has the member, or of the document that replaces
/// @param target id of the member, or of the document that is replaced, which may be one that
///     came long ago
public record Association(String folder, Kind kind, String source, String target) {
    public enum Kind {
        HAS_MEMBER,
        REPLACES,
        APPENDS,
        TRANSFORMS,
        TRANSFORMS_AND_REPLACES,
        SIGNS,
        OTHER
    }
}
