package fr.passerelle.whitelist;

import static fr.passerelle.whitelist.Published.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.passerelle.config.Settings;
import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.ListInForce;
import fr.passerelle.opening.whitelist.Objection;
import fr.passerelle.receiving.SelfMadeKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSourceTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int ROOM = 100_000;
    private static final String LIST = Published.list(MARCH, 20);

    @TempDir private Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<HttpServer> server = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        serve(HttpServer.create(here(), 0));
    }

    @AfterEach
    void close() {
        over.countDown();
        server.ifPresent(it -> it.stop(0));
        threads.close();
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void serve(HttpServer another) {
        server.ifPresent(it -> it.stop(0));
        another.setExecutor(threads);
        another.start();
        server = Optional.of(another);
    }

    private void publish(String path, String text) {
        at(path, exchange -> answer(exchange, 200, Published.bytes(text)));
    }

    private void at(String path, HttpHandler handler) {
        server.orElseThrow().createContext(path, handler);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    private int port() {
        return server.orElseThrow().getAddress().getPort();
    }

    private Source.Brought bring(Duration patience) {
        return new WebSource(
                        new Settings.WhiteList.Web(
                                address("/liste.xml"),
                                Optional.of(address("/checksum")),
                                Optional.empty()),
                        patience,
                        ROOM)
                .bring();
    }

    private Judgement judged(Source.Brought brought) throws IOException {
        ListInForce nothing =
                ListInForce.open(folder.resolve("copie.xml"), Optional.empty(), () -> MARCH);
        return switch (brought) {
            case Source.Brought.Here(var candidate) -> nothing.consider(candidate);
            case Source.Brought.NotHere(var why) -> throw new AssertionError(why);
        };
    }

    private void assertNotHere(Source.Brought brought, String sentence) {
        assertThat(brought).isEqualTo(new Source.Brought.NotHere(sentence));
    }

    private static void assertOtherDigest(Judgement judgement) {
        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Judgement.Rejected.class,
                        rejected ->
                                assertThat(rejected.why()).isEqualTo(new Objection.OtherDigest()));
    }

    @Test
    void theListComesWithItsDigest() throws IOException {
        publish("/liste.xml", LIST);
        publish("/checksum", Published.digest(LIST));

        assertThat(judged(bring(LONG))).isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void theDigestOfAnotherListIsBroughtAndObjectedTo() throws IOException {
        publish("/liste.xml", LIST);
        publish("/checksum", Published.digest(LIST + " "));

        assertOtherDigest(judged(bring(LONG)));
    }

    @Test
    void aListWithoutItsDigestDoesNotComeWhereOneIsWanted() {
        publish("/liste.xml", LIST);

        assertNotHere(bring(LONG), address("/checksum") + " répond 404");
    }

    @Test
    void aListIsTakenWithoutADigestWhereNoneIsPublished() throws IOException {
        publish("/liste.xml", LIST);

        Source.Brought brought =
                new WebSource(
                                new Settings.WhiteList.Web(
                                        address("/liste.xml"), Optional.empty(), Optional.empty()),
                                LONG,
                                ROOM)
                        .bring();

        assertThat(judged(brought)).isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        at(
                "/liste.xml",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/ailleurs.xml");
                    answer(exchange, 302, new byte[0]);
                });
        publish("/ailleurs.xml", LIST);
        publish("/checksum", Published.digest(LIST));

        assertNotHere(bring(LONG), address("/liste.xml") + " répond 302");
    }

    @Test
    void whatIsLargerThanAListIsLetGo() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        at("/liste.xml", exchange -> pourUntilHungUp(exchange, new byte[ROOM], hungUp));

        assertNotHere(bring(LONG), "pas de réponse complète de " + address("/liste.xml"));
        assertThat(hungUp.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aListOfTheLargestSizeIsTaken() throws IOException {
        publish("/liste.xml", LIST + " ".repeat(ROOM - Published.bytes(LIST).length));
        publish("/checksum", "0".repeat(64));

        assertOtherDigest(judged(bring(LONG)));
    }

    @Test
    void aServerThatDripsIsLetGo() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        at("/liste.xml", exchange -> pourUntilHungUp(exchange, new byte[] {' '}, hungUp));

        assertNotHere(bring(SHORT), address("/liste.xml") + " est trop lent");
        assertThat(hungUp.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aServerThatSaysNothingIsLetGo() {
        at(
                "/liste.xml",
                exchange -> {
                    waitUntilOver();
                    exchange.close();
                });

        assertNotHere(bring(SHORT), address("/liste.xml") + " est trop lent");
    }

    @Test
    void anErrorPageThatNeverEndsIsLetGo() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        at(
                "/liste.xml",
                exchange -> {
                    exchange.sendResponseHeaders(500, 0);
                    pour(exchange, new byte[1], hungUp);
                });

        assertNotHere(bring(SHORT), address("/liste.xml") + " est trop lent");
        assertThat(hungUp.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void nobodyThereIsSaidSo() {
        URI nowhere = address("/liste.xml");
        server.ifPresent(it -> it.stop(0));

        assertNotHere(bring(LONG), "pas de réponse complète de " + nowhere);
    }

    @Test
    void onlyTheAuthoritiesOfTheConfigurationAreBelieved() throws Exception {
        SelfMadeKey key = new SelfMadeKey();
        HttpsServer https = HttpsServer.create(here(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(with(key)));
        serve(https);
        publish("/liste.xml", LIST);
        URI list = URI.create("https://localhost:" + port() + "/liste.xml");

        Source.Brought believed = bring(list, key.writeCertificate(folder));
        Source.Brought stranger =
                bring(
                        list,
                        new SelfMadeKey().writeCertificate(Files.createTempDirectory(folder, "x")));
        Source.Brought none = bring(list, Files.writeString(folder.resolve("rien.pem"), "rien"));

        assertThat(judged(believed)).isInstanceOf(Judgement.Adopted.class);
        assertNotHere(stranger, "l’identité de %s n’est pas établie (TLS)".formatted(list));
        assertNotHere(
                none,
                "je ne lis aucun certificat d’autorité racine dans " + folder.resolve("rien.pem"));
    }

    private static Source.Brought bring(URI list, Path authorities) {
        return new WebSource(
                        new Settings.WhiteList.Web(
                                list, Optional.empty(), Optional.of(authorities)),
                        LONG,
                        ROOM)
                .bring();
    }

    private SSLContext with(SelfMadeKey key) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(key.write(folder))) {
            keys.load(in, SelfMadeKey.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SelfMadeKey.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void pourUntilHungUp(HttpExchange exchange, byte[] drop, CountDownLatch hungUp)
            throws IOException {
        exchange.sendResponseHeaders(200, 0);
        pour(exchange, drop, hungUp);
    }

    /// Goes on until the other side has hung up, which a write tells sooner or later.
    private void pour(HttpExchange exchange, byte[] drop, CountDownLatch hungUp) {
        try (OutputStream out = exchange.getResponseBody()) {
            do {
                out.write(drop);
                out.flush();
            } while (!over.await(1, TimeUnit.MILLISECONDS));
        } catch (IOException _) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilOver() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
