package fr.passerelle.understanding.cda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A discharge letter of Dominique EXEMPLARD (made up, under an official test INS), in the shape of
/// 2022.01, and what it takes to change one thing in it.
public final class SampleCda {
    static final String SNOMED = "2.16.840.1.113883.6.96";
    static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";
    static final String FINESS_CATEGORY = "1.2.250.1.213.1.6.1.8";

    private static final String DOCUMENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <realmCode code="FR"/>
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
              <templateId root="1.2.250.1.213.1.1.1.1"/>
              {id}
              {code}
              <title>{title}</title>
              <effectiveTime value="{written}"/>
              <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Normal"/>
              <languageCode code="fr-FR"/>
              <setId root="1.2.250.1.999.17.500"/>
              <versionNumber value="{version}"/>
              {recordTarget}
              <author>
                <time value="20260302153000+0100"/>
                {author}
              </author>
              {informant}
              <custodian><assignedCustodian><representedCustodianOrganization>
                <id root="1.2.250.1.71.4.2.2" extension="1170000004"/>
                <name>Centre hospitalier d'Aunis</name>
              </representedCustodianOrganization></assignedCustodian></custodian>
              <informationRecipient>
                <intendedRecipient>
                  <id root="1.2.250.1.71.4.2.1" extension="899999999974"/>
                  <informationRecipient><name><family>PSEUDIN</family><given>Hélène</given></name></informationRecipient>
                </intendedRecipient>
              </informationRecipient>
              {mt}
              {related}
              {event}
              {encounter}
              <component>{body}</component>
            </ClinicalDocument>
            """;

    private static final String PATIENT =
            """
            <recordTarget><patientRole>
                {ids}
                <addr><houseNumber>8</houseNumber><streetName>impasse du Trompe-l’œil</streetName>
                  <postalCode>17230</postalCode><city>Marans-le-Vieux</city></addr>
                <telecom value="tel:0546990503" use="H"/>
                <patient>
                  <name>{names}</name>
                  <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
                  {birth}
                  {birthplace}
                </patient>
              </patientRole></recordTarget>""";

    private static final String SECTIONS =
            """
            <structuredBody>
                <component><section>
                  <code code="42349-1" codeSystem="2.16.840.1.113883.6.1"/>
                  <title>Motif d'hospitalisation</title>
                  <text><paragraph>Pneumopathie hypoxémiante.</paragraph>
                    <list><item>fièvre</item><item>toux</item></list></text>
                </section></component>
                <component><section>
                  <code code="42545-4" codeSystem="2.16.840.1.113883.6.1"/>
                  <title>Résultats d'évènements</title>
                  <text><table><tbody><tr><th>Sortie</th><td>{told}</td></tr></tbody></table></text>
                  {entry}
                </section></component>
              </structuredBody>""";

    private static final String MODE =
            """
            <entry><organizer classCode="CLUSTER" moodCode="EVN"><component>
                    <observation classCode="OBS" moodCode="EVN">
                      <code code="ORG-074" codeSystem="1.2.250.1.213.1.1.4.322"/>
                      <value xsi:type="CE" code="{code}" displayName="{name}" codeSystem="{system}"/>
                    </observation></component></organizer></entry>""";

    private final Map<String, String> slots = new LinkedHashMap<>();

    SampleCda() {
        with("recordTarget", PATIENT);
        with("body", SECTIONS);
        with("told", "voir le code");
        with("id", "<id root=\"1.2.250.1.999.17.500.1\"/>");
        kind("11490-0", "Lettre de liaison à la sortie");
        with("written", "20260302153000+0100");
        with("version", "1");
        ids(
                "<id root=\"1.2.250.1.213.1.4.8\" extension=\"279035121518989\"/>"
                        + "<id root=\"1.2.250.1.999.17.1\" extension=\"IPP-000503\"/>");
        with(
                "names",
                "<family qualifier=\"BR\">EXEMPLARD</family><given>DOMINIQUE ANNE</given>"
                        + "<given qualifier=\"BR\">DOMINIQUE</given>"
                        + "<family qualifier=\"CL\">EXEMPLARD</family>"
                        + "<given qualifier=\"CL\">DOMINIQUE</given>");
        with("birth", "<birthTime value=\"19790322\"/>");
        with(
                "birthplace",
                "<birthplace><place><addr><county>51215</county></addr></place></birthplace>");
        with(
                "author",
                """
                <assignedAuthor>
                      <id root="1.2.250.1.71.4.2.1" extension="899999999982"/>
                      <code code="G15_10/SM27" displayName="Médecin - Médecine interne (SM)" codeSystem="1.2.250.1.213.1.1.4.5"/>
                      <telecom value="tel:0546990601"/>
                      <assignedPerson><name><given>Camille</given><family>SIGNATAIRE</family></name></assignedPerson>
                      <representedOrganization><id root="1.2.250.1.71.4.2.2" extension="1170000004"/>
                        <name>Centre hospitalier d'Aunis</name></representedOrganization>
                    </assignedAuthor>""");
        with("informant", "");
        with("related", "");
        doctor("Anne", "FAUXMONT");
        event("<low value=\"20260224101500+0100\"/><high value=\"20260302140000+0100\"/>");
        encounter("<low value=\"20260224101500+0100\"/><high value=\"20260302140000+0100\"/>");
        mode(SNOMED, "160849004", "domicile");
    }

    SampleCda with(String slot, String xml) {
        slots.put(slot, xml);
        return this;
    }

    SampleCda kind(String code, String title) {
        with("title", title);
        return with(
                "code",
                "<code code=\"%s\" displayName=\"%s\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
                        .formatted(code, title));
    }

    SampleCda ids(String xml) {
        return with("ids", xml);
    }

    SampleCda doctor(String given, String family) {
        return participant(
                """
                <associatedEntity classCode="PROV">
                      <id root="1.2.250.1.71.4.2.1" extension="899999999990"/>
                      <associatedPerson><name><given>%s</given><family>%s</family></name></associatedPerson>
                    </associatedEntity>"""
                        .formatted(given, family));
    }

    /// The participant of function PCP with this inside.
    SampleCda participant(String entity) {
        return with(
                "mt",
                """
                <participant typeCode="INF">
                    <functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/>
                    <time nullFlavor="NA"/>
                    %s
                  </participant>"""
                        .formatted(entity));
    }

    SampleCda nobody(String flavor) {
        return participant("<associatedEntity classCode=\"PROV\" nullFlavor=\"" + flavor + "\"/>");
    }

    SampleCda withoutDoctor() {
        return with("mt", "");
    }

    SampleCda event(String ends) {
        return with(
                "event",
                "<documentationOf><serviceEvent><code code=\"IMP\" codeSystem=\"2.16.840.1.113883.5.4\"/>"
                        + "<effectiveTime>"
                        + ends
                        + "</effectiveTime></serviceEvent></documentationOf>");
    }

    SampleCda encounter(String ends) {
        return with(
                "encounter",
                "<componentOf><encompassingEncounter><effectiveTime>"
                        + ends
                        + "</effectiveTime><location><healthCareFacility><code code=\"SA01\""
                        + " codeSystem=\"1.2.250.1.71.4.2.4\"/></healthCareFacility></location>"
                        + "</encompassingEncounter></componentOf>");
    }

    SampleCda mode(String system, String code, String name) {
        return with("entry", moded(system, code, name));
    }

    static String moded(String system, String code, String name) {
        return MODE.replace("{code}", code).replace("{name}", name).replace("{system}", system);
    }

    SampleCda pdf(byte[] pdf) {
        return with(
                "body",
                "<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">"
                        + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(pdf)
                        + "</text></nonXMLBody>");
    }

    SampleCda replacing(String root) {
        return with(
                "related",
                "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\""
                        + root
                        + "\"/></parentDocument></relatedDocument>");
    }

    String text() {
        String text = DOCUMENT;
        // Slots within slots: the outer ones were put first.
        for (var slot : slots.entrySet()) {
            text = text.replace("{" + slot.getKey() + "}", slot.getValue());
        }
        return text;
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
