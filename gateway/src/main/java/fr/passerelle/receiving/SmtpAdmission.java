package fr.passerelle.receiving;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Whether a connection has a place, and for how long: it is told (421) before it is closed.
final class SmtpAdmission extends ChannelInboundHandlerAdapter {
    /// Counts up for everything that is heard, all listeners together: an order, not a time.
    private static final AtomicLong HEARD = new AtomicLong();

    private final SmtpCrowd crowd;
    private final SmtpPace pace;
    private final SmtpFramer framer;
    private @Nullable Place place;
    private @Nullable ScheduledFuture<?> looking;

    SmtpAdmission(SmtpCrowd crowd, SmtpPace pace, SmtpFramer framer) {
        this.crowd = crowd;
        this.pace = pace;
        this.framer = framer;
    }

    /// One place in the crowd.
    private final class Place implements SmtpCrowd.Guest {
        private final ChannelHandlerContext ctx;
        private final InetAddress from;
        private volatile long lastHeard = HEARD.incrementAndGet();

        Place(ChannelHandlerContext ctx) {
            this.ctx = ctx;
            this.from = ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress();
        }

        void heard() {
            lastHeard = HEARD.incrementAndGet();
        }

        @Override
        public InetAddress from() {
            return from;
        }

        @Override
        public long lastHeard() {
            return lastHeard;
        }

        @Override
        public boolean hasMessageUnderWay() {
            return framer.hasMessageUnderWay();
        }

        @Override
        public void makeRoom() {
            ctx.executor()
                    .execute(
                            () -> {
                                if (!ctx.channel().isActive()) {
                                    return;
                                }
                                if (framer.hasMessageUnderWay()) {
                                    crowd.stay(this);
                                } else {
                                    framer.makeRoom(
                                            "421 4.3.2 Silent while others wait for a place");
                                }
                            });
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        Place mine = new Place(ctx);
        switch (crowd.enter(mine)) {
            case WELCOME -> {
                place = mine;
                // not bytes that trickle in: those are silence
                framer.tellOfCommands(mine::heard);
                long millis = Math.max(1, pace.nextLook().toMillis());
                looking =
                        ctx.executor()
                                .scheduleWithFixedDelay(
                                        () -> pace.overdue().ifPresent(framer::overdue),
                                        millis,
                                        millis,
                                        TimeUnit.MILLISECONDS);
                super.channelActive(ctx);
            }
            case FULL -> refuse(ctx, "421 4.3.2 Too many connections");
            case FULL_FOR_THIS_ADDRESS ->
                    refuse(ctx, "421 4.7.0 Too many connections from your address");
        }
    }

    private static void refuse(ChannelHandlerContext ctx, String reply) {
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
        if (place == null) {
            ReferenceCountUtil.release(bytes);
        } else {
            super.channelRead(ctx, bytes);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        if (place != null) {
            crowd.leave(place);
            super.channelInactive(ctx);
        }
    }
}
