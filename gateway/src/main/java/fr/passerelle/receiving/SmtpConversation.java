package fr.passerelle.receiving;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.apache.james.protocols.api.Protocol;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.ProtocolSessionImpl;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.netty.BasicChannelInboundHandler;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.ProtocolMDCContextFactory;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.util.MDCBuilder;
import org.jspecify.annotations.Nullable;

/// James's command conversation of one connection, which knows the framer in front of it.
final class SmtpConversation extends BasicChannelInboundHandler {
    private static final AttachmentKey<SmtpFramer> FRAMER =
            AttachmentKey.of("passerelle-framer", SmtpFramer.class);

    /// James would look up the peer's name for its log context, on the event loop.
    private static final class NoLogContext implements ProtocolMDCContextFactory {
        @Override
        public MDCBuilder onBound(Protocol protocol, ChannelHandlerContext ctx) {
            return MDCBuilder.create();
        }

        @Override
        public MDCBuilder withContext(ProtocolSession session) {
            return MDCBuilder.create();
        }
    }

    private final SmtpFramer framer;
    private final DoorLog log;
    private @Nullable ProtocolSessionImpl session;

    SmtpConversation(
            Protocol protocol, @Nullable Encryption encryption, SmtpFramer framer, DoorLog log) {
        super(new NoLogContext(), protocol, encryption, false);
        this.framer = framer;
        this.log = log;
    }

    /// What cuts the bytes of this session's connection.
    static SmtpFramer framer(SMTPSession session) {
        return session.getAttachment(FRAMER, State.Connection)
                .orElseThrow(() -> new IllegalStateException("no framer"));
    }

    /// James would answer without an enhanced code, and log what an exception says: one about a
    /// failed handshake quotes the bytes it could not read.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable fault) {
        log.trouble(fault);
        if (fault instanceof IOException || fault.getCause() instanceof SSLException) {
            // the connection is broken, or speaks no TLS: there is nobody to tell
            ChannelFuture _ = ctx.close();
        } else {
            framer.end("421 4.3.0 Internal trouble, try again later");
        }
    }

    @Override
    protected ProtocolSession createSession(ChannelHandlerContext ctx) {
        ProtocolSessionImpl created = (ProtocolSessionImpl) super.createSession(ctx);
        created.setAttachment(FRAMER, framer, State.Connection);
        session = created;
        return created;
    }

    /// Ends the transaction with this reply. On the connection's event loop only.
    void endTransaction(Response reply) {
        if (session != null) {
            session.resetState();
            session.getProtocolTransport().writeResponse(reply, session);
        }
    }
}
