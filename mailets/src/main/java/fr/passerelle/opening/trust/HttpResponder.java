package fr.passerelle.opening.trust;

import fr.passerelle.mail.Limits;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks by HTTP POST (RFC 6960 appendix A). Redirects are not followed: an address is asked, or
/// it is not. The time limit holds from the look-up of the name to the last octet, since a name
/// server may be as slow as a responder, and an answer may come one octet at a time.
///
/// An address that a certificate names must be public. Its name is looked up here first, and
/// again by the connection, which takes it from the JDK's own memory of names (30 s by default,
/// longer than any question lasts), so that a name cannot point elsewhere the second time.
public final class HttpResponder implements Responder {
    private static final int OK = 200;
    private static final String REQUEST = "application/ocsp-request";
    private static final String RESPONSE = "application/ocsp-response";

    private final Duration patience;
    private final HttpClient client;

    public HttpResponder() {
        this(Duration.ofSeconds(Limits.OCSP_SECONDS));
    }

    HttpResponder(Duration patience) {
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience)
                        .build();
    }

    @Override
    public byte[] ask(ResponderAddress address, byte[] request) throws IOException {
        FutureTask<byte[]> answer = new FutureTask<>(() -> exchange(address, request));
        Thread.ofVirtual().name("ocsp").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException(inWords(failed), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting", interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    /// Some exceptions of the JDK have a name and no message.
    private static String inWords(ExecutionException failed) {
        Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private byte[] exchange(ResponderAddress address, byte[] request)
            throws IOException, InterruptedException {
        switch (address) {
            case ResponderAddress.Configured _ -> {}
            case ResponderAddress.Named(URI uri) -> onlyPublic(uri.getHost());
        }
        HttpResponse<byte[]> response =
                client.send(
                        HttpRequest.newBuilder(address.uri())
                                .timeout(patience)
                                .header("Content-Type", REQUEST)
                                .header("Accept", RESPONSE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                .build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), Limits.OCSP_BYTES));
        if (response.statusCode() != OK) {
            throw new IOException("HTTP status " + response.statusCode());
        }
        return response.body();
    }

    private static void onlyPublic(String host) throws IOException {
        for (InetAddress each : InetAddress.getAllByName(host)) {
            if (!isPublic(each)) {
                throw new IOException("a certificate names a responder that is not public");
            }
        }
    }

    /// Of the special-purpose address registries (RFC 6890), those through which something of
    /// ours could be reached.
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean thisNetwork = first == 0;
            boolean behindACarrier = first == 100 && (second & 0xc0) == 64;
            boolean reserved = first >= 240;
            return !thisNetwork && !behindACarrier && !reserved;
        }
        // Public addresses are 2000::/3; 2002::/16 carries any IPv4 address within (6to4).
        return (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x02);
    }
}
