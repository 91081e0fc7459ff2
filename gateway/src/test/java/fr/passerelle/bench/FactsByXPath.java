package fr.passerelle.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// The way of most programs: a tree of the whole document (DOM of the JDK), then one XPath for each
/// fact, all compiled before. The peer of [FactsByStream].
final class FactsByXPath {
    private static final String DOCUMENT = "/h:ClinicalDocument/";
    private static final String ROLE = DOCUMENT + "h:recordTarget/h:patientRole/";
    private static final String NAME = ROLE + "h:patient/h:name/";
    private static final String AUTHOR = DOCUMENT + "h:author[1]/h:assignedAuthor/";
    private static final String EVENT = DOCUMENT + "h:documentationOf[1]/h:serviceEvent/";
    private static final String PCP =
            DOCUMENT
                    + "h:participant[@typeCode='INF'][h:functionCode/@code='PCP']/h:associatedEntity/";
    private static final String INS_ROOTS =
            "[@root='1.2.250.1.213.1.4.8' or @root='1.2.250.1.213.1.4.9'"
                    + " or @root='1.2.250.1.213.1.4.10' or @root='1.2.250.1.213.1.4.11']";

    private static final Map<String, String> PATHS = paths();

    private final DocumentBuilder builder;
    private final Map<String, XPathExpression> compiled = new LinkedHashMap<>();

    FactsByXPath() throws ParserConfigurationException, XPathExpressionException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder = factory.newDocumentBuilder();
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new Hl7());
        for (var path : PATHS.entrySet()) {
            compiled.put(path.getKey(), xpath.compile(path.getValue()));
        }
    }

    Map<String, String> read(byte[] document) {
        try {
            Document tree = builder.parse(new ByteArrayInputStream(document));
            Map<String, String> facts = new LinkedHashMap<>();
            for (var each : compiled.entrySet()) {
                facts.put(each.getKey(), each.getValue().evaluate(tree).strip());
            }
            return facts;
        } catch (SAXException | IOException | XPathExpressionException unreadable) {
            throw new IllegalArgumentException("no document of the benchmark", unreadable);
        }
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("id", DOCUMENT + "h:id/@root");
        paths.put("set", DOCUMENT + "h:setId/@root");
        paths.put("version", DOCUMENT + "h:versionNumber/@value");
        paths.put("code", DOCUMENT + "h:code/@code");
        paths.put("title", "normalize-space(" + DOCUMENT + "h:title)");
        paths.put("written", DOCUMENT + "h:effectiveTime/@value");
        paths.put("ins", ROLE + "h:id" + INS_ROOTS + "/@extension");
        paths.put(
                "local number",
                ROLE
                        + "h:id[not"
                        + INS_ROOTS.replace("[@", "(@").replace("]", ")")
                        + "]/@extension");
        paths.put("birth name", NAME + "h:family[@qualifier='BR']");
        paths.put("name used", NAME + "h:family[@qualifier='CL' or @qualifier='SP']");
        paths.put("first given", NAME + "h:given[@qualifier='BR']");
        paths.put("given", NAME + "h:given[not(@qualifier)]");
        paths.put("sex", ROLE + "h:patient/h:administrativeGenderCode/@code");
        paths.put("born", ROLE + "h:patient/h:birthTime/@value");
        paths.put("born in", ROLE + "h:patient/h:birthplace/h:place/h:addr/h:county");
        paths.put("post code", ROLE + "h:addr/h:postalCode");
        paths.put("town", ROLE + "h:addr/h:city");
        paths.put("telecom", ROLE + "h:telecom[1]/@value");
        paths.put("author", AUTHOR + "h:id[@root='1.2.250.1.71.4.2.1']/@extension");
        paths.put("profession", AUTHOR + "h:code/@code");
        paths.put(
                "house",
                AUTHOR + "h:representedOrganization/h:id[@root='1.2.250.1.71.4.2.2']/@extension");
        paths.put(
                "custodian",
                DOCUMENT
                        + "h:custodian/h:assignedCustodian/h:representedCustodianOrganization/h:id/@extension");
        paths.put(
                "recipient",
                DOCUMENT + "h:informationRecipient[1]/h:intendedRecipient/h:id/@extension");
        paths.put("doctor", PCP + "h:id/@extension");
        paths.put("doctor's name", PCP + "h:associatedPerson/h:name/h:family");
        paths.put("kind of stay", EVENT + "h:code/@code");
        paths.put("admission", EVENT + "h:effectiveTime/h:low/@value");
        paths.put("discharge", EVENT + "h:effectiveTime/h:high/@value");
        paths.put(
                "kind of house",
                DOCUMENT
                        + "h:componentOf/h:encompassingEncounter/h:location/h:healthCareFacility/h:code/@code");
        paths.put("mode of discharge", "//h:observation[h:code/@code='ORG-074']/h:value/@code");
        paths.put("mode of admission", "//h:observation[h:code/@code='ORG-070']/h:value/@code");
        return paths;
    }

    private static final class Hl7 implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return prefix.equals("h") ? "urn:hl7-org:v3" : XMLConstants.NULL_NS_URI;
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }
}
