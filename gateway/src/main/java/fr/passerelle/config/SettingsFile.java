package fr.passerelle.config;

import fr.passerelle.config.Settings.Console;
import fr.passerelle.config.Settings.FolderDoor;
import fr.passerelle.config.Settings.ImapDoor;
import fr.passerelle.config.Settings.KeyFile;
import fr.passerelle.config.Settings.Revocation;
import fr.passerelle.config.Settings.Seal;
import fr.passerelle.config.Settings.SecureMailFiles;
import fr.passerelle.config.Settings.Security;
import fr.passerelle.config.Settings.SmtpDoor;
import fr.passerelle.config.Settings.Store;
import fr.passerelle.config.Settings.Submission;
import fr.passerelle.config.Settings.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `gateway.yml`; the commented sample is `config/gateway.yml`.
public final class SettingsFile {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_POLL_SECONDS = 3_600;
    private static final int DEFAULT_POLL_SECONDS = 60;
    private static final int MAX_MEGABYTES = 200;
    private static final int DEFAULT_MEGABYTES = 40;
    private static final long MEGABYTE = 1L << 20;

    /// Stands in for a path while the mistakes of a file are collected.
    private static final Path NONE = Path.of("");

    private SettingsFile() {}

    /// @throws ConfigurationRefused with every mistake of the file
    public static Settings read(Path file) {
        return Yaml.read(file, SettingsFile::settings);
    }

    private static Settings settings(YamlMap root) {
        Optional<YamlMap> doors = root.map("portes");
        List<ImapDoor> imap =
                doors.map(map -> map.findMaps("imap")).orElse(List.of()).stream()
                        .map(SettingsFile::imap)
                        .toList();
        Optional<SmtpDoor> smtp = doors.flatMap(map -> map.findMap("smtp")).map(SettingsFile::smtp);
        Optional<FolderDoor> folder =
                doors.flatMap(map -> map.findMap("dossier")).map(SettingsFile::folder);
        if (doors.isPresent() && imap.isEmpty() && smtp.isEmpty() && folder.isEmpty()) {
            root.mistake("portes", "il faut au moins une porte : imap, smtp ou dossier.");
        }
        return new Settings(
                root.text("nom"),
                root.address("adresse"),
                root.address("coordination"),
                root.file("politique"),
                root.file("territoire"),
                root.file("modeles"),
                root.map("magasin", SettingsFile::store)
                        .orElseGet(() -> new Store("", Optional.empty(), Optional.empty(), NONE)),
                root.map("confiance", SettingsFile::trust)
                        .orElseGet(() -> new Trust(Set.of(), Optional.empty())),
                imap,
                smtp,
                folder,
                root.map("sortie", SettingsFile::submission)
                        .orElseGet(
                                () ->
                                        new Submission(
                                                "",
                                                0,
                                                Security.TLS,
                                                Optional.empty(),
                                                Optional.empty())),
                root.findMap("console").map(SettingsFile::console));
    }

    private static Store store(YamlMap map) {
        Store store =
                new Store(
                        map.text("url"),
                        map.findText("utilisateur"),
                        map.findFile("mot_de_passe_fichier"),
                        map.file("cle"));
        if (map.says("url")
                && !store.url().startsWith("jdbc:h2:")
                && !store.url().startsWith("jdbc:postgresql:")) {
            map.mistake("url", "attendu : une adresse jdbc:h2: ou jdbc:postgresql:.");
        }
        return store;
    }

    private static Trust trust(YamlMap map) {
        List<String> domains = map.texts("domaines");
        if (map.says("domaines") && domains.isEmpty()) {
            map.mistake(
                    "domaines",
                    "sans domaine de confiance, aucune identité ne pourrait jamais être"
                            + " transmise.");
        }
        for (String domain : domains) {
            if (domain.indexOf('@') >= 0 || domain.indexOf('.') < 0) {
                map.mistake(
                        "domaines", "attendu : des noms de domaine comme mssante.example, sans @.");
            }
        }
        return new Trust(
                domains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                map.findText("authserv_id"),
                secureMail(map));
    }

