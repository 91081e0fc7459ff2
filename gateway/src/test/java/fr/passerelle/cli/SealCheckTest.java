package fr.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.CorrespondentFiles;
import fr.passerelle.answering.MadeUpAuthority;
import fr.passerelle.answering.MadeUpAuthority.Person;
import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.mail.EmailAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCheckTest {
    private static final EmailAddress OWN =
            EmailAddress.of("passerelle@cpts-aunis.mssante.example");
    private static final Instant AT = Instant.parse("2026-03-02T08:05:00Z");

    @TempDir private Path folder;
    private MadeUpAuthority authority;
    private Path people;

    @BeforeEach
    void folders() throws Exception {
        authority = new MadeUpAuthority(folder);
        people = Files.createDirectory(folder.resolve("correspondants"));
    }

    private List<String> look(Person own, Instant at) throws Exception {
        OutgoingSeal seal =
                new OutgoingSeal(
                        Optional.of(own.ring(folder.resolve("boite.p12"))),
                        CorrespondentFiles.read(people),
                        Set.of(),
                        authority.trust(),
                        new SecureRandom());
        return SealCheck.look(seal, at).stream()
                .map(line -> (line.ok() ? "✓ " : "✗ ") + line.what() + " : " + line.sentence())
                .toList();
    }

    @Test
    void itSaysWhichKeySignsUntilWhen() throws Exception {
        Person own = authority.person(OWN);

        assertThat(look(own, AT))
                .containsExactly("✓ signature : certificat 2, valable jusqu’au 1 janvier 2036");
        assertThat(look(own, Instant.parse("2035-12-01T00:00:00Z")))
                .containsExactly(
                        "✓ signature : certificat 2, valable jusqu’au 1 janvier 2036 : à renouveler");
        assertThat(look(own, Instant.parse("2036-02-01T00:00:00Z")))
                .singleElement()
                .asString()
                .startsWith("✗ signature : aucune clé valable aujourd’hui");
    }

    @Test
    void itCountsTheCorrespondentsAndNamesTheUnusable() throws Exception {
        Person own = authority.person(OWN);
        EmailAddress lea = EmailAddress.of("lea@cpts-aunis.mssante.example");
        Instant from = Instant.parse("2025-01-01T00:00:00Z");
        Instant to = Instant.parse("2026-02-01T00:00:00Z");
        authority.person(lea).writeCertificate(people.resolve("1.pem"));
        authority.person(lea, from, to).writeCertificate(people.resolve("2.pem"));
        new MadeUpAuthority(folder).person(lea).writeCertificate(people.resolve("3.pem"));
        Files.writeString(people.resolve("note.txt"), "à faire");

        assertThat(look(own, AT).stream().skip(1))
                .containsExactlyInAnyOrder(
                        "✓ correspondants : certificats connus : 3, utilisables : 1",
                        "✗ correspondants : certificat 4 de lea@cpts-aunis.mssante.example refusé :"
                                + " le certificat a expiré le 1 février 2026 ; rien n’est chiffré"
                                + " avec lui.",
                        "✗ correspondants : certificat 2 de lea@cpts-aunis.mssante.example refusé :"
                                + " le certificat ne mène à aucune autorité de confiance ; rien"
                                + " n’est chiffré avec lui.",
                        "✗ correspondants : note.txt : je n’y lis aucun certificat qui porte une"
                                + " adresse.");
    }

    @Test
    void checkSaysItToo() throws Exception {
        House house = House.in(folder);
        authority.anchors();
        authority.person(OWN).writeBoth(folder.resolve("boite.p12"));
        Files.writeString(folder.resolve("mot-de-passe"), MadeUpAuthority.PASSWORD);
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replace(
                                "confiance:\n",
                                """
                                confiance:
                                  ancres: racine.pem
                                  cles:
                                    - fichier: boite.p12
                                      mot_de_passe_fichier: mot-de-passe
                                  signer: oui
                                  certificats_correspondants: nulle-part
                                """));

        Session absent = house.run("check");
        Files.createDirectory(folder.resolve("nulle-part"));
        Session there = house.run("check");

        assertThat(absent.lines())
                .contains("✗ nulle-part : Ce dossier de certificats ne peut pas être lu.");
        assertThat(there.lines())
                .contains("✓ signature : certificat 2, valable jusqu’au 1 janvier 2036");
    }
}
