package fr.passerelle.opening.whitelist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Made-up white lists in the shape of the published one.
final class Lists {
    static final Instant MARCH = Instant.parse("2026-03-13T14:54:10Z");

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListeBlancheMSSante"
                    + " xmlns=\"https://listeblanche.mssante.fr/schema\">\n";

    private Lists() {}

    static String operator(int number) {
        return "CN=mss%d.operateur.example,OU=1990000000,O=OPERATEUR %d,ST=Marne (51),C=FR"
                .formatted(number, number);
    }

    /// `etablissement-0.mssante.example` and so on.
    static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj("etablissement-%d.mssante.example"::formatted)
                .toList();
    }

    static String entry(String name, String operator, String changed) {
        return """
                        <Domaine>
                            <Nom>%s</Nom>
                            <Description>Établissement d’essai</Description>
                            <DNCertificatOperateur>%s</DNCertificatOperateur>
                            <ResponsableContact>01 99 00 00 00</ResponsableContact>
                            <SupportContact>01 99 00 00 00</SupportContact>
                            <DateMAJ>%s</DateMAJ>
                        </Domaine>
                """
                .formatted(name, operator, changed);
    }

    static String of(Instant generated, List<String> names) {
        StringBuilder entries = new StringBuilder();
        names.forEach(name -> entries.append(entry(name, operator(1), "2025-06-07T10:24:42Z")));
        return around(generated.toString(), entries.toString());
    }

    static String around(String generated, String entries) {
        return HEAD
                + "    <DateDeGeneration>%s</DateDeGeneration>\n".formatted(generated)
                + "    <ListeDomaines>\n"
                + entries
                + "    </ListeDomaines>\n</ListeBlancheMSSante>\n";
    }

    static List<String> and(List<String> names, String one) {
        List<String> more = new ArrayList<>(names);
        more.add(one);
        return more;
    }

    static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /// With its right digest, as published: followed by a line end.
    static Candidate candidate(String xml) {
        String sha256 = new Candidate(bytes(xml), Optional.empty()).sha256();
        return new Candidate(bytes(xml), Optional.of(sha256 + "\n"));
    }
}
