package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes as XML, every element and every text of it asked for: whole within limits,
/// malformed, or unsafe.
public final class XmlTarget {
    private XmlTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (Xml.read(Slice.of(input), root -> walk(root, 1))) {
            case XmlRead.Whole<Integer>(var elements) ->
                    require(elements <= Limits.XML_ELEMENTS, "more elements than the limit");
            case XmlRead.Malformed<Integer>(var why, var place) ->
                    require(!why.isBlank() && place.line() >= 0, "malformed, and no reason");
            case XmlRead.Unsafe<Integer>(var danger, _) ->
                    require(!danger.inWords().isBlank(), "unsafe, and no reason");
        }
    }

    /// @return how many elements there are
    private static int walk(XmlElement element, int depth) {
        require(depth <= Limits.XML_DEPTH, "deeper than the limit");
        element.attribute("root");
        if (element.name().length() % 2 == 1) {
            require(element.text().length() <= Limits.XML_TEXT_CHARS, "a text beyond the limit");
            return 1;
        }
        int[] elements = {1};
        element.children(child -> elements[0] += walk(child, depth + 1));
        return elements[0];
    }

    static List<byte[]> seeds() {
        return List.of(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <ClinicalDocument xmlns="urn:hl7-org:v3"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                          <!-- un commentaire -->
                          <recordTarget><patientRole><id root="1.2.250.1.213.1.4.10"/>
                            <name>Martin &amp; fils &#233;</name></patientRole></recordTarget>
                          <value xsi:type="CD"><![CDATA[<brut>]]></value>
                        </ClinicalDocument>
                        """,
                        "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d SYSTEM \"file:///etc/hostname\">]>"
                                + "<a>&b;&d;</a>",
                        "<?xml version='1.0' encoding='ISO-8859-1'?><ab><cd e='f'/>&lt;</ab>",
                        "<a:b xmlns:a='u'><a:bc xmlns:a='v' a:d='1'/></a:b>")
                .stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
