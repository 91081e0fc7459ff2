package fr.passerelle.receiving;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.james.protocols.api.ClientAuth;
import org.apache.james.protocols.api.Protocol;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.api.handler.WiringException;
import org.apache.james.protocols.lmtp.core.LhloCmdHandler;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.HandlerConstants;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPProtocol;
import org.apache.james.protocols.smtp.SMTPProtocolHandlerChain;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.ExpnCmdHandler;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.HelpCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.jspecify.annotations.Nullable;

/// The door that other mail servers knock at: SMTP (RFC 5321) or LMTP (RFC 2033), on James's
/// protocol library.
///
/// Taken from James: the conversation, EHLO, STARTTLS, the small commands. Our own: who has a
/// place and for how long ([SmtpCrowd], [SmtpPace], their numbers in [SmtpLimits]), how bytes are
/// cut ([SmtpFramer]), who may be written to ([RcptCommand]), and when 250 is said
/// ([SmtpDelivery]).
public final class SmtpListener implements AutoCloseable {
    /// Connections do little here: the journal works on virtual threads.
    private static final int EVENT_LOOPS = 2;

    private static final int BACKLOG = 250;

    private static final int SECONDS_TO_FINISH = 10;

    private final EventLoopGroup loops;
    private final ExecutorService threads;
    private final ChannelGroup connections =
            new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final Channel listening;
    private final DoorLog log;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ByteBudget budget;
    private final SmtpCrowd crowd;

