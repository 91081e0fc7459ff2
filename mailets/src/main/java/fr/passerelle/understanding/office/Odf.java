package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.Optional;

/// The namespaces of ODF (ODF 1.3 part 3 §1.4), and what its attributes say.
final class Odf {
    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static final String DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    static final String FORM = "urn:oasis:names:tc:opendocument:xmlns:form:1.0";

    /// What LibreOffice adds for itself.
    static final String LIBREOFFICE =
            "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

    /// The form fields of Word, as LibreOffice keeps them.
    static final String FIELD = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0";

    private Odf() {}

    static boolean isTrue(XmlElement element, String namespace, String attribute) {
        return element.attribute(namespace, attribute).filter("true"::equals).isPresent();
    }

    /// How often a cell or row is there; 1 for what is no number.
    ///
    /// @param most more is not counted: a million rows of nothing are nothing
    static int repeated(XmlElement element, String attribute, int most) {
        Optional<String> number = element.attribute(TABLE, attribute);
        if (number.isEmpty() || !number.get().matches("[0-9]{1,9}")) {
            return 1;
        }
        return Math.clamp(Integer.parseInt(number.get()), 1, most);
    }
}
