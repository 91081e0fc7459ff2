package fr.passerelle.opening.xdm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A package with made-up people: a discharge letter of Dominique EXEMPLARD (official test INS),
/// and what it takes to change one thing in it.
public final class SamplePackage {
    public static final String FOLDER = "IHE_XDM/SUBSET01/";
    public static final String LETTER_NAME = "DOC00001.XML";

    public static final byte[] LETTER =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3">
              <id root="1.2.250.1.213.1.1.9.99.1"/>
              <code code="11490-0" codeSystem="2.16.840.1.113883.6.1"/>
              <title>Lettre de liaison à la sortie</title>
            </ClinicalDocument>
            """
                    .getBytes(StandardCharsets.UTF_8);

    static final String PATIENT = "279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH";

    private static final String ENTRY =
            """
              <ExtrinsicObject id="{id}" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1"
                  mimeType="text/xml" status="urn:oasis:names:tc:ebxml-regrep:StatusType:Approved">
                {slots}
                <Slot name="creationTime"><ValueList><Value>20260227101500</Value></ValueList></Slot>
                <Slot name="languageCode"><ValueList><Value>fr-FR</Value></ValueList></Slot>
                <Slot name="legalAuthenticator"><ValueList>
                  <Value>899999999999^SIGNATAIRE^Camille^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</Value>
                </ValueList></Slot>
                <Slot name="serviceStartTime"><ValueList><Value>20260220</Value></ValueList></Slot>
                <Slot name="serviceStopTime"><ValueList><Value>202602271000</Value></ValueList></Slot>
                <Slot name="sourcePatientId"><ValueList>
                  <Value>4711^^^&amp;1.2.250.1.999.4711&amp;ISO^PI</Value>
                </ValueList></Slot>
                <Slot name="sourcePatientInfo"><ValueList>
                  <Value>PID-5|EXEMPLARD^Dominique</Value>
                  <Value>PID-7|19790322</Value>
                  <Value>PID-8|F</Value>
                </ValueList></Slot>
                <Slot name="urn:ihe:iti:xds:2013:referenceIdList"><ValueList>
                  <Value>C-1001^^^&amp;1.2.250.1.999.1&amp;ISO^urn:ihe:iti:xds:2013:referral</Value>
                </ValueList></Slot>
                <Name><LocalizedString xml:lang="FR" charset="UTF8" value="Lettre de liaison
                    à la sortie"/></Name>
                <Classification id="{id}a" classifiedObject="{id}" nodeRepresentation=""
                    classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d">
                  <Slot name="authorPerson"><ValueList>
                    <Value>899999999999^SIGNATAIRE^Camille^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</Value>
                  </ValueList></Slot>
                  <Slot name="authorSpecialty"><ValueList>
                    <Value>G15_10/SM26^Médecin généraliste^1.2.250.1.213.1.1.4.5</Value>
                  </ValueList></Slot>
                  <Slot name="authorInstitution"><ValueList>
                    <Value>CHU de l'Aunis fictif^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^^^^1170000000</Value>
                  </ValueList></Slot>
                </Classification>
                {class}{type}{format}{normal}
                <ExternalIdentifier id="{id}p" registryObject="{id}" value="{patient}"
                    identificationScheme="urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"/>
                <ExternalIdentifier id="{id}u" registryObject="{id}" value="1.2.250.1.213.1.1.9.99.1"
                    identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"/>
              </ExtrinsicObject>
              <Association id="{id}m" sourceObject="set01" targetObject="{id}"
                  associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember">
                <Slot name="SubmissionSetStatus"><ValueList><Value>Original</Value></ValueList></Slot>
              </Association>
            """;

    private static final String METADATA =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">
            <RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
              <RegistryPackage id="set01">
                <Slot name="submissionTime"><ValueList><Value>20260227103000</Value></ValueList></Slot>
                <Name><LocalizedString value="Sortie d'hospitalisation"/></Name>
                {content}
                <Classification id="set01n" classifiedObject="set01"
                    classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>
                <ExternalIdentifier id="set01p" registryObject="set01" value="{patient}"
                    identificationScheme="urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446"/>
                <ExternalIdentifier id="set01s" registryObject="set01" value="1.2.250.1.213.1.1.9.99"
                    identificationScheme="urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832"/>
                <ExternalIdentifier id="set01u" registryObject="set01" value="1.2.250.1.213.1.1.9.99.7"
                    identificationScheme="urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8"/>
              </RegistryPackage>
            {entries}{more}</RegistryObjectList>
            </lcm:SubmitObjectsRequest>
            """;

