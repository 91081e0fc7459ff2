package fr.passerelle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The documents of the benchmark of readers.
public enum Letter {
    /// As it lies in test-mailboxes.
    SMALL("made up, 4.5 kB"),
    /// The same with the sections and entries of a real one: drugs given and to be taken, results,
    /// devices, each as a table for people and as entries for programs.
    LARGE("made up, shape of LDL-SES, 76 kB"),
    /// Of the ANS, where it is at hand.
    SAMPLE("LDL-SES 2022.01 of the ANS, 76 kB");

    private static final int SIZE = 76_000;

    private static final String ENTRY =
            """
            <entry><substanceAdministration classCode="SBADM" moodCode="INT">
              <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7"/>
              <templateId root="1.2.250.1.213.1.1.3.42"/>
              <id root="1.2.250.1.999.17.42" extension="L{n}"/>
              <text><reference value="#l{n}"/></text>
              <statusCode code="completed"/>
              <effectiveTime xsi:type="IVL_TS"><low value="20260302"/><high nullFlavor="UNK"/></effectiveTime>
              <doseQuantity><low value="1" unit="1"/><high value="2" unit="1"/></doseQuantity>
              <consumable><manufacturedProduct><manufacturedMaterial>
                <code code="34009{n}" displayName="Médicament fictif n° {n}" codeSystem="1.2.250.1.213.2.3.1">
                  <originalText><reference value="#l{n}"/></originalText></code>
                <name>MÉDICAMENT FICTIF {n} mg</name>
              </manufacturedMaterial></manufacturedProduct></consumable>
              <entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN">
                <code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
                <value xsi:type="CD" code="X{n}" displayName="Indication fictive" codeSystem="2.16.840.1.113883.6.3"/>
              </observation></entryRelationship>
            </substanceAdministration></entry>
            """;

    private static final String ROW =
            "<tr ID=\"l{n}\"><td>MÉDICAMENT FICTIF {n} mg</td><td>1 à 2 par jour, matin et soir,"
                    + " pendant les repas</td><td>jusqu'à la consultation</td></tr>\n";

    private final String said;

    Letter(String said) {
        this.said = said;
    }

    String said() {
        return said;
    }

    byte[] bytes(Path root) throws IOException {
        return switch (this) {
            case SMALL -> small(root).getBytes(StandardCharsets.UTF_8);
            case LARGE -> large(small(root)).getBytes(StandardCharsets.UTF_8);
            case SAMPLE -> Files.readAllBytes(sample(root));
        };
    }

    boolean isAtHand(Path root) {
        return this != SAMPLE || Files.isRegularFile(sample(root));
    }

    private static Path sample(Path root) {
        return root.resolveSibling("shared/samples/cda/LDL-SES_2022.01.xml");
    }

    private static String small(Path root) throws IOException {
        return Files.readString(root.resolve("test-mailboxes/messages/cda/001-discharge-2022.xml"));
    }

    private static String large(String small) {
        int end = small.lastIndexOf("</structuredBody>");
        StringBuilder letter = new StringBuilder(small.substring(0, end));
        int number = 1000;
        for (String section : new String[] {"18610-6", "10183-2", "30954-2", "46264-8"}) {
            int until = letter.length() + (SIZE - small.length()) / 4;
            StringBuilder entries = new StringBuilder();
            letter.append("<component><section><code code=\"").append(section);
            letter.append("\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>Section</title>");
            letter.append("<text><table><tbody>");
            while (letter.length() + entries.length() < until) {
                letter.append(ROW.replace("{n}", String.valueOf(++number)));
                entries.append(ENTRY.replace("{n}", String.valueOf(number)));
            }
            letter.append("</tbody></table></text>").append(entries);
            letter.append("</section></component>");
        }
        return letter.append(small.substring(end)).toString();
    }
}
