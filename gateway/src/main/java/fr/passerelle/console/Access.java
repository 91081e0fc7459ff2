package fr.passerelle.console;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may look: whoever was told the address that is printed at start, from this machine. The
/// token of that address becomes a cookie at the first visit, so that it stays in no history
/// and no Referer.
///
/// The Host header is compared too: a page elsewhere whose name is made to point at this machine
/// (DNS rebinding) sends its own name there, and is refused.
final class Access {
    private static final String COOKIE = "passerelle";
    private static final int TOKEN_BYTES = 16;

    private final String token;
    private final Set<String> hosts;

    Access(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /// What this visitor may do.
    enum Right {
        NONE,
        /// Has the token in the address: is given the cookie and sent to the page.
        ENTER,
        LOOK
    }

    Right of(HttpExchange visit) {
        String host = Optional.ofNullable(visit.getRequestHeaders().getFirst("Host")).orElse("");
        if (!hosts.contains(host)) {
            return Right.NONE;
        }
        if (cookie(visit).filter(this::holds).isPresent()) {
            return Right.LOOK;
        }
        String path = visit.getRequestURI().getPath();
        return path.startsWith("/entree/") && holds(path.substring("/entree/".length()))
                ? Right.ENTER
                : Right.NONE;
    }

    /// The path that lets a visitor in.
    String entrance() {
        return "/entree/" + token;
    }

    /// Never sent by another site's page (SameSite), never read by a script (HttpOnly).
    String newCookie() {
        return COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
    }

    private static Optional<String> cookie(HttpExchange visit) {
        List<String> headers = visit.getRequestHeaders().getOrDefault("Cookie", List.of());
        return headers.stream()
                .flatMap(header -> List.of(header.split(";")).stream())
                .map(String::strip)
                .filter(each -> each.startsWith(COOKIE + "="))
                .map(each -> each.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private boolean holds(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
