package fr.passerelle.opening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.passerelle.mail.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpResponderTest {
    private static final byte[] QUESTION = {1, 2, 3};

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger visits = new AtomicInteger();
    private final HttpServer server;

    HttpResponderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
    }

    @BeforeEach
    void start() {
        server.createContext("/echo", HttpResponderTest::echo);
        server.createContext("/long", exchange -> write(exchange, Limits.OCSP_BYTES + 1));
        server.createContext("/error", exchange -> exchange.sendResponseHeaders(500, -1));
        server.createContext(
                "/elsewhere",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", place("/echo").toString());
                    exchange.sendResponseHeaders(307, -1);
                });
        server.createContext("/silent", _ -> awaitEnd());
        server.createContext(
                "/slow",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    awaitEnd();
                });
        server.createContext(
                "/visit",
                exchange -> {
                    visits.incrementAndGet();
                    echo(exchange);
                });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void aQuestionIsPostedAndTheAnswerComesBack() throws IOException {
        assertThat(ask("/echo")).isEqualTo(QUESTION);
    }

    @Test
    void nobodySendsUsElsewhere() {
        assertThatThrownBy(() -> ask("/elsewhere")).hasMessageContaining("HTTP status 307");
    }

    @Test
    void anErrorIsNoAnswer() {
        assertThatThrownBy(() -> ask("/error")).hasMessageContaining("HTTP status 500");
        assertThatThrownBy(() -> ask("/nothing-here")).hasMessageContaining("HTTP status 404");
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        assertThatThrownBy(() -> ask("/long")).isInstanceOf(IOException.class);
    }

    /// Both the silence before an answer and the one in its middle.
    @Test
    void nobodyIsWaitedForWithoutEnd() {
        HttpResponder hurried = new HttpResponder(Duration.ofMillis(300));
        for (String path : List.of("/silent", "/slow")) {
            assertThatThrownBy(() -> hurried.ask(configured(path), QUESTION))
                    .as(path)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateCannotMakeUsVisitOurselves() throws IOException {
        HttpResponder responder = new HttpResponder();
        int port = server.getAddress().getPort();
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
            ResponderAddress named =
                    new ResponderAddress.Named(
                            URI.create("http://" + host + ":" + port + "/visit"));
            assertThatThrownBy(() -> responder.ask(named, QUESTION))
                    .as(host)
                    .hasMessageContaining("not public");
        }
        assertThat(visits).hasValue(0);
        assertThat(responder.ask(configured("/visit"), QUESTION)).isEqualTo(QUESTION);
        assertThat(visits).hasValue(1);
    }

    @Test
    void whatIsPublicIsKnown() throws IOException {
        for (String ours :
                List.of(
                        "0.0.0.0",
                        "0.1.2.3",
                        "10.1.2.3",
                        "100.64.0.1",
                        "127.1.2.3",
                        "169.254.169.254",
                        "172.16.0.1",
                        "192.168.1.1",
                        "224.0.0.1",
                        "255.255.255.255",
                        "::",
                        "::1",
                        "::ffff:10.0.0.1",
                        "64:ff9b::a00:1",
                        "2002:a00:1::",
                        "fc00::1",
                        "fd12::1",
                        "fe80::1",
                        "fec0::1",
                        "ff02::1")) {
            assertThat(HttpResponder.isPublic(InetAddress.getByName(ours))).as(ours).isFalse();
        }
        for (String anybodys :
                List.of("9.9.9.9", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2001:db8::1")) {
            assertThat(HttpResponder.isPublic(InetAddress.getByName(anybodys)))
                    .as(anybodys)
                    .isTrue();
        }
    }

    // --- words

    private byte[] ask(String path) throws IOException {
        return new HttpResponder().ask(configured(path), QUESTION);
    }

    private ResponderAddress configured(String path) {
        return new ResponderAddress.Configured(place(path));
    }

    private URI place(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        boolean asked =
                exchange.getRequestMethod().equals("POST")
                        && "application/ocsp-request"
                                .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        exchange.sendResponseHeaders(asked ? 200 : 400, question.length);
        exchange.getResponseBody().write(question);
        exchange.close();
    }

    private static void write(HttpExchange exchange, int octets) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[octets]);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
