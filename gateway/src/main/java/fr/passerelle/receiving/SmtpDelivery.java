package fr.passerelle.receiving;

import fr.passerelle.mail.Door;
import io.netty.channel.ChannelHandlerContext;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.lmtp.LMTPMultiResponse;

/// Hands finished messages to the journal, each on a virtual thread of its own: a journal that
/// waits for the disk stops no event loop, and many connections share one synchronisation. The
/// 250 is written when [Journal#keep] has returned, never before (RFC 5321 §6.1).
final class SmtpDelivery implements SmtpFramer.Bodies {
    private static final Response KEPT = MailCommand.reply("250", "2.0.0 Kept");
    private static final Response TOO_LARGE =
            MailCommand.reply("552", "5.3.4 Message larger than the size limit");
    private static final Response NO_ROOM =
            MailCommand.reply("452", "4.3.1 Too much mail under way, try again later");
    private static final Response NOT_NOW =
            MailCommand.reply("451", "4.3.0 Cannot be kept now, try again later");
    private static final Response CLOSING =
            MailCommand.reply("451", "4.3.2 Closing, try again later");

    private final Door door;
    private final boolean lmtp;
    private final Journal journal;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final DoorLog log;

    SmtpDelivery(
            Door door,
            boolean lmtp,
            Journal journal,
            InstantSource clock,
            ExecutorService threads) {
        this.door = door;
        this.lmtp = lmtp;
        this.journal = journal;
        this.clock = clock;
        this.threads = threads;
        this.log = new DoorLog(door);
    }

    @Override
    public void ended(
            ChannelHandlerContext ctx,
            SmtpFramer framer,
            SmtpTransaction transaction,
            SmtpBody body) {
        switch (body.failure()) {
            case TOO_LARGE -> refuse(ctx, transaction, TOO_LARGE);
            case NO_ROOM -> refuse(ctx, transaction, NO_ROOM);
            case NONE -> {
                framer.waitForJournal(ctx);
                try {
                    threads.execute(() -> keep(ctx, framer, transaction, body));
                } catch (RejectedExecutionException _) {
                    // the listener is closing: the other side keeps the message
                    body.release();
                    ctx.channel()
                            .eventLoop()
                            .execute(() -> answer(ctx, framer, transaction, CLOSING, false));
                }
            }
        }
    }

    private void refuse(ChannelHandlerContext ctx, SmtpTransaction transaction, Response reply) {
        log.refused(reply.getRetCode());
        conversation(ctx).endTransaction(forEach(transaction, reply));
    }

    private void keep(
            ChannelHandlerContext ctx,
            SmtpFramer framer,
            SmtpTransaction transaction,
            SmtpBody body) {
        Response reply = NOT_NOW;
        try {
            Arrival arrival =
                    new Arrival(
                            door,
                            Optional.empty(),
                            transaction.envelope(),
                            clock.instant(),
                            body.toRawMessage());
            log.kept(journal.keep(arrival), arrival);
            reply = KEPT;
        } catch (RuntimeException fault) {
            log.notKept(fault);
        } finally {
            body.release();
            Response last = reply;
            ctx.channel()
                    .eventLoop()
                    .execute(() -> answer(ctx, framer, transaction, last, last == KEPT));
        }
    }

    private void answer(
            ChannelHandlerContext ctx,
            SmtpFramer framer,
            SmtpTransaction transaction,
            Response reply,
            boolean kept) {
        conversation(ctx).endTransaction(forEach(transaction, reply));
        framer.resume(ctx, kept);
    }

    /// RFC 2033 §4.2: LMTP answers once for each recipient that was accepted.
    private Response forEach(SmtpTransaction transaction, Response reply) {
        return lmtp
                ? LMTPMultiResponse.of(Collections.nCopies(transaction.recipientCount(), reply))
                : reply;
    }

    private static SmtpConversation conversation(ChannelHandlerContext ctx) {
        return ctx.pipeline().get(SmtpConversation.class);
    }
}
