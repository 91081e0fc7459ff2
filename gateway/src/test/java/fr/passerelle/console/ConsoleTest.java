package fr.passerelle.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Territory;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private Store store;
    private Console console;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:h2:mem:page-" + UUID.randomUUID(), "", "", new Keys(new byte[32]));
        Territory nowhere = new Territory(List.of(), List.of(), List.of());
        console =
                Console.open(
                        0,
                        new Pages(
                                store,
                                nowhere,
                                () -> Instant.parse("2026-03-02T08:00:00Z"),
                                "Passerelle d’essai"));
    }

    @AfterEach
    void close() {
        console.close();
        store.close();
    }

    /// A request as bytes: a client library would not send a foreign Host.
    private String ask(String method, String path, String host, String cookie) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            String request =
                    "%s %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                            .formatted(method, path, host, cookie);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String here() {
        return "127.0.0.1:" + console.port();
    }

    private String entrance() {
        return URI.create(console.address()).getPath();
    }

    private String cookie() {
        return "autre=1; passerelle=" + entrance().substring("/entree/".length());
    }

    @Test
    void nobodyEntersWithoutTheToken() throws IOException {
        for (String path : List.of("/", "/page.js", "/api/dossiers", "/entree/", "/entree/autre")) {
            assertThat(ask("GET", path, here(), "passerelle=autre"))
                    .as(path)
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void theTokenOfTheAddressBecomesACookie() throws IOException {
        assertThat(ask("GET", entrance(), here(), ""))
                .startsWith("HTTP/1.1 303")
                .containsIgnoringCase("Location: /\r\n")
                .contains("HttpOnly; SameSite=Strict");
        assertThat(ask("GET", "/", here(), cookie()))
                .startsWith("HTTP/1.1 200")
                .contains("<!doctype html>");
    }

    @Test
    void anotherNameForThisMachineIsRefusedEvenWithTheToken() throws IOException {
        assertThat(ask("GET", "/api/dossiers", "ailleurs.example:" + console.port(), cookie()))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("GET", entrance(), "ailleurs.example", "")).startsWith("HTTP/1.1 403");
    }

    @Test
    void casesComeAsJsonThatNobodyElseMayRead() throws IOException {
        String answer = ask("GET", "/api/dossiers", here(), cookie());

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Type: application/json; charset=utf-8")
                .contains("\"nom\":\"Passerelle d’essai\"", "\"dossiers\":[]")
                .doesNotContainIgnoringCase("Access-Control-Allow");
        assertThat(ask("GET", "/api/dossiers/C-1", here(), cookie())).startsWith("HTTP/1.1 404");
    }

    @Test
    void thePageLoadsNothingFromOutsideAndOnlyReads() throws IOException {
        String page = ask("GET", "/", here(), cookie());

        assertThat(page).contains("default-src 'none'").doesNotContain("https://", "http://");
        assertThat(ask("POST", "/api/dossiers", here(), cookie())).startsWith("HTTP/1.1 405");
    }

    @Test
    void aChangeIsToldToWhoeverLooks() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            String request =
                    "GET /api/nouvelles HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                            .formatted(here(), cookie());
            socket.getOutputStream().write(request.getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            awaitText(in, "data: 0");

            console.changed();

            awaitText(in, "data: 1");
        }
    }

    /// Reads until this text has come; the end of the stream fails the test.
    private static void awaitText(InputStream in, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = in.read();
            assertThat(next).as("read before the end: %s", read).isNotNegative();
            read.append((char) next);
        }
    }
}
