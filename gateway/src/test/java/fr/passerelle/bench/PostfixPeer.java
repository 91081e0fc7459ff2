package fr.passerelle.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Postfix as a relay with the durability it is shipped with: every mail it accepts goes on to
/// the sink by SMTP. A private instance with its configuration and its queue in a folder of
/// ours, on loopback; it needs the Debian package `postfix` and root.
final class PostfixPeer implements Peer {
    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
    private static final int SECONDS_TO_START = 20;

    private final Path configuration;
    private final int port;
    private final long master;
    private final double startSeconds;

    private PostfixPeer(Path configuration, int port, long master, double startSeconds) {
        this.configuration = configuration;
        this.port = port;
        this.master = master;
        this.startSeconds = startSeconds;
    }

    /// Why it cannot run here, empty where it can.
    static Optional<String> hindrance() {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.of("the package `postfix` is not installed");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("Postfix starts as root only");
        }
        return Optional.empty();
    }

    static PostfixPeer start(Path folder, int sinkPort) throws IOException, InterruptedException {
        int port = Peer.freePort();
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Path queue = Files.createDirectories(folder.resolve("queue"));
        Path data = Files.createDirectories(folder.resolve("data"));
        openTo(folder);
        UserPrincipal owner =
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("postfix");
        Files.setOwner(data, owner);
        Files.writeString(etc.resolve("main.cf"), main(folder, queue, data, sinkPort));
        Files.writeString(etc.resolve("master.cf"), services(port));
        long begin = System.nanoTime();
        run("start", etc);
        Peer.awaitPort(port, SECONDS_TO_START);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long master = Long.parseLong(Files.readString(queue.resolve("pid/master.pid")).strip());
        return new PostfixPeer(etc, port, master, seconds);
    }

    /// Its daemons run as another user and must be able to reach their files.
    private static void openTo(Path folder) throws IOException {
        for (Path at = folder;
                at != null && at.startsWith(System.getProperty("java.io.tmpdir"));
                at = at.getParent()) {
            if (!at.equals(Path.of(System.getProperty("java.io.tmpdir")))) {
                Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String main(Path folder, Path queue, Path data, int sinkPort) {
        return """
        compatibility_level = 3.6
        queue_directory = %s
        data_directory = %s
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = relay.bench.example
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        mydestination =
        local_recipient_maps =
        alias_maps =
        alias_database =
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_peername_lookup = no
        smtpd_client_connection_count_limit = 0
        smtpd_client_connection_rate_limit = 0
        smtp_dns_support_level = disabled
        relay_transport = smtp:[127.0.0.1]:%d
        default_transport = smtp:[127.0.0.1]:%d
        message_size_limit = 50000000
        biff = no
        maillog_file = %s/mail.log
        maillog_file_prefixes = %s
        """
                .formatted(queue, data, sinkPort, sinkPort, folder, folder);
    }

    /// The services a relay needs, as the package lists them, outside of its change of root.
    private static String services(int port) {
        String smtpd = "127.0.0.1:" + port + " inet n - n - - smtpd\n";
        return smtpd
                + """
                cleanup   unix n - n - 0 cleanup
                qmgr      unix n - n 300 1 qmgr
                rewrite   unix - - n - - trivial-rewrite
                smtp      unix - - n - - smtp
                relay     unix - - n - - smtp
                tlsmgr    unix - - n 1000? 1 tlsmgr
                bounce    unix - - n - 0 bounce
                defer     unix - - n - 0 bounce
                trace     unix - - n - 0 bounce
                verify    unix - - n - 1 verify
                flush     unix n - n 1000? 0 flush
                proxymap  unix - - n - - proxymap
                error     unix - - n - - error
                retry     unix - - n - - error
                anvil     unix - - n - 1 anvil
                scache    unix - - n - 1 scache
                pickup    unix n - n 60 1 pickup
                postlog   unix-dgram n - n - 1 postlogd
                """;
    }

    private static void run(String verb, Path configuration)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(PROGRAM.toString(), "-c", configuration.toString(), verb)
                        .redirectErrorStream(true)
                        .redirectOutput(new File(configuration.toFile(), verb + ".out"))
                        .start();
        if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(
                    "postfix would not "
                            + verb
                            + ": "
                            + Files.readString(configuration.resolve(verb + ".out")));
        }
    }

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(master);
    }

    @Override
    public Tally.Owed owes() {
        return Tally.Owed.ITSELF;
    }

    @Override
    public double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() throws IOException {
        try {
            run("stop", configuration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Removes a folder with all that is in it.
    static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
