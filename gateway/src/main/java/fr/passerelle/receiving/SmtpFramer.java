package fr.passerelle.receiving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts what one connection sends into command lines and message bodies, and lets nothing but
/// `CRLF` end a line and nothing but `CRLF.CRLF` end a message (RFC 5321 §2.3.8, §4.1.1.4).
///
/// A bare CR or LF inside a message is data and stays byte for byte, since a signature may stand
/// over it; inside a command it is refused. So no peer's idea of where a message ends can be
/// narrower than ours ("SMTP smuggling"), and each `DATA` gives exactly one message.
///
/// While the journal keeps a message, what the other side pipelined behind it waits here and the
/// socket is not read.
final class SmtpFramer extends ByteToMessageDecoder {
    /// RFC 5321 §4.5.3.1.4 asks for 512 octets plus what extensions add.
    static final int MAX_COMMAND_LINE = 2048;

    /// After this many lines nobody honest sends, the connection ends.
    private static final int MAX_STRIKES = 20;

    /// A message beyond the limit is read to its end so that the other side hears why (552),
    /// unless it goes on for ever.
    private static final int FLOOD_FACTOR = 4;

    /// Where a finished body goes.
    interface Bodies {
        void ended(
                ChannelHandlerContext ctx,
                SmtpFramer framer,
                SmtpTransaction transaction,
                SmtpBody body);
    }

    private enum Mode {
        COMMANDS,
        SKIPPING_LONG_LINE,
        DATA,
        WAITING_FOR_JOURNAL,
        WAITING_FOR_TLS,
        ENDED
    }

    private enum At {
        LINE_START,
        AFTER_DOT,
        AFTER_DOT_CR,
        IN_LINE
    }

    private final boolean tls;
    private final Bodies bodies;
    private Mode mode = Mode.COMMANDS;
    private At at = At.LINE_START;
    private boolean lastWasCr;
    private int strikes;
    private @Nullable SmtpTransaction transaction;
    private @Nullable SmtpBody body;

    SmtpFramer(boolean tls, Bodies bodies) {
        this.tls = tls;
        this.bodies = bodies;
    }

    /// From the next byte on, what comes is the message (after 354).
    void startData(SmtpTransaction of, SmtpBody into) {
        transaction = of;
        body = into;
        mode = Mode.DATA;
        at = At.LINE_START;
        lastWasCr = false;
    }

    /// Nothing more is read until [#resume].
    void waitForJournal(ChannelHandlerContext ctx) {
        mode = Mode.WAITING_FOR_JOURNAL;
        ctx.channel().config().setAutoRead(false);
    }

    boolean isWaitingForJournal() {
        return mode == Mode.WAITING_FOR_JOURNAL;
    }

    /// Goes on with what was pipelined behind the message, then with the socket.
    void resume(ChannelHandlerContext ctx) {
        mode = Mode.COMMANDS;
        if (ctx.channel().isActive()) {
            try {
                channelRead(ctx, Unpooled.EMPTY_BUFFER);
                channelReadComplete(ctx);
            } catch (Exception broken) {
                ctx.fireExceptionCaught(broken);
            }
            if (mode != Mode.WAITING_FOR_JOURNAL) {
                ctx.channel().config().setAutoRead(true);
            }
        }
    }

    /// Counts something nobody honest does twenty times; true when that was once too often.
    boolean strike() {
        return ++strikes >= MAX_STRIKES;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (mode) {
            case COMMANDS -> command(ctx, in, out);
            case SKIPPING_LONG_LINE -> skipLine(ctx, in);
            case DATA -> data(ctx, in);
            case WAITING_FOR_JOURNAL -> {
                // left where it is
            }
            case WAITING_FOR_TLS -> {
                if (ctx.pipeline().get(SslHandler.class) == null) {
                    refuseInjection(ctx, in);
                } else {
                    mode = Mode.COMMANDS;
                    command(ctx, in, out);
                }
            }
            case ENDED -> in.skipBytes(in.readableBytes());
        }
    }

    private void command(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int end = endOfLine(in);
        if (end < 0) {
            if (in.readableBytes() > MAX_COMMAND_LINE) {
                mode = Mode.SKIPPING_LONG_LINE;
            }
            return;
        }
        int length = end - start;
        if (length > MAX_COMMAND_LINE) {
            in.readerIndex(end);
            complain(ctx, "500 5.5.6 Command line too long");
            return;
        }
        if (hasBareCrOrLf(in, start, end - 2)) {
            in.readerIndex(end);
            complain(ctx, "500 5.5.2 Bare CR or LF in a command");
            return;
        }
        if (tls && isStartTls(in, start, end - 2) && ctx.pipeline().get(SslHandler.class) == null) {
            if (in.writerIndex() > end) {
                refuseInjection(ctx, in);
                return;
            }
            mode = Mode.WAITING_FOR_TLS;
        }
        out.add(in.readRetainedSlice(length));
    }

