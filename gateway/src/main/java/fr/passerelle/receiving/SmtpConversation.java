package fr.passerelle.receiving;

import io.netty.channel.ChannelHandlerContext;
import org.apache.james.protocols.api.Protocol;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.ProtocolSessionImpl;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.netty.BasicChannelInboundHandler;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.ProtocolMDCContextFactory;
import org.apache.james.util.MDCBuilder;
import org.jspecify.annotations.Nullable;

/// James's command conversation of one connection, which knows the framer in front of it.
final class SmtpConversation extends BasicChannelInboundHandler {
    static final AttachmentKey<SmtpFramer> FRAMER =
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
    private @Nullable ProtocolSessionImpl session;

    SmtpConversation(Protocol protocol, @Nullable Encryption encryption, SmtpFramer framer) {
        super(new NoLogContext(), protocol, encryption, false);
        this.framer = framer;
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
