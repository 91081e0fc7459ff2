package fr.passerelle.whitelist;

import fr.passerelle.opening.whitelist.Candidate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Made-up lists as they are published.
final class Published {
    static final Instant MARCH = Instant.parse("2026-03-13T14:54:10Z");

    private Published() {}

    /// Names `etablissement-0.mssante.example` and so on.
    static String list(Instant generated, int names) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < names; i++) {
            entries.append(
                    """
                    <Domaine><Nom>etablissement-%d.mssante.example</Nom>\
                    <DNCertificatOperateur>CN=mss.operateur.example</DNCertificatOperateur></Domaine>
                    """
                            .formatted(i));
        }
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">
               <DateDeGeneration>%s</DateDeGeneration>
               <ListeDomaines>%s</ListeDomaines></ListeBlancheMSSante>
               """
                .formatted(generated, entries);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String digest(String list) {
        return new Candidate(bytes(list), Optional.empty()).sha256() + "\n";
    }

    static Candidate candidate(String list) {
        return new Candidate(bytes(list), Optional.of(digest(list)));
    }
}
