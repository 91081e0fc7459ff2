package fr.passerelle.receiving;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Who may be connected, and for how long without a word: both ends are told (421) before the
/// connection is closed.
final class SmtpAdmission extends IdleStateHandler {
    static final int MAX_CONNECTIONS = 500;

    /// RFC 5321 §4.5.3.2.7: a server waits five minutes for the next command.
    private static final int IDLE_MINUTES = 5;

    private final AtomicInteger connections;
    private final SmtpFramer framer;
    private boolean admitted;

    SmtpAdmission(AtomicInteger connections, SmtpFramer framer) {
        super(IDLE_MINUTES, 0, 0, TimeUnit.MINUTES);
        this.connections = connections;
        this.framer = framer;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        if (connections.incrementAndGet() > MAX_CONNECTIONS) {
            connections.decrementAndGet();
            ctx.writeAndFlush(
                            ByteBufUtil.writeAscii(
                                    ctx.alloc(), "421 4.3.2 Too many connections\r\n"))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            admitted = true;
            super.channelActive(ctx);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
        if (admitted) {
            super.channelRead(ctx, bytes);
        } else {
            io.netty.util.ReferenceCountUtil.release(bytes);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (admitted) {
            connections.decrementAndGet();
            super.channelInactive(ctx);
        }
    }

    @Override
    protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
        if (!framer.isWaitingForJournal()) {
            framer.end(ctx, "421 4.4.2 Idle for too long");
        }
    }
}
