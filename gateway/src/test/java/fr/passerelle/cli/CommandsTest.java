package fr.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Step;
import fr.passerelle.opening.whitelist.Candidate;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Journal;
import fr.passerelle.store.Queue;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String POISON =
            "From: a@cpts-aunis.mssante.example\r\n\r\nMarie\u001b[2J\r\n";

    private static final Instant T0 = Instant.parse("2026-03-02T08:05:00Z");

    @TempDir private Path folder;
    private House house = new House(Path.of(""));

    @BeforeEach
    void build() {
        house = House.in(folder);
    }

    @Test
    void aKeyIsItsOwnersOnlyAndNeverOverwritten() throws IOException {
        Path key = folder.resolve("secrets/une-cle");

        Session first = Session.run("keys", "create", key.toString());
        String written = Files.readString(key);
        Session second = Session.run("keys", "create", key.toString());

        assertThat(first.status()).isEqualTo(Exit.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(second.status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(second.err()).startsWith("Ce fichier existe déjà, je n’y touche pas : ");
        assertThat(Files.readString(key)).isEqualTo(written);
    }

    @Test
    void withoutItsKeyTheStoreStaysClosed() throws IOException {
        Path key = folder.resolve("cle");
        assertThat(house.run("replay").status()).isEqualTo(Exit.DONE);

        Files.delete(key);
        Session without = house.run("serve");
        Session.run("keys", "create", key.toString());
        Session another = house.run("replay");

        assertThat(without.status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(without.err())
                .isEqualTo(
                        "La clé maîtresse n’existe pas : %s. Pour en créer une : ./passerelle keys create %s\n"
                                .formatted(key, key));
        assertThat(another.err()).isEqualTo("Cette clé maîtresse n’est pas celle du magasin.\n");
    }

    @Test
    void theProcedureIsToldInSentences() {
        Session session =
                Session.run(
                        "policy",
                        "describe",
                        Session.ROOT.resolve("config/policies/aunis-nord.yml").toString());

        assertThat(session.status()).isEqualTo(Exit.DONE);
        assertThat(session.lines()).hasSizeGreaterThan(5).allMatch(line -> !line.isBlank());
    }

    @Test
    void mistakesAreNamedByFileLineAndKey() throws IOException {
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replace("releve_s: 1", "releve_s: souvent")
                        .replace("securite: aucune", "securite: un-peu"));

        Session check = house.run("check");
        Session serve = house.run("serve");

        assertThat(check.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(check.lines())
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "✗ gateway.yml, ligne 16, clé « portes.dossier.releve_s » : "))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "✗ gateway.yml, ligne 20, clé « sortie.securite » : "));
        assertThat(serve.status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(serve.err()).contains("gateway.yml, ligne 16, clé « portes.dossier.releve_s »");
    }

    @Test
    void everyFileTheConfigurationNamesIsLookedAt() throws IOException {
        Path chain = folder.resolve("mailetcontainer.xml");
        Files.writeString(
                chain,
                Files.readString(Session.ROOT.resolve("config/mailetcontainer.xml"))
                        .replace("OpenMail", "OpenMial"));
        Files.delete(folder.resolve("cle"));
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replaceFirst("politique: .*", "politique: nulle-part.yml")
                        .replaceFirst("modeles: .*", "modeles: depot"));

        Session session = house.run("check");
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replaceFirst(
                                "politique: .*",
                                "politique: "
                                        + Session.ROOT
                                                .resolve("config/policies/aunis-nord.yml")
                                                .toAbsolutePath())
                        .replaceFirst(
                                "modeles: .*",
                                "modeles: " + Session.ROOT.resolve("templates").toAbsolutePath()));
        Session wrongChain = house.run("check");

        assertThat(session.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(session.lines())
                .anyMatch(line -> line.startsWith("✗ nulle-part.yml : "))
                .anyMatch(line -> line.startsWith("✗ modèles : il manque "))
                .anyMatch(line -> line.startsWith("✗ La clé maîtresse n’existe pas"))
                .anyMatch(line -> line.startsWith("✗ sortie : Pas de connexion à 127.0.0.1"));
        assertThat(wrongChain.lines())
                .anyMatch(
                        line ->
                                line.startsWith("✗ mailetcontainer.xml")
                                        && line.contains("OpenMial"));
    }

    @Test
    void aConfigurationThatIsRightIsSaidToBe() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> greet(server));
            house.write(server.getLocalPort());

            Session session = house.run("check");

            assertThat(session.lines()).allMatch(line -> !line.startsWith("✗"));
            assertThat(session.lines()).last().isEqualTo("Tout est prêt.");
            assertThat(session.status()).isEqualTo(Exit.DONE);
        }
    }

    @Test
    void theOcspResponderIsKnockedAt() throws Exception {
        Files.write(folder.resolve("ancres.pem"), anyAuthority());
        HttpServer responder =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // "unauthorized" (RFC 6960 §4.2.1): somebody is there, and knows the protocol.
        responder.createContext("/", exchange -> reply(exchange, new byte[] {0x30, 3, 10, 1, 6}));
        responder.createContext("/page", exchange -> reply(exchange, new byte[] {'<', '>'}));
        responder.start();
        String place = "http://127.0.0.1:" + responder.getAddress().getPort() + "/";
        try {
            assertThat(checkWithOcsp(place))
                    .contains("✓ ocsp : Le répondeur répond : " + place + ".");
            assertThat(checkWithOcsp(place + "page"))
                    .anyMatch(line -> line.startsWith("✗ ocsp : Pas de réponse de " + place));
            assertThat(checkWithOcsp("oui"))
                    .anyMatch(line -> line.startsWith("✓ ocsp : Chaque certificat dit où"));
            assertThat(checkWithOcsp("non")).noneMatch(line -> line.contains("ocsp : "));
        } finally {
            responder.stop(0);
        }
        assertThat(checkWithOcsp(place))
                .anyMatch(line -> line.startsWith("✗ ocsp : Pas de réponse de " + place));
    }

    private List<String> checkWithOcsp(String ocsp) throws IOException {
        house.write(1);
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replace(
                                "confiance:\n",
                                "confiance:\n  ancres: ancres.pem\n  ocsp: \"%s\"\n"
                                        .formatted(ocsp)));
        return house.run("check").lines();
    }

    private static void reply(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /// Of those that the JDK came with; nobody asks which.
    private static byte[] anyAuthority() throws GeneralSecurityException {
        TrustManagerFactory known =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        known.init((KeyStore) null);
        return ((X509TrustManager) known.getTrustManagers()[0])
                .getAcceptedIssuers()[0].getEncoded();
    }

    @Test
    void checkSaysWhatBecomesOfPictures() throws IOException {
        String config = Files.readString(house.config());
        assertThat(house.run("check").lines())
                .anyMatch(line -> line.substring(2).startsWith("images : tesseract "));
        Files.writeString(house.config(), config + "\nocr: non\n");
        assertThat(house.run("check").lines())
                .contains(
                        "✓ images : les images ne sont pas lues (ocr : non) ; elles vont à une"
                                + " personne.");
        Files.writeString(house.config(), config + "\nocr: programme/qui/manque\n");
        assertThat(house.run("check").lines())
                .contains(
                        "✗ images : tesseract n’est pas installé ; une page qui est une image va à"
                                + " une personne.");
    }

    @Test
    void thePasswordOfTheDoorOutMustBeReadable() throws IOException {
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replace(
                                "securite: aucune",
                                "securite: aucune\n  utilisateur: a\n  mot_de_passe_fichier: rien"));

        assertThat(house.run("check").lines())
                .contains("✗ sortie : Le fichier du mot de passe ne peut pas être lu.");
    }

    @Test
    void checkSaysWhatBecomesOfTheWhiteListAndWritesNothing() throws IOException {
        String whole =
                """
                <ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">
                <DateDeGeneration>2026-03-13T14:54:10Z</DateDeGeneration>
                <ListeDomaines><Domaine><Nom>ch.mssante.example</Nom>
                <DNCertificatOperateur>CN=mss.operateur.example</DNCertificatOperateur></Domaine>
                </ListeDomaines></ListeBlancheMSSante>""";
        Files.writeString(
                house.config(),
                Files.readString(house.config())
                        .replace(
                                "confiance:",
                                "confiance:\n  liste_blanche: {copie: garde.xml, fichier: l.xml,"
                                        + " empreinte_fichier: checksum}"));

        Session missing = house.run("check");
        publish(whole);
        Session good = house.run("check");
        publish(whole.replace("</ListeBlancheMSSante>", ""));
        Session cut = house.run("check");
        Files.createDirectory(folder.resolve("garde.xml"));
        Session noCopy = house.run("check");

        assertThat(missing.lines())
                .contains(
                        "✗ liste blanche : aucune en vigueur ; pas de nouvelle : le fichier %s ne peut pas être lu."
                                .formatted(folder.resolve("l.xml")));
        assertThat(good.lines())
                .contains(
                        "✓ liste blanche : aucune en vigueur ; celle publiée, du 13 mars 2026 à 15:54, 1 domaine, sera adoptée.");
        assertThat(cut.lines())
                .contains(
                        "✗ liste blanche : aucune en vigueur ; celle publiée n’est pas adoptée : ce n’est pas du XML complet (ligne 5).");
        assertThat(noCopy.lines())
                .contains("✗ garde.xml : La dernière liste blanche gardée ne peut pas être lue.");
        assertThat(cut.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(folder.resolve("garde.xml")).isEmptyDirectory();
    }

    private void publish(String list) throws IOException {
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("l.xml"), bytes);
        Files.writeString(
                folder.resolve("checksum"), new Candidate(bytes, Optional.empty()).sha256());
    }

    /// As much of a submission server as is needed to be greeted.
    private static void greet(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("220 essai\r\n".getBytes(StandardCharsets.US_ASCII));
            var in =
                    new java.io.BufferedReader(
                            new java.io.InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write("250 essai\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }

    /// Brings the poison to the store of this house.
    private Journal.Kept kept() {
        try (Store store = Installation.read(house.config()).openStore();
                StoreJournal journal =
                        new StoreJournal(store, () -> T0, "", StoreJournal.Hand.none())) {
            return journal.keep(
                    new Arrival(
                            new Door("dossier", true),
                            Optional.empty(),
                            Envelope.UNKNOWN,
                            T0,
                            new RawMessage(POISON.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private String aStuckMessage() {
        String reference = kept().reference();
        try (Store store = Installation.read(house.config()).openStore()) {
            Queue queue = new Queue(store.keys(), "essai");
            boolean stuck = false;
            while (!stuck) {
                stuck = store.call(tx -> queue.retry(tx, reference, T0, Step.OPENING, "SomeFault"));
            }
        }
        return reference;
    }

    @Test
    void aStuckMessageIsListedShownExportedAndTakenUpAgain() throws IOException {
        String reference = aStuckMessage();
        Path file = folder.resolve("m.eml");

        Session list = house.run("stuck", "list");
        Session show = house.run("stuck", "show", reference);
        Session body = house.run("stuck", "show", reference, "--corps");
        Session export = house.run("stuck", "export", reference, file.toString());
        Session reprocess = house.run("stuck", "reprocess", reference);
        Session again = house.run("stuck", "reprocess", reference);

        assertThat(list.lines())
                .containsExactly(
                        reference
                                + "  2 mars 2026 09:05  dossier  ouvert, pas encore compris (SomeFault)");
        assertThat(show.out()).contains("essais    5").doesNotContain("Marie");
        assertThat(body.out()).contains("Marie[2J").doesNotContain("\u001b");
        assertThat(Files.readString(file)).isEqualTo(POISON);
        assertThat(List.of(list, show, body, export, reprocess))
                .allMatch(session -> session.status() == Exit.DONE);
        assertThat(again.err()).isEqualTo(reference + " n’est pas en panne, ou n’existe pas.\n");
        assertThat(house.run("stuck", "list").out()).isEqualTo("Aucun message en panne.\n");
    }

    @Test
    void droppingAsksForAYesAndKeepsTheRow() {
        String reference = aStuckMessage();

        Session asked = house.run("stuck", "drop", reference);
        Session listed = house.run("stuck", "list");
        Session dropped = house.run("stuck", "drop", reference, "--oui");

        assertThat(asked.status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(asked.err()).startsWith("Rien n’est fait.");
        assertThat(listed.out()).startsWith(reference);
        assertThat(dropped.status()).isEqualTo(Exit.DONE);
        assertThat(house.run("stuck", "list").out()).isEqualTo("Aucun message en panne.\n");
        assertThat(house.run("stuck", "reprocess", reference).status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(kept()).isEqualTo(new Journal.Kept.AlreadyKept(reference));
    }

    @Test
    void aStoreInUseSaysSo() throws IOException {
        assertThat(house.run("stuck", "list").status()).isEqualTo(Exit.DONE);
        try (FileChannel file =
                        FileChannel.open(
                                folder.resolve("data/essai.mv.db"),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();

            Session session = house.run("stuck", "list");

            assertThat(session.status()).isEqualTo(Exit.TRY_AGAIN);
            assertThat(session.err()).startsWith("Le magasin est déjà ouvert");
        }
    }

    @Test
    void whatComesToAServedGatewayIsAnsweredAndReplays() throws IOException {
        Files.writeString(
                folder.resolve("depot/demande.eml"),
                """
                From: infirmiere@cpts-aunis.mssante.example
                To: passerelle@cpts-aunis.mssante.example
                Subject: Demande
                Message-ID: <1@cpts-aunis.mssante.example>
                Content-Type: text/plain; charset=utf-8

                Nom de naissance : TESTPATIENT
                Prénom : Marie
                Date de naissance : 21/03/1944
                Commune : Marans
                Accord du patient : oui
                Situation vis-à-vis du médecin traitant : aucun
                Téléphone du patient : 01 99 00 12 34
                """
                        .replace("\n", "\r\n"));
        Files.writeString(
                house.config(),
                "console:\n  hote: 127.0.0.1\n  port: %d\n".formatted(freePort()),
                StandardOpenOption.APPEND);
        Installation installation = Installation.read(house.config());
        try (Serving serving = Serving.open(installation)) {
            assertThat(serving.listening())
                    .startsWith("dossier  " + folder.resolve("depot"), "sortie  127.0.0.1, port 1")
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith("console  http://127.0.0.1:");
            await().atMost(Duration.ofSeconds(30)).until(() -> hasFiles("depot/done"));
        }

        Session replay = house.run("replay");

        assertThat(replay.out()).contains("1 dossier, ").contains(": tout concorde.");
        assertThat(replay.status()).isEqualTo(Exit.DONE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean hasFiles(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isPresent();
        }
    }

    @Test
    void helpIsFrenchForEveryCommand() {
        for (List<String> command :
                List.of(
                        List.of("explain"),
                        List.of("check"),
                        List.of("serve"),
                        List.of("replay"),
                        List.of("keys", "create"),
                        List.of("policy", "describe"),
                        List.of("stuck", "drop"))) {
            String[] arguments =
                    Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
            Session session = Session.run(arguments);
            assertThat(session.status()).as("%s", command).isEqualTo(Exit.DONE);
            assertThat(session.out()).as("%s", command).startsWith("Usage : passerelle ");
        }
        assertThat(Session.run("stuck").status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(Session.run("check").err()).startsWith("Il manque : --config\n");
    }
}
