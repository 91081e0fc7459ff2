package fr.passerelle.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.mailets.OpenMail;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.builder.FileBasedConfigurationBuilder;
import org.apache.commons.configuration2.builder.fluent.Parameters;
import org.apache.commons.configuration2.convert.DisabledListDelimiterHandler;
import org.apache.james.core.MailAddress;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.GenericMailet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged `mailets` jar in a James server's extensions folder: a class loader of its own
/// above the server's, which knows nothing of Passerelle, and a chain from
/// `config/james/mailetcontainer.xml`.
class ExtensionsFolderTest {
    /// What a server has: James, the mailet API and what they themselves need. Everything else
    /// must come out of the extensions folder.
    private static final List<String> NOT_OF_A_SERVER =
            List.of(
                    "fr.passerelle.",
                    "org.bouncycastle.",
                    "org.jsoup.",
                    "org.apache.tika.",
                    "org.apache.pdfbox.",
                    "org.springframework.");

    private static final String SIGNED =
            """
            From: =?utf-8?Q?L=C3=A9a?= Roux <lea.roux@cpts-aunis.mssante.example>
            To: passerelle@cpts-aunis.mssante.example
            Message-ID: <s1@cpts-aunis.mssante.example>
            X-Passerelle-Signature: valid; I say so myself
            x-passerelle-anything: at all
            Subject: essai
            MIME-Version: 1.0
            Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=s

            --s
            Content-Type: text/plain

            Bonjour,  \040
              deux espaces.
            --s
            Content-Type: application/pkcs7-signature; name=smime.p7s
            Content-Transfer-Encoding: base64

            AAAA
            --s--
            """;

    private static final String LETTER =
            """
            From: lea.roux@cpts-aunis.mssante.example
            To: passerelle@cpts-aunis.mssante.example
            Subject: bonjour

            Bonjour, comment allez-vous ?
            """;

    private static final String RECEIPT =
            """
            From: robot@cpts-aunis.mssante.example
            To: passerelle@cpts-aunis.mssante.example
            Auto-Submitted: auto-replied
            Subject: absent

            Je suis absent.
            """;

    /// Says it is signed, and has no signature.
    private static final String BADLY_SIGNED =
            SIGNED.replace("Content-Type: application/pkcs7-signature", "Content-Type: text/plain");

    private final Kept kept = new Kept();
    private URLClassLoader extensions;
    private CompositeProcessorImpl server;

    @BeforeEach
    void start() throws Exception {
        extensions = new URLClassLoader(jars(), new Server());
        server =
                new CompositeProcessorImpl(
                        new NoMetrics(),
                        new NoContext(),
                        config -> {
                            Matcher matcher =
                                    load(
                                            config.getMatcherName(),
                                            "org.apache.james.transport.matchers.",
                                            Matcher.class);
                            matcher.init(config);
                            return matcher;
                        },
                        config -> {
                            Mailet mailet =
                                    config.getMailetName().equals("Null")
                                            ? kept
                                            : load(
                                                    config.getMailetName(),
                                                    "org.apache.james.transport.mailets.",
                                                    Mailet.class);
                            mailet.init(config);
                            return mailet;
                        });
        server.configure(configuration().configurationAt("processors"));
        server.init();
    }

    @AfterEach
    void stop() throws IOException {
        server.dispose();
        extensions.close();
    }

    @Test
    void verdictsAreAttributesForOtherMailets() throws Exception {
        Arrived arrived = service(LETTER);
        assertThat(arrived.attributes())
                .containsEntry("passerelle.author", "professional")
                .containsEntry("passerelle.sender", "valid")
                .containsEntry("passerelle.signature", "not-present")
                .containsEntry("passerelle.encryption", "not-present")
                .containsEntry("passerelle.kind", "unclear");
        assertThat(service("pas un message").attributes())
                .containsEntry("passerelle.refused", "not-a-message");
    }

    @Test
    void verdictsAreFieldsOfTheHeaderAndForgedOnesAreGone() throws Exception {
        String header = header(service(SIGNED).message());
        assertThat(header)
                .containsOnlyOnce("X-Passerelle-Signature: cannot-tell; ")
                .containsOnlyOnce("X-Passerelle-Sender: valid; ")
                .doesNotContainIgnoringCase("I say so myself")
                .doesNotContainIgnoringCase("x-passerelle-anything");
    }

