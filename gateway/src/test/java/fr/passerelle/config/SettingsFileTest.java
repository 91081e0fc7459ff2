package fr.passerelle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Path CONFIG =
            Path.of(System.getProperty("passerelle.root", "..")).resolve("config");

    @TempDir Path folder;

    @Test
    void theSampleIsRead() {
        Settings settings = SettingsFile.read(CONFIG.resolve("gateway.yml"));
        assertThat(settings.address()).hasToString("passerelle@cpts-aunis.mssante.example");
        assertThat(settings.policy()).exists();
        assertThat(settings.territory()).exists();
        assertThat(settings.imap())
                .singleElement()
                .satisfies(
                        door -> {
                            assertThat(door.security()).isEqualTo(Settings.Security.TLS);
                            assertThat(door.closedNetwork()).isTrue();
                            assertThat(door.poll()).isEqualTo(Duration.ofMinutes(1));
                        });
        assertThat(settings.smtp().orElseThrow().maxSize()).isEqualTo(40L * 1024 * 1024);
        assertThat(settings.folder().orElseThrow().closedNetwork()).isFalse();
        assertThat(settings.trust().authservId()).contains("mx.mssante.example");
        assertThat(settings.console().orElseThrow().port()).isEqualTo(8080);
        assertThat(settings.testIdentities()).isEqualTo(Settings.TestIdentities.FOR_A_PERSON);
    }

    @Test
    void everyMistakeIsToldWithFileLineAndKey() throws IOException {
        Path file =
                write(
                        """
                        nom: 12
                        adresse: passerelle
                        adresse: passerelle@mssante.example
                        coordination: coordination@mssante.example
                        politique: p.yml
                        territoire: t.yml
                        magasin:
                          url: "jdbc:mysql:x"
                        confiance: [mssante.example]
                        portes:
                          imap:
                            - {nom: b, hote: h, port: 99999, securite: ssl, utilisateur: u,
                               mot_de_passe_fichier: f, reseau_ferme: peut-être}
                        sortie: {hote: h, port: "587", securite: tls, mot_de_passe: secret}
                        """);
        assertThatThrownBy(() -> SettingsFile.read(file))
                .hasMessage(
                        """
                        essai.yml, ligne 1, clé « modeles » : clé manquante.
                        essai.yml, ligne 1, clé « nom » : attendu : un texte ; « 12 » se lit comme un nombre ou un mot réservé, écrivez-le entre guillemets.
                        essai.yml, ligne 2, clé « adresse » : attendu : une adresse de messagerie ; lu : « passerelle ».
                        essai.yml, ligne 3, clé « adresse » : clé écrite deux fois (déjà ligne 2).
                        essai.yml, ligne 8, clé « magasin.cle » : clé manquante.
                        essai.yml, ligne 8, clé « magasin.url » : attendu : une adresse jdbc:h2: ou jdbc:postgresql:.
                        essai.yml, ligne 9, clé « confiance » : attendu : des clés et leurs valeurs ; lu : une liste.
                        essai.yml, ligne 12, clé « portes.imap[1].port » : attendu : un nombre entier de 1 à 65535 ; lu : « 99999 ».
                        essai.yml, ligne 12, clé « portes.imap[1].securite » : attendu : un mot parmi tls, starttls, aucune ; lu : « ssl ».
                        essai.yml, ligne 13, clé « portes.imap[1].reseau_ferme » : attendu : oui ou non ; lu : « peut-être ».
                        essai.yml, ligne 14, clé « sortie.mot_de_passe » : clé inconnue. Clés possibles ici : hote, port, securite, utilisateur, mot_de_passe_fichier.
                        essai.yml, ligne 14, clé « sortie.port » : attendu : un nombre entier de 1 à 65535 ; lu : « 587 ».""");
    }

    @Test
    void theKeysOfSecureMailAreRead() throws IOException {
        String sample = Files.readString(CONFIG.resolve("gateway.yml"));
        String told =
                withKeysAndAnchors(sample)
                        .replace("# listes_de_revocation:", "listes_de_revocation:")
                        .replace("# revocation: souple", "revocation: stricte");
        Settings.SecureMailFiles files =
                SettingsFile.read(write(told)).trust().secureMail().orElseThrow();
        assertThat(files.anchors()).contains(folder.resolve("secrets/ancres.pem"));
        assertThat(files.keys())
                .containsExactly(
                        new Settings.KeyFile(
                                folder.resolve("secrets/boite.p12"),
                                folder.resolve("secrets/boite-mot-de-passe")));
        assertThat(files.revocationLists()).contains(folder.resolve("secrets/crl"));
        assertThat(files.revocation()).isEqualTo(Settings.Revocation.HARD);
        assertThat(SettingsFile.read(write(sample)).trust().secureMail()).isEmpty();
    }

    private static String withWhiteList(String lines) throws IOException {
        return Files.readString(CONFIG.resolve("gateway.yml"))
                .replace("confiance:\n", "confiance:\n  liste_blanche:\n" + lines.indent(4));
    }

    private Settings.WhiteList whiteList(String lines) throws IOException {
        return SettingsFile.read(write(withWhiteList(lines))).trust().whiteList().orElseThrow();
    }

    @Test
    void theWhiteListIsTheOfficialOneWhereNothingElseIsSaid() throws IOException {
        assertThat(whiteList("copie: data/liste.xml"))
                .isEqualTo(
                        new Settings.WhiteList(
                                new Settings.WhiteList.Web(
                                        URI.create(
                                                "https://espacedeconfiance.mssante.fr/listeblanchemssante.xml"),
                                        Optional.empty(),
                                        Optional.empty()),
                                folder.resolve("data/liste.xml"),
                                Duration.ofHours(24),
                                Optional.empty()));
        assertThat(SettingsFile.read(CONFIG.resolve("gateway.yml")).trust().whiteList()).isEmpty();
    }

    @Test
    void theWhiteListMayComeFromElsewhere() throws IOException {
        assertThat(
                        whiteList(
                                        """
                                        copie: c
                                        url: https://miroir.example/l.xml
                                        empreinte_url: http://localhost:8000/checksum
                                        autorites: igc.pem
                                        """)
                                .place())
                .isEqualTo(
                        new Settings.WhiteList.Web(
                                URI.create("https://miroir.example/l.xml"),
                                Optional.of(URI.create("http://localhost:8000/checksum")),
                                Optional.of(folder.resolve("igc.pem"))));
        Settings.WhiteList fromFiles =
                whiteList(
                        """
                        copie: c
                        fichier: l.xml
                        empreinte_fichier: checksum
                        releve_h: 1
                        empreinte_admise: "%s"
                        """
                                .formatted("5E".repeat(32)));
        assertThat(fromFiles)
                .isEqualTo(
                        new Settings.WhiteList(
                                new Settings.WhiteList.Files(
                                        folder.resolve("l.xml"), folder.resolve("checksum")),
                                folder.resolve("c"),
                                Duration.ofHours(1),
                                Optional.of("5e".repeat(32))));
    }

    @Test
    void mistakesOfTheWhiteListAreToldWithLineAndKey() {
        assertThatThrownBy(
                        () ->
                                whiteList(
                                        """
                                        url: http://miroir.example/l.xml
                                        empreinte_url: "https://moi:secret@miroir.example/x"
                                        empreinte_fichier: checksum
                                        releve_h: 0
                                        empreinte_admise: "5e5e"
                                        """))
                .hasMessageContaining("« confiance.liste_blanche.copie » : clé manquante.")
                .hasMessageContaining(
                        "« confiance.liste_blanche.url » : attendu : une adresse https:// sans mot"
                                + " de passe.")
                .hasMessageContaining(
                        "« confiance.liste_blanche.empreinte_url » : attendu : une adresse")
                .hasMessageContaining(
                        "« confiance.liste_blanche.empreinte_fichier » : cette empreinte serait")
                .hasMessageContaining(
                        "« confiance.liste_blanche.releve_h » : attendu : un nombre entier de 1 à"
                                + " 168 ; lu : « 0 ».")
                .hasMessageContaining(
                        "« confiance.liste_blanche.empreinte_admise » : attendu : 64 chiffres")
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> whiteList("copie: c\nfichier: l.xml\nurl: https://a.example/"))
                .hasMessageContaining(
                        "« confiance.liste_blanche.empreinte_fichier » : clé manquante.")
                .hasMessageContaining("« confiance.liste_blanche.url » : avec « fichier »");
        assertThatThrownBy(() -> whiteList("copie: c\nurl: 'https:// a'"))
                .hasMessageContaining("« confiance.liste_blanche.url » : attendu");
    }

    @Test
    void picturesAreReadWhereAProgramIsInstalledUnlessTheFileSaysOtherwise() throws IOException {
        String sample = Files.readString(CONFIG.resolve("gateway.yml"));
        assertThat(SettingsFile.read(write(sample)).ocr())
                .isEqualTo(new Settings.Ocr.IfInstalled());
        assertThat(SettingsFile.read(write(sample + "\nocr: oui\n")).ocr())
                .isEqualTo(new Settings.Ocr.Wanted());
        assertThat(SettingsFile.read(write(sample + "\nocr: non\n")).ocr())
                .isEqualTo(new Settings.Ocr.Off());
        assertThat(SettingsFile.read(write(sample + "\nocr: bin/tesseract\n")).ocr())
                .isEqualTo(new Settings.Ocr.At(folder.resolve("bin/tesseract")));
        assertThatThrownBy(() -> SettingsFile.read(write(sample + "\nocr: 1\n")))
                .hasMessageContaining("« ocr »");
    }

    @Test
    void nobodyIsAskedAboutCertificatesUnlessTheFileSaysSo() throws IOException {
        String sample =
                Files.readString(CONFIG.resolve("gateway.yml")).replace("# ancres:", "ancres:");
        assertThat(ocsp(sample)).isEqualTo(new Settings.Ocsp.Off());
        assertThat(ocsp(sample.replace("# ocsp: non", "ocsp: non")))
                .isEqualTo(new Settings.Ocsp.Off());
        assertThat(ocsp(sample.replace("# ocsp: non", "ocsp: oui")))
                .isEqualTo(new Settings.Ocsp.Named());
        assertThat(ocsp(sample.replace("# ocsp: non", "ocsp: http://127.0.0.1:8888/ocsp")))
                .isEqualTo(new Settings.Ocsp.At(URI.create("http://127.0.0.1:8888/ocsp")));
    }

    @Test
    void aResponderThatCannotBeAskedIsAMistake() throws IOException {
        String sample = Files.readString(CONFIG.resolve("gateway.yml"));
        String anchored = sample.replace("# ancres:", "ancres:");
        int line = (int) sample.substring(0, sample.indexOf("# ocsp: non")).lines().count();
        String where = "essai.yml, ligne " + line + ", clé « confiance.ocsp » : ";
        for (String wrong :
                List.of(
                        "peut-être",
                        "ldap://ocsp.example/",
                        "http:ocsp.example",
                        "http://moi:secret@ocsp.example/",
                        "http://ocsp.example/#ici",
                        "http://ocsp example/")) {
            Path file = write(anchored.replace("# ocsp: non", "ocsp: \"" + wrong + "\""));
            assertThatThrownBy(() -> SettingsFile.read(file))
                    .hasMessage(
                            where
                                    + "attendu : non, oui ou l’adresse d’un répondeur, comme"
                                    + " http://ocsp.example/ ; lu : « "
                                    + wrong
                                    + " ».");
        }
        Path noAnchors = write(sample.replace("# ocsp: non", "ocsp: oui"));
        assertThatThrownBy(() -> SettingsFile.read(noAnchors))
                .hasMessageStartingWith(where + "sans « ancres »");
        Path off =
                write(
                        anchored.replace("# ocsp: non", "ocsp: oui")
                                .replace("# revocation: souple", "revocation: aucune"));
        assertThatThrownBy(() -> SettingsFile.read(off))
                .hasMessageContaining("aucun répondeur n’est interrogé");
    }

    private Settings.Ocsp ocsp(String told) throws IOException {
        return SettingsFile.read(write(told)).trust().secureMail().orElseThrow().ocsp();
    }

    private static String withKeysAndAnchors(String sample) {
        return sample.replace("# ancres:", "ancres:")
                .replace("# cles:", "cles:")
                .replace("#   - fichier: secrets/boite", "  - fichier: secrets/boite")
                .replace(
                        "#     mot_de_passe_fichier: secrets/boite",
                        "    mot_de_passe_fichier: secrets/boite");
    }

    @Test
    void theKeysOfMailThatLeavesAreRead() throws IOException {
        String sample = Files.readString(CONFIG.resolve("gateway.yml"));
        String told =
                withKeysAndAnchors(sample)
                        .replace("# signer:", "signer:")
                        .replace("# certificats_correspondants:", "certificats_correspondants:")
                        .replace("# correspondants_gcm:", "correspondants_gcm:")
                        .replace("# apprendre_certificats: non", "apprendre_certificats: oui");

        assertThat(SettingsFile.read(write(told)).trust().secureMail().orElseThrow().seal())
                .isEqualTo(
                        new Settings.Seal(
                                true,
                                Optional.of(folder.resolve("secrets/correspondants")),
                                Set.of("ch-aunis.mssante.example"),
                                true));
    }

    @Test
    void aSealWithoutKeyOrAnchorIsAMistake() throws IOException {
        String sample = Files.readString(CONFIG.resolve("gateway.yml"));

        assertThatThrownBy(() -> SettingsFile.read(write(sample.replace("# signer:", "signer:"))))
                .hasMessageContaining("clé « confiance.signer » : sans « cles »");
        assertThatThrownBy(
                        () ->
                                SettingsFile.read(
                                        write(
                                                sample.replace(
                                                        "# certificats_correspondants:",
                                                        "certificats_correspondants:"))))
                .hasMessageContaining(
                        "clé « confiance.certificats_correspondants » : sans « ancres »");
        assertThatThrownBy(
                        () ->
                                SettingsFile.read(
                                        write(
                                                sample.replace(
                                                        "# correspondants_gcm:",
                                                        "correspondants_gcm:"))))
                .hasMessageContaining("clé « confiance.correspondants_gcm » : sans");
    }

    @Test
    void withoutADoorNothingCouldArrive() throws IOException {
        Path file = write("portes: {}\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .hasMessageContaining("il faut au moins une porte : imap, smtp ou dossier.");
    }

    @Test
    void whatIsNotYamlIsSaidSo() throws IOException {
        assertThatThrownBy(() -> SettingsFile.read(write("nom: [a\nb: c")))
                .hasMessageContaining("essai.yml, ligne 2 : ce n’est pas du YAML");
        assertThatThrownBy(() -> SettingsFile.read(write("- a\n- b\n")))
                .hasMessage("essai.yml : ce fichier devrait contenir des clés et leurs valeurs.");
        assertThatThrownBy(() -> SettingsFile.read(write("")))
                .hasMessageContaining("devrait contenir des clés");
        Path latin = folder.resolve("essai.yml");
        Files.write(latin, "nom: Santé".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SettingsFile.read(latin))
                .hasMessage("essai.yml : ce fichier n’est pas écrit en UTF-8.");
    }

    @Test
    void aFileThatHoldsItselfEndsAllTheSame() throws IOException {
        assertThatThrownBy(() -> SettingsFile.read(write("portes: &a {imap: [*a, *a]}\n")))
                .isInstanceOf(ConfigurationRefused.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("essai.yml"), text);
    }
}
