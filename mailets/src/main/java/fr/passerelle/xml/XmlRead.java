package fr.passerelle.xml;

/// How reading a document ended.
public sealed interface XmlRead<T> {
    /// To the end of the root element and of the document.
    record Whole<T>(T value) implements XmlRead<T> {}

    /// Not well-formed (XML 1.0 §2.1): damaged, or never XML. What was read until then is not
    /// given away.
    record Malformed<T>(String why, Place place) implements XmlRead<T> {}

    /// Well-formed or not, it is not read any further: no honest document of health care needs
    /// this.
    record Unsafe<T>(Danger danger, Place place) implements XmlRead<T> {}

    /// What makes a document unsafe. The bounds are those of [fr.passerelle.mail.Limits].
    enum Danger {
        /// A document type declaration: entities that grow (billion laughs) or that name files
        /// and addresses (XXE) can only be declared there (XML 1.0 §2.8, §4.2).
        DOCTYPE("a document type declaration"),
        TOO_LARGE("too many bytes"),
        TOO_DEEP("elements too deep in each other"),
        TOO_MANY_ELEMENTS("too many elements"),
        TOO_MANY_ATTRIBUTES("too many attributes on one element"),
        TOO_MANY_NAMES("too many different names"),
        TOO_MANY_NAMESPACES("too many namespaces in scope"),
        TOO_MUCH_TEXT("a text or an attribute that is too long");

        private final String inWords;

        Danger(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }
}