    private SmtpListener(
            Settings.SmtpDoor settings,
            SmtpLimits limits,
            String hostName,
            Journal journal,
            InstantSource clock,
            Predicate<EmailAddress> ours)
            throws IOException, GeneralSecurityException, WiringException {
        Door door = new Door(settings.lmtp() ? "lmtp" : "smtp", settings.closedNetwork());
        log = new DoorLog(door);
        Optional<Encryption> encryption = encryption(settings);
        budget = new ByteBudget(limits.messageBytes());
        crowd = new SmtpCrowd(limits);
        Protocol protocol = protocol(settings, budget, hostName, clock, ours);
        threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(door.name() + "-", 0).factory());
        SmtpDelivery delivery = new SmtpDelivery(door, settings.lmtp(), journal, clock, threads);
        loops =
                new MultiThreadIoEventLoopGroup(
                        EVENT_LOOPS,
                        new DefaultThreadFactory(door.name(), true),
                        NioIoHandler.newFactory());
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new Connections(
                                        protocol,
                                        encryption.orElse(null),
                                        delivery,
                                        limits,
                                        crowd,
                                        connections,
                                        log))
                        .bind(new InetSocketAddress(settings.host(), settings.port()))
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            threads.shutdown();
            throw new IOException("port " + settings.port(), bound.cause());
        }
        listening = bound.channel();
        log.open("port=" + port());
    }

    /// Listens from now on. Port 0 takes a free one.
    ///
    /// @param hostName our name in greeting and Received
    /// @param ours which recipients are accepted; everybody else gets 550
    /// @throws Fault when the port or the certificate cannot be had
    public static SmtpListener open(
            Settings.SmtpDoor settings,
            String hostName,
            Journal journal,
            InstantSource clock,
            Predicate<EmailAddress> ours) {
        return open(settings, SmtpLimits.usual(settings.maxSize()), hostName, journal, clock, ours);
    }

    static SmtpListener open(
            Settings.SmtpDoor settings,
            SmtpLimits limits,
            String hostName,
            Journal journal,
            InstantSource clock,
            Predicate<EmailAddress> ours) {
        try {
            return new SmtpListener(settings, limits, hostName, journal, clock, ours);
        } catch (IOException | GeneralSecurityException | WiringException why) {
            throw new Fault("the SMTP door does not open", why);
        }
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /// Connections that have a place, now.
    int connected() {
        return crowd.size();
    }

    /// Bytes reserved for messages under way, now.
    long reserved() {
        return budget.taken();
    }

    /// Takes no new connection, lets messages under way be answered, then closes.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listening.close().syncUninterruptibly();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        connections
                .writeAndFlush(
                        Unpooled.copiedBuffer("421 4.3.2 Closing\r\n", StandardCharsets.US_ASCII))
                .awaitUninterruptibly(2, TimeUnit.SECONDS);
        connections.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        log.closed();
    }

    private static Protocol protocol(
            Settings.SmtpDoor settings,
            ByteBudget budget,
            String hostName,
            InstantSource clock,
            Predicate<EmailAddress> ours)
            throws WiringException {
        NoMetrics metrics = new NoMetrics();
        TraceLine trace = new TraceLine(hostName, settings.lmtp());
        SMTPProtocolHandlerChain chain = new SMTPProtocolHandlerChain(metrics, false);
        chain.add(new CommandDispatcher<SMTPSession>());
        chain.add(new WelcomeMessageHandler());
        if (settings.lmtp()) {
            chain.add(new LhloCmdHandler(metrics));
        } else {
            chain.add(new EhloCmdHandler(metrics));
            chain.add(new HeloCmdHandler(metrics));
        }
        chain.add(new StartTlsCommand());
        chain.add(new MailCommand(settings.maxSize()));
        chain.add(new RcptCommand(ours));
        chain.add(new DataCommand(budget, settings.maxSize(), trace, clock));
        chain.add(new RsetCmdHandler());
        chain.add(new NoopCmdHandler());
        chain.add(new QuitCommand());
        chain.add(new HelpCmdHandler());
        chain.add(new VrfyCmdHandler());
        chain.add(new ExpnCmdHandler());
        chain.add(new UnknownCommand());
        chain.wireExtensibleHandlers();
        return new SMTPProtocol(chain, new Greeting(hostName, settings.lmtp()));
    }

    private static final class Greeting extends SMTPConfigurationImpl {
        private final String hostName;
        private final boolean lmtp;

        Greeting(String hostName, boolean lmtp) {
            this.hostName = hostName;
            this.lmtp = lmtp;
        }

        @Override
        public String getHelloName() {
            return hostName;
        }

        @Override
        public String getGreeting() {
            return hostName + (lmtp ? " LMTP" : " ESMTP");
        }
    }

    /// Why STARTTLS would not work, in a sentence; empty when it would, or is not wanted.
    static String certificateTrouble(Settings.SmtpDoor settings) {
        try {
            Optional<Encryption> _ = encryption(settings);
            return "";
        } catch (IOException | GeneralSecurityException _) {
            return "Le certificat ne peut pas être lu : fichier absent, ou mot de passe erroné.";
        }
    }

    private static Optional<Encryption> encryption(Settings.SmtpDoor settings)
            throws IOException, GeneralSecurityException {
        if (settings.certificate().isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> passwordFile = settings.certificatePasswordFile();
        char[] password =
                passwordFile.isPresent()
                        ? SecretFile.read(passwordFile.get()).toCharArray()
                        : new char[0];
        KeyStore keys = KeyStore.getInstance(settings.certificate().get().toFile(), password);
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        // RFC 8996: TLS 1.0 and 1.1 are not to be used
        return Optional.of(
                Encryption.createStartTls(
                        context, null, new String[] {"TLSv1.3", "TLSv1.2"}, ClientAuth.NONE));
    }

    /// What each new connection is made of, from the socket inwards.
    private static final class Connections extends ChannelInitializer<SocketChannel> {
        private final Protocol protocol;
        private final @Nullable Encryption encryption;
        private final SmtpDelivery delivery;
        private final SmtpLimits limits;
        private final SmtpCrowd crowd;
        private final ChannelGroup all;
        private final DoorLog log;

        Connections(
                Protocol protocol,
                @Nullable Encryption encryption,
                SmtpDelivery delivery,
                SmtpLimits limits,
                SmtpCrowd crowd,
                ChannelGroup all,
                DoorLog log) {
            this.protocol = protocol;
            this.encryption = encryption;
            this.delivery = delivery;
            this.limits = limits;
            this.crowd = crowd;
            this.all = all;
            this.log = log;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            all.add(channel);
            SmtpPace pace = new SmtpPace(limits);
            SmtpFramer framer = new SmtpFramer(pace, delivery);
            ChannelPipeline pipeline = channel.pipeline();
            // RFC 2920 §3.2: replies to a pipelined group leave together
            pipeline.addLast(new FlushConsolidationHandler());
            pipeline.addLast(new SmtpAdmission(crowd, pace, framer));
            pipeline.addLast(HandlerConstants.FRAMER, framer);
            pipeline.addLast(
                    HandlerConstants.CORE_HANDLER,
                    new SmtpConversation(protocol, encryption, framer, log));
        }
    }
}