    private final List<String> entries = new ArrayList<>();
    private String patient = PATIENT;
    private String more = "";

    /// Metadata of the letter.
    public static String metadata() {
        return new SamplePackage().entry(LETTER_NAME, LETTER).text();
    }

    /// The package as the standard has it.
    public static ZipWriter zip() {
        return zip(metadata());
    }

    public static ZipWriter zip(String metadata) {
        return new ZipWriter()
                .add("README.TXT", "CHU de l'Aunis fictif, logiciel d'essai.\r\n")
                .add("INDEX.HTM", "<html><body><a href=\"README.TXT\">LISEZ-MOI</a></body></html>")
                .add(FOLDER + "METADATA.XML", metadata)
                .add(FOLDER + LETTER_NAME, LETTER);
    }

    public SamplePackage entry(String uri, byte[] content) {
        return entry(uri, slot("hash", sha1(content)) + slot("size", "" + content.length));
    }

    /// @param integrity the slots `hash` and `size`, or what stands for them
    public SamplePackage entry(String uri, String integrity) {
        String id = "doc0" + (entries.size() + 1);
        entries.add(
                ENTRY.replace("{slots}", slot("URI", uri) + integrity)
                        .replace(
                                "{class}", code("41a5887f-8865-4c09-adf7-e362475b143a", "10", "CR"))
                        .replace(
                                "{type}",
                                code(
                                        "f0306f51-975f-434e-a61c-c59651d33983",
                                        "11490-0",
                                        "Lettre de liaison à la sortie"))
                        .replace(
                                "{format}",
                                code(
                                        "a09d5840-386c-46f2-b5ad-9c3699a4309d",
                                        "urn:asip:ci-sis:ldl-ses:2022",
                                        "Lettre de liaison"))
                        .replace(
                                "{normal}",
                                code("f4f85eac-e6cb-4883-b524-f2705394840f", "N", "Normal"))
                        .replace("{id}", id));
        return this;
    }

    public SamplePackage patient(String written) {
        patient = written;
        return this;
    }

    public SamplePackage replacing(String earlier) {
        more =
                """
                  <Association id="rplc01" sourceObject="doc01" targetObject="%s"
                      associationType="urn:ihe:iti:2007:AssociationType:RPLC"/>
                """
                        .formatted(earlier);
        return this;
    }

    public String text() {
        return METADATA.replace(
                        "{content}",
                        code("aa543740-bdda-424e-8c96-df4873be8500", "04", "Hospitalisation"))
                .replace("{entries}", String.join("", entries))
                .replace("{more}", more)
                .replace("{patient}", patient);
    }

    public static String slot(String name, String value) {
        return "<Slot name=\"%s\"><ValueList><Value>%s</Value></ValueList></Slot>"
                .formatted(name, value);
    }

    private static String code(String scheme, String code, String name) {
        return """
               <Classification id="c" classifiedObject="o" nodeRepresentation="%s"
                   classificationScheme="urn:uuid:%s">
                 <Slot name="codingScheme"><ValueList><Value>2.16.840.1.113883.6.1</Value></ValueList></Slot>
                 <Name><LocalizedString value="%s"/></Name>
               </Classification>
               """
                .formatted(code, scheme, name);
    }

    public static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
