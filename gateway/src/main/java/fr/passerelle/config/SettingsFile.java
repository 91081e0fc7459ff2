package fr.passerelle.config;

import fr.passerelle.config.Settings.Console;
import fr.passerelle.config.Settings.FolderDoor;
import fr.passerelle.config.Settings.ImapDoor;
import fr.passerelle.config.Settings.KeyFile;
import fr.passerelle.config.Settings.Ocr;
import fr.passerelle.config.Settings.Ocsp;
import fr.passerelle.config.Settings.Revocation;
import fr.passerelle.config.Settings.Seal;
import fr.passerelle.config.Settings.SecureMailFiles;
import fr.passerelle.config.Settings.Security;
import fr.passerelle.config.Settings.SmtpDoor;
import fr.passerelle.config.Settings.Store;
import fr.passerelle.config.Settings.Submission;
import fr.passerelle.config.Settings.TestIdentities;
import fr.passerelle.config.Settings.Trust;
import fr.passerelle.config.Settings.WhiteList;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads `gateway.yml`; the commented sample is `config/gateway.yml`.
public final class SettingsFile {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_POLL_SECONDS = 3_600;
    private static final int DEFAULT_POLL_SECONDS = 60;
    private static final int MAX_MEGABYTES = 200;
    private static final int DEFAULT_MEGABYTES = 40;
    private static final long MEGABYTE = 1L << 20;

    private static final int MAX_LOOK_HOURS = 168;
    private static final int DEFAULT_LOOK_HOURS = 24;

    /// Where the ANS publishes it.
    private static final URI WHITE_LIST =
            URI.create("https://espacedeconfiance.mssante.fr/listeblanchemssante.xml");

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

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
                root.findMap("console").map(SettingsFile::console),
                root.yes("identites_de_test", false)
                        ? TestIdentities.TAKEN
                        : TestIdentities.FOR_A_PERSON,
                ocr(root),
                root.findFile("formulaires"));
    }

    private static Ocr ocr(YamlMap root) {
        if (!root.says("ocr")) {
            return new Ocr.IfInstalled();
        }
        return switch (root.text("ocr")) {
            case "oui" -> new Ocr.Wanted();
            case "non" -> new Ocr.Off();
            default -> new Ocr.At(root.file("ocr"));
        };
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
                secureMail(map),
                map.findMap("liste_blanche").map(SettingsFile::whiteList));
    }

    private static WhiteList whiteList(YamlMap map) {
        return new WhiteList(
                map.says("fichier") ? files(map) : web(map),
                map.file("copie"),
                Duration.ofHours(map.number("releve_h", 1, MAX_LOOK_HOURS, DEFAULT_LOOK_HOURS)),
                admitted(map));
    }

    private static WhiteList.Place files(YamlMap map) {
        for (String key : List.of("url", "empreinte_url", "autorites")) {
            map.refuse(key, "avec « fichier », rien n’est téléchargé ; gardez l’un ou l’autre.");
        }
        return new WhiteList.Files(map.file("fichier"), map.file("empreinte_fichier"));
    }

    private static WhiteList.Place web(YamlMap map) {
        map.refuse("empreinte_fichier", "cette empreinte serait celle de « fichier », qui manque.");
        return new WhiteList.Web(
                map.says("url") ? address(map, "url") : WHITE_LIST,
                map.says("empreinte_url")
                        ? Optional.of(address(map, "empreinte_url"))
                        : Optional.empty(),
                map.findFile("autorites"));
    }

    /// Without TLS only from this machine: whoever can change the list decides whom we believe.
    private static URI address(YamlMap map, String key) {
        String text = map.text(key);
        try {
            URI address = new URI(text);
            String host = Optional.ofNullable(address.getHost()).orElse("");
            boolean safe =
                    "https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && HERE.contains(host));
            if (safe && !host.isEmpty() && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Told below.
        }
        map.mistake(key, "attendu : une adresse https:// sans mot de passe.");
        return WHITE_LIST;
    }

    private static Optional<String> admitted(YamlMap map) {
        Optional<String> admitted =
                map.findText("empreinte_admise").map(text -> text.toLowerCase(Locale.ROOT));
        if (admitted.filter(text -> !SHA_256.matcher(text).matches()).isPresent()) {
            map.mistake("empreinte_admise", "attendu : 64 chiffres hexadécimaux (SHA-256).");
        }
        return admitted;
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
                        ocsp(map),
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
        if (!(files.ocsp() instanceof Ocsp.Off)
                && (files.anchors().isEmpty() || files.revocation() == Revocation.OFF)) {
            map.mistake(
                    "ocsp",
                    "sans « ancres », ou avec « revocation: aucune », aucun répondeur n’est"
                            + " interrogé.");
        }
        return files.anchors().isEmpty() && files.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(files);
    }

    private static Ocsp ocsp(YamlMap map) {
        String said = map.text("ocsp", "non");
        return switch (said) {
            case "non" -> new Ocsp.Off();
            case "oui" -> new Ocsp.Named();
            default -> {
                Optional<URI> responder = findHttp(said);
                if (responder.isEmpty()) {
                    map.mistake(
                            "ocsp",
                            "attendu : non, oui ou l’adresse d’un répondeur, comme"
                                    + " http://ocsp.example/ ; lu : « "
                                    + said
                                    + " ».");
                }
                yield responder.<Ocsp>map(Ocsp.At::new).orElseGet(Ocsp.Off::new);
            }
        };
    }

    private static Optional<URI> findHttp(String said) {
        try {
            URI uri = new URI(said);
            boolean http =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return http
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException other) {
            return Optional.empty();
        }
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
