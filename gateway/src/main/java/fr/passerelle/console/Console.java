package fr.passerelle.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.passerelle.deciding.CaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The coordinator's page on loopback: the list of cases, each one's timeline, and a stream of
/// server-sent events that says when to look again. Reads only; see decision 0006 for why the
/// JDK's own server is enough.
public final class Console implements AutoCloseable {
    private static final Map<String, Resource> RESOURCES =
            Map.of(
                    "/", new Resource("page.html", "text/html; charset=utf-8"),
                    "/page.css", new Resource("page.css", "text/css; charset=utf-8"),
                    "/page.js", new Resource("page.js", "text/javascript; charset=utf-8"));

    private static final String CASE = "/api/dossiers/";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final HttpServer server;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Access access;
    private final Pages pages;
    private final Feed feed = new Feed();

    private record Resource(String name, String type) {}

    private Console(HttpServer server, Pages pages) {
        this.server = server;
        this.pages = pages;
        this.access = new Access(server.getAddress().getPort());
        server.setExecutor(visitors);
        server.createContext("/", this::visit);
        server.start();
    }

    /// Opens the page on 127.0.0.1.
    ///
    /// @param port 0 for any that is free
    /// @throws UncheckedIOException when the port cannot be had
    public static Console open(int port, Pages pages) {
        try {
            InetSocketAddress here =
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            return new Console(HttpServer.create(here, 0), pages);
        } catch (IOException taken) {
            throw new UncheckedIOException("la page ne peut pas s’ouvrir au port " + port, taken);
        }
    }

    /// The address to open, with the token that lets in.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + access.entrance();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Something has changed: whoever looks is told to look again. Returns at once.
    public void changed() {
        feed.changed();
    }

    private void visit(HttpExchange visit) throws IOException {
        try (visit) {
            guard(visit);
            switch (access.of(visit)) {
                case NONE -> say(visit, FORBIDDEN, "Ouvrez l’adresse affichée au démarrage.");
                case ENTER -> {
                    visit.getResponseHeaders().set("Set-Cookie", access.newCookie());
                    visit.getResponseHeaders().set("Location", "/");
                    visit.sendResponseHeaders(303, -1);
                }
                case LOOK -> look(visit);
            }
        }
    }

    /// Nothing is loaded from elsewhere, and nobody may put this page into theirs.
    private static void guard(HttpExchange visit) {
        var headers = visit.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private void look(HttpExchange visit) throws IOException {
        if (!visit.getRequestMethod().equals("GET")) {
            say(visit, WRONG_METHOD, "Cette page se lit seulement.");
            return;
        }
        String path = visit.getRequestURI().getPath();
        Resource resource = RESOURCES.get(path);
        if (resource != null) {
            send(visit, resource.type(), read(resource.name()));
        } else if (path.startsWith("/entree/")) {
            visit.getResponseHeaders().set("Location", "/");
            visit.sendResponseHeaders(303, -1);
        } else if (path.equals("/api/dossiers")) {
            json(visit, pages.cases());
        } else if (path.startsWith(CASE)) {
            Optional<String> timeline = pages.timeline(new CaseId(path.substring(CASE.length())));
            if (timeline.isPresent()) {
                json(visit, timeline.get());
            } else {
                say(visit, NOT_FOUND, "Ce dossier n’existe pas.");
            }
        } else if (path.equals("/api/nouvelles")) {
            visit.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            visit.sendResponseHeaders(200, 0);
            feed.follow(visit.getResponseBody());
        } else {
            say(visit, NOT_FOUND, "Rien à cette adresse.");
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = Console.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the page lacks " + resource);
            }
            return in.readAllBytes();
        }
    }

    private static void json(HttpExchange visit, String json) throws IOException {
        send(visit, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange visit, String type, byte[] bytes) throws IOException {
        visit.getResponseHeaders().set("Content-Type", type);
        visit.sendResponseHeaders(200, bytes.length);
        try (OutputStream body = visit.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static void say(HttpExchange visit, int status, String sentence) throws IOException {
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        visit.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        visit.sendResponseHeaders(status, bytes.length);
        try (OutputStream body = visit.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        feed.close();
        server.stop(0);
        visitors.shutdownNow();
    }
}
