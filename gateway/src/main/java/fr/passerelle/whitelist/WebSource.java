package fr.passerelle.whitelist;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Limits;
import fr.passerelle.opening.trust.TrustAnchors;
import fr.passerelle.opening.whitelist.Candidate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/// A list and its digest on a web server. The server is authenticated by TLS, by the authorities
/// of the JDK or by those of the configuration alone; it redirects us nowhere. What is too large
/// or too slow is let go.
///
/// @param patience for all of it
/// @param maxBytes of the list
record WebSource(Settings.WhiteList.Web web, Duration patience, int maxBytes) implements Source {
    private static final int OK = 200;

    /// Why nothing came, in French.
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String sentenceFr) {
            super(sentenceFr, null, false, false);
        }
    }

    @Override
    public Brought bring() {
        long until = System.nanoTime() + patience.toNanos();
        try {
            HttpClient client = client();
            try {
                byte[] list = get(client, web.list(), maxBytes, until);
                Optional<String> digest = Optional.empty();
                if (web.digest().isPresent()) {
                    byte[] told =
                            get(client, web.digest().get(), Limits.WHITE_LIST_DIGEST_BYTES, until);
                    digest = Optional.of(new String(told, StandardCharsets.ISO_8859_1));
                }
                return new Brought.Here(new Candidate(list, digest));
            } finally {
                client.shutdownNow();
            }
        } catch (Failed failed) {
            return new Brought.NotHere(String.valueOf(failed.getMessage()));
        }
    }

    private HttpClient client() throws Failed {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience);
        if (web.authorities().isPresent()) {
            builder.sslContext(believing(web.authorities().get()));
        }
        return builder.build();
    }

    private static SSLContext believing(Path file) throws Failed {
        try {
            TrustAnchors anchors = TrustAnchors.read(List.of(file));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate root : anchors.roots()) {
                store.setCertificateEntry("root-" + number++, root);
            }
            // The server may leave out those between.
            for (X509Certificate between : anchors.intermediates()) {
                store.setCertificateEntry("between-" + number++, between);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new Failed("je ne lis aucun certificat d’autorité racine dans " + file);
        }
    }

    /// The time of a request of the JDK ends with the header; here it ends with the body.
    private static byte[] get(HttpClient client, URI address, int most, long until) throws Failed {
        HttpRequest request = HttpRequest.newBuilder(address).GET().build();
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, atMost(most));
        try {
            HttpResponse<byte[]> response =
                    coming.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != OK) {
                throw new Failed("%s répond %d".formatted(address, response.statusCode()));
            }
            return response.body();
        } catch (TimeoutException slow) {
            coming.cancel(true);
            throw new Failed(address + " est trop lent");
        } catch (InterruptedException stopped) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failed("la passerelle s’arrête");
        } catch (ExecutionException failed) {
            throw new Failed(why(address, failed));
        }
    }

    private static String why(URI address, ExecutionException failed) {
        return failed.getCause() instanceof SSLException
                ? "l’identité de %s n’est pas établie (TLS)".formatted(address)
                : "pas de réponse complète de " + address;
    }

    private static BodyHandler<byte[]> atMost(int most) {
        BodyHandler<byte[]> bounded = BodyHandlers.limiting(BodyHandlers.ofByteArray(), most);
        return answer ->
                answer.statusCode() == OK
                        ? bounded.apply(answer)
                        : BodySubscribers.replacing(new byte[0]);
    }
}