    @Test
    void whatASignatureCoversStaysAsItCame() throws Exception {
        String after = service(SIGNED).message();
        assertThat(body(after)).isEqualTo(body(crlf(SIGNED)));
        assertThat(header(after)).contains("Message-ID: <s1@cpts-aunis.mssante.example>");
    }

    @Test
    void matchersSendEachMessageItsWay() throws Exception {
        assertThat(way(LETTER)).isEqualTo("trusted");
        assertThat(way(SIGNED)).isEqualTo("trusted");
        assertThat(way(RECEIPT)).isEqualTo("automatic");
        assertThat(way(BADLY_SIGNED)).isEqualTo("for-a-person");
        assertThat(way(LETTER.replace("lea.roux@cpts-aunis", "lea.roux@cpts-aun1s")))
                .isEqualTo("for-a-person");
        assertThat(way("pas un message")).isEqualTo("for-a-person");
    }

    @Test
    void theClassesAreTheExtensionsFoldersOwn() throws Exception {
        Class<?> loaded = extensions.loadClass(OpenMail.class.getName());
        assertThat(loaded).isNotSameAs(OpenMail.class);
        assertThat(loaded.getClassLoader()).isSameAs(extensions);
    }

    private String way(String message) throws Exception {
        return service(message).way();
    }

    private Arrived service(String message) throws Exception {
        MailImpl mail =
                MailImpl.builder()
                        .name("mail-1")
                        .sender("lea.roux@cpts-aunis.mssante.example")
                        .addRecipient(new MailAddress("passerelle@cpts-aunis.mssante.example"))
                        .build();
        mail.setMessageNoCopy(
                new MimeMessageWrapper(
                        MimeMessageInputStreamSource.create(
                                "mail-1",
                                new ByteArrayInputStream(
                                        crlf(message).getBytes(StandardCharsets.UTF_8)))));
        server.service(mail);
        return kept.arrived.getLast();
    }

    /// A mail where its way ended.
    ///
    /// @param way the processor
    private record Arrived(String way, Map<String, String> attributes, String message) {}

    /// The end of every way: keeps what arrived.
    private static final class Kept extends GenericMailet {
        private final List<Arrived> arrived = new ArrayList<>();

        @Override
        public void service(Mail mail) throws MessagingException {
            Map<String, String> attributes = new HashMap<>();
            mail.attributes()
                    .forEach(
                            each ->
                                    attributes.put(
                                            each.getName().asString(),
                                            String.valueOf(each.getValue().value())));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                mail.getMessage().writeTo(bytes);
            } catch (IOException unreadable) {
                throw new MessagingException("not readable", unreadable);
            }
            arrived.add(
                    new Arrived(
                            mail.getState(), attributes, bytes.toString(StandardCharsets.UTF_8)));
            mail.setState(Mail.GHOST);
        }
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String header(String message) {
        return message.substring(0, message.indexOf("\r\n\r\n"));
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n"));
    }

    private <T> T load(String name, String standard, Class<T> type) throws MessagingException {
        String className = name.indexOf('.') < 0 ? standard + name : name;
        try {
            return type.cast(
                    extensions.loadClass(className).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException absent) {
            throw new MessagingException("no " + className, absent);
        }
    }

    /// The list that comes with the program.
    private static XMLConfiguration configuration() throws Exception {
        return new FileBasedConfigurationBuilder<>(XMLConfiguration.class)
                .configure(
                        new Parameters()
                                .xml()
                                .setListDelimiterHandler(new DisabledListDelimiterHandler())
                                .setFile(
                                        Path.of(System.getProperty("passerelle.root", ".."))
                                                .resolve("config/james/mailetcontainer.xml")
                                                .toFile()))
                .getConfiguration();
    }

    /// The packaged jar, and beside it what it needs and a server has not. `mvn verify` packages
    /// before it tests; `mvn test` alone has no jar to show.
    private static URL[] jars() throws IOException, URISyntaxException {
        Path mailets =
                Path.of(OpenMail.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assumeTrue(Files.isRegularFile(mailets), "the mailets are not packaged yet");
        List<URL> urls = new ArrayList<>();
        urls.add(mailets.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (Stream.of("bc", "jsoup", "tika", "pdfbox", "fontbox", "xmpbox", "jempbox")
                    .anyMatch(name::startsWith)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /// A server's own class loader, as far as an extension can see.
    private static final class Server extends ClassLoader {
        Server() {
            super(ExtensionsFolderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (NOT_OF_A_SERVER.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name + " is not of the server");
            }
            return super.loadClass(name, resolve);
        }
    }
}