    /// The index behind the first CRLF, or -1.
    private static int endOfLine(ByteBuf in) {
        int from = in.readerIndex();
        while (true) {
            int lf = in.indexOf(from, in.writerIndex(), (byte) '\n');
            if (lf < 0) {
                return -1;
            }
            if (lf > in.readerIndex() && in.getByte(lf - 1) == '\r') {
                return lf + 1;
            }
            from = lf + 1;
        }
    }

    private static boolean hasBareCrOrLf(ByteBuf in, int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = in.getByte(i);
            if (b == '\r' || b == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isStartTls(ByteBuf in, int start, int end) {
        return end - start >= 8
                && end - start < 64
                && in.toString(start, end - start, StandardCharsets.US_ASCII)
                        .strip()
                        .equalsIgnoreCase("STARTTLS");
    }

    private void skipLine(ChannelHandlerContext ctx, ByteBuf in) {
        int end = endOfLine(in);
        if (end >= 0) {
            in.readerIndex(end);
            mode = Mode.COMMANDS;
            complain(ctx, "500 5.5.6 Command line too long");
        } else if (in.readableBytes() > 1) {
            // the last byte may be the CR of the CRLF that ends it
            in.skipBytes(in.readableBytes() - 1);
            if (strike()) {
                end(ctx, "421 4.7.0 Too many errors");
            }
        }
    }

    private void complain(ChannelHandlerContext ctx, String reply) {
        if (strike()) {
            end(ctx, "421 4.7.0 Too many errors");
        } else {
            ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /// Says it and closes; whatever still comes is dropped.
    void end(ChannelHandlerContext ctx, String reply) {
        mode = Mode.ENDED;
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// RFC 3207 §4.2 with CVE-2011-0411 in mind: a command sent in clear behind STARTTLS would
    /// be taken for one sent inside TLS.
    private void refuseInjection(ChannelHandlerContext ctx, ByteBuf in) {
        in.skipBytes(in.readableBytes());
        end(ctx, "501 5.5.1 Nothing may follow STARTTLS before TLS");
    }

    private void data(ChannelHandlerContext ctx, ByteBuf in) {
        SmtpBody into = body;
        if (into == null) {
            throw new IllegalStateException("no message under way");
        }
        while (in.isReadable()) {
            switch (at) {
                case LINE_START -> {
                    // RFC 5321 §4.5.2: a leading dot is either the end or was added on the way
                    if (in.getByte(in.readerIndex()) == '.') {
                        in.skipBytes(1);
                        at = At.AFTER_DOT;
                    } else {
                        at = At.IN_LINE;
                    }
                }
                case AFTER_DOT -> {
                    if (in.getByte(in.readerIndex()) == '\r') {
                        in.skipBytes(1);
                        at = At.AFTER_DOT_CR;
                    } else {
                        at = At.IN_LINE;
                    }
                }
                case AFTER_DOT_CR -> {
                    if (in.getByte(in.readerIndex()) == '\n') {
                        in.skipBytes(1);
                        ended(ctx);
                        return;
                    }
                    into.append((byte) '\r');
                    lastWasCr = true;
                    at = At.IN_LINE;
                }
                case IN_LINE -> line(in, into);
            }
        }
        if (into.seen() > (long) FLOOD_FACTOR * into.limit()) {
            end(ctx, "552 5.3.4 Message far beyond the size limit");
        }
    }

    private void line(ByteBuf in, SmtpBody into) {
        int start = in.readerIndex();
        int lf = in.indexOf(start, in.writerIndex(), (byte) '\n');
        int end = lf < 0 ? in.writerIndex() : lf + 1;
        boolean crlf = lf > start ? in.getByte(lf - 1) == '\r' : lf == start && lastWasCr;
        lastWasCr = lf < 0 && in.getByte(end - 1) == '\r';
        into.append(in, end - start);
        if (crlf) {
            at = At.LINE_START;
        }
    }

    private void ended(ChannelHandlerContext ctx) {
        SmtpTransaction of = transaction;
        SmtpBody all = body;
        transaction = null;
        body = null;
        mode = Mode.COMMANDS;
        if (of != null && all != null) {
            bodies.ended(ctx, this, of, all);
        }
    }

    /// The decoder asks for more bytes when a read made no frame; not while the journal works,
    /// or what is pipelined would pile up here.
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (mode == Mode.WAITING_FOR_JOURNAL) {
            ctx.fireChannelReadComplete();
        } else {
            super.channelReadComplete(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        mode = Mode.ENDED;
        if (body != null) {
            body.release();
            body = null;
        }
        super.channelInactive(ctx);
    }
}