    private static Optional<SecureMailFiles> secureMail(YamlMap map) {
        SecureMailFiles files =
                new SecureMailFiles(
                        map.findFile("ancres"),
                        map.findMaps("cles").stream()
                                .map(
                                        key ->
                                                new KeyFile(
                                                        key.file("fichier"),
                                                        key.file("mot_de_passe_fichier")))
                                .toList(),
                        map.findFile("listes_de_revocation"),
                        map.says("revocation")
                                ? map.word("revocation", revocation())
                                : Revocation.SOFT,
                        seal(map));
        if (files.anchors().isEmpty() && files.revocationLists().isPresent()) {
            map.mistake(
                    "listes_de_revocation",
                    "sans « ancres », aucune signature n’est jugée et ces listes ne servent à"
                            + " rien.");
        }
        return files.anchors().isEmpty() && files.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(files);
    }

    private static Seal seal(YamlMap map) {
        Seal seal =
                new Seal(
                        map.yes("signer", false),
                        map.findFile("certificats_correspondants"),
                        (map.says("correspondants_gcm")
                                        ? map.texts("correspondants_gcm")
                                        : List.<String>of())
                                .stream()
                                        .map(who -> who.toLowerCase(Locale.ROOT))
                                        .collect(Collectors.toUnmodifiableSet()),
                        map.yes("apprendre_certificats", false));
        if (seal.signs() && !map.says("cles")) {
            map.mistake("signer", "sans « cles », il n’y a rien avec quoi signer.");
        }
        if (!map.says("ancres")) {
            for (String key : List.of("certificats_correspondants", "apprendre_certificats")) {
                if (map.says(key)) {
                    map.mistake(
                            key,
                            "sans « ancres », aucun certificat n’est cru et rien ne serait"
                                    + " chiffré.");
                }
            }
        }
        if (!seal.readGcm().isEmpty() && seal.correspondents().isEmpty() && !seal.learns()) {
            map.mistake(
                    "correspondants_gcm",
                    "sans « certificats_correspondants » ni « apprendre_certificats », rien n’est"
                            + " chiffré.");
        }
        return seal;
    }

    private static Map<String, Revocation> revocation() {
        Map<String, Revocation> words = new LinkedHashMap<>();
        words.put("souple", Revocation.SOFT);
        words.put("stricte", Revocation.HARD);
        words.put("aucune", Revocation.OFF);
        return words;
    }

    private static ImapDoor imap(YamlMap map) {
        return new ImapDoor(
                map.text("nom"),
                map.text("hote"),
                map.number("port", 1, MAX_PORT),
                map.word("securite", security()),
                map.text("utilisateur"),
                map.file("mot_de_passe_fichier"),
                map.text("dossier", "INBOX"),
                map.yes("reseau_ferme"),
                poll(map));
    }

    private static SmtpDoor smtp(YamlMap map) {
        return new SmtpDoor(
                map.text("hote"),
                map.number("port", 1, MAX_PORT),
                map.yes("lmtp", false),
                map.yes("reseau_ferme"),
                map.number("taille_max_mo", 1, MAX_MEGABYTES, DEFAULT_MEGABYTES) * MEGABYTE,
                map.findFile("certificat"),
                map.findFile("certificat_mot_de_passe_fichier"));
    }

    private static FolderDoor folder(YamlMap map) {
        return new FolderDoor(map.file("chemin"), map.yes("reseau_ferme"), poll(map));
    }

    private static Duration poll(YamlMap map) {
        return Duration.ofSeconds(
                map.number("releve_s", 1, MAX_POLL_SECONDS, DEFAULT_POLL_SECONDS));
    }

    private static Submission submission(YamlMap map) {
        return new Submission(
                map.text("hote"),
                map.number("port", 1, MAX_PORT),
                map.word("securite", security()),
                map.findText("utilisateur"),
                map.findFile("mot_de_passe_fichier"));
    }

    private static Console console(YamlMap map) {
        return new Console(map.text("hote"), map.number("port", 1, MAX_PORT));
    }

    private static Map<String, Security> security() {
        Map<String, Security> words = new LinkedHashMap<>();
        words.put("tls", Security.TLS);
        words.put("starttls", Security.STARTTLS);
        words.put("aucune", Security.NONE);
        return words;
    }
}
