package fr.passerelle.understanding.office;

import java.util.Locale;

/// What the parts of an OPC package are, by the list of their types (ECMA-376 part 2 §7.2).
final class ContentTypes {
    private static final String LIST = "[Content_Types].xml";

    private ContentTypes() {}

    static boolean areIn(Parts parts) {
        return parts.has(LIST);
    }

    /// The type of a part in small letters, its own or that of its extension; empty where the list
    /// says neither.
    static String of(Parts parts, String part) {
        String extension = part.substring(part.lastIndexOf('.') + 1);
        String[] found = {"", ""};
        parts.visit(
                LIST,
                root ->
                        root.children(
                                each -> {
                                    String type = each.attribute("ContentType").orElse("");
                                    String name = each.attribute("PartName").orElse("");
                                    String end = each.attribute("Extension").orElse("");
                                    if (name.equalsIgnoreCase("/" + part)) {
                                        found[0] = type;
                                    } else if (end.equalsIgnoreCase(extension)) {
                                        found[1] = type;
                                    }
                                }));
        return (found[0].isEmpty() ? found[1] : found[0]).toLowerCase(Locale.ROOT);
    }
}
