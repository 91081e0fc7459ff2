package fr.passerelle.receiving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;
import java.util.Optional;
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
    private static final String TOO_LONG = "500 5.5.6 Command line too long";
    private static final String TOO_MANY_ERRORS = "421 4.7.0 Too many errors";
    private static final String NOTHING_BEHIND_STARTTLS =
            "501 5.5.1 Nothing may follow STARTTLS before TLS";

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

    private final Bodies bodies;
    private final SmtpPace pace;
    /// Read by other threads, which look for a connection that may make room.
    private volatile Mode mode = Mode.COMMANDS;
    private At at = At.LINE_START;
    private boolean lastWasCr;
    private int strikes;
    private int commands;
    private Runnable heard = () -> {};
    private @Nullable ChannelHandlerContext here;
    private @Nullable SmtpTransaction transaction;
    private @Nullable SmtpBody body;

    SmtpFramer(SmtpPace pace, Bodies bodies) {
        this.pace = pace;
        this.bodies = bodies;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        here = ctx;
        super.handlerAdded(ctx);
    }

    /// From the next byte on, what comes is the message (after 354).
    void startData(SmtpTransaction of, SmtpBody into) {
        transaction = of;
        body = into;
        mode = Mode.DATA;
        at = At.LINE_START;
        lastWasCr = false;
        pace.messageStarts();
    }

    /// Nothing more is read until [#resume].
    void waitForJournal(ChannelHandlerContext ctx) {
        mode = Mode.WAITING_FOR_JOURNAL;
        pace.journalWorks();
        ctx.channel().config().setAutoRead(false);
    }

    boolean hasMessageUnderWay() {
        return mode == Mode.DATA || mode == Mode.WAITING_FOR_JOURNAL;
    }

    /// Is told of each command that came to its end, before the command is answered: whoever has
    /// an answer counts as heard.
    void tellOfCommands(Runnable listener) {
        heard = listener;
    }

    /// Goes on with what was pipelined behind the message, then with the socket.
    ///
    /// @param kept whether the message was; a connection that brings mail starts afresh
    void resume(ChannelHandlerContext ctx, boolean kept) {
        if (mode != Mode.WAITING_FOR_JOURNAL) {
            return;
        }
        mode = Mode.COMMANDS;
        if (kept) {
            commands = 0;
        }
        pace.commandStarts();
        if (ctx.channel().isActive()) {
            try {
                channelRead(ctx, Unpooled.EMPTY_BUFFER);
                channelReadComplete(ctx);
            } catch (Exception broken) {
                ctx.fireExceptionCaught(broken);
            }
            readOn(ctx);
        }
    }

    /// Reads from the socket where somebody takes the bytes and the other side takes our replies:
    /// who pipelines without reading waits, and no reply piles up here.
    private void readOn(ChannelHandlerContext ctx) {
        ctx.channel()
                .config()
                .setAutoRead(
                        mode == Mode.ENDED
                                || (mode != Mode.WAITING_FOR_JOURNAL
                                        && ctx.channel().isWritable()));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        readOn(ctx);
        super.channelWritabilityChanged(ctx);
    }

    /// Waits for the TLS handshake from here on. False where bytes in clear stand behind STARTTLS
    /// already: RFC 3207 §4.2 with CVE-2011-0411 in mind, they would be taken for bytes that came
    /// inside TLS; then the connection has ended.
    boolean awaitTls() {
        if (actualReadableBytes() > 0) {
            end(NOTHING_BEHIND_STARTTLS);
            return false;
        }
        mode = Mode.WAITING_FOR_TLS;
        pace.handshakeStarts();
        return true;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (mode == Mode.WAITING_FOR_TLS
                && event instanceof SslHandshakeCompletionEvent handshake
                && handshake.isSuccess()) {
            mode = Mode.COMMANDS;
            pace.commandStarts();
        }
        super.userEventTriggered(ctx, event);
    }

    /// Counts something nobody honest does twenty times; true when that was once too often, and
    /// the connection has ended with these words.
    boolean strike(String lastWords) {
        if (++strikes < SmtpLimits.STRIKES) {
            return false;
        }
        end(lastWords);
        return true;
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
            case WAITING_FOR_TLS -> end(NOTHING_BEHIND_STARTTLS);
            case ENDED -> in.skipBytes(in.readableBytes());
        }
    }

    private void command(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int end = endOfLine(in);
        if (end < 0) {
            if (in.readableBytes() > SmtpLimits.COMMAND_LINE_BYTES) {
                mode = Mode.SKIPPING_LONG_LINE;
            }
            return;
        }
        Optional<String> complaint = complaint(in, start, end - 2);
        if (complaint.isPresent()) {
            in.readerIndex(end);
            complain(ctx, complaint.get());
        } else if (++commands > SmtpLimits.COMMANDS_WITHOUT_MESSAGE) {
            end("421 4.7.0 Too many commands without a message");
        } else {
            heard.run();
            pace.commandStarts();
            out.add(in.readRetainedSlice(end - start));
        }
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

    /// What is wrong with a command line before anybody reads it. Control characters have no
    /// place in one (RFC 5321 §4.1.2); every reader trims them differently.
    private static Optional<String> complaint(ByteBuf in, int start, int end) {
        if (end - start > SmtpLimits.COMMAND_LINE_BYTES - 2) {
            return Optional.of(TOO_LONG);
        }
        boolean control = false;
        for (int i = start; i < end; i++) {
            byte b = in.getByte(i);
            if (b == '\r' || b == '\n') {
                return Optional.of("500 5.5.2 Bare CR or LF in a command");
            }
            control |= (b >= 0 && b < ' ' && b != '\t') || b == 127;
        }
        return control ? Optional.of("500 5.5.2 Control character in a command") : Optional.empty();
    }

    private void skipLine(ChannelHandlerContext ctx, ByteBuf in) {
        int end = endOfLine(in);
        if (end >= 0) {
            in.readerIndex(end);
            mode = Mode.COMMANDS;
            complain(ctx, TOO_LONG);
        } else if (in.readableBytes() > 1) {
            // the last byte may be the CR of the CRLF that ends it
            in.skipBytes(in.readableBytes() - 1);
            strike(TOO_MANY_ERRORS);
        }
    }

    private void complain(ChannelHandlerContext ctx, String reply) {
        pace.commandStarts();
        if (!strike(TOO_MANY_ERRORS)) {
            ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /// Says it and closes once the other side has fetched it; whatever still comes is dropped and
    /// nothing of it is done. Closing at once with bytes unread would be a reset, which takes the
    /// reply with it.
    void end(String reply) {
        ChannelHandlerContext ctx = here;
        if (ctx == null || mode == Mode.ENDED) {
            return;
        }
        mode = Mode.ENDED;
        pace.farewell();
        releaseBody();
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                .addListener(said -> hangUp(ctx, said.isSuccess()));
        readOn(ctx);
    }

    /// Says it and closes at once: the place is somebody else's, and a socket that lingers would
    /// be one too many.
    void makeRoom(String reply) {
        ChannelHandlerContext ctx = here;
        if (ctx == null || mode == Mode.ENDED) {
            return;
        }
        mode = Mode.ENDED;
        pace.farewell();
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), reply + "\r\n"))
                .addListener(ChannelFutureListener.CLOSE);
        if (!ctx.channel().isWritable()) {
            close();
        }
    }

    private static void hangUp(ChannelHandlerContext ctx, boolean said) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (said && tls == null && ctx.channel() instanceof SocketChannel socket) {
            socket.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            // inside TLS the close_notify goes first
            ChannelFuture _ = ctx.close();
        }
    }

    /// Ends a conversation that has had its time.
    void overdue(SmtpPace.Phase phase) {
        switch (phase) {
            case COMMAND -> end("421 4.4.2 No command in time");
            case SILENCE -> end("421 4.4.2 No byte of the message in time");
            case MESSAGE -> end("421 4.4.2 Message not complete in time");
            case HANDSHAKE, FAREWELL -> close();
            case JOURNAL -> {
                // the journal's time, not the other side's
            }
        }
    }

    private void close() {
        if (here != null) {
            ChannelFuture _ = here.close();
        }
    }

    private void releaseBody() {
        transaction = null;
        if (body != null) {
            body.release();
            body = null;
        }
    }

    private void data(ChannelHandlerContext ctx, ByteBuf in) {
        pace.messageGoesOn();
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
        if (into.seen() > (long) SmtpLimits.FLOOD_FACTOR * into.limit()) {
            end("552 5.3.4 Message far beyond the size limit");
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
        pace.commandStarts();
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
        releaseBody();
        super.channelInactive(ctx);
    }
}
