package fr.passerelle.demo;

import fr.passerelle.answering.Submission;
import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.receiving.SmtpListener;
import fr.passerelle.serving.Carrier;
import fr.passerelle.serving.SubmissionCarrier;
import fr.passerelle.store.Outbox.Numbered;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// `demo --once`: plays the [FixedStory] as fast as the machine can, then checks the promises.
/// Mail comes in through the gateway's own SMTP door and goes out through the operator's; only
/// the clock is not real: it jumps from one thing that happens to the next.
public final class Once {
    private static final int SOME = 200;
    private static final long MAX_MAIL = 10_000_000;

    private Once() {}

    /// @param root of the project
    /// @param seed of the tokens
    /// @return true where every promise held
    public static boolean play(Path root, long seed, PrintStream out) {
        HandClock clock = new HandClock(FixedStory.BEGINS);
        try (World world = new World(root, clock, new Random(seed), Ports.FREE, Optional.empty())) {
            Witness witness = new Witness();
            world.gateway.onFinished(witness::saw);
            Handwriting hand = new Handwriting();
            Robots robots =
                    new Robots(
                            world.operator,
                            hand,
                            world.people,
                            id ->
                                    world.store()
                                            .read(
                                                    tx ->
                                                            world.gateway
                                                                    .outbox()
                                                                    .findByMessageId(tx, id)),
                            FixedStory::plan);
            FixedStory.begin(world, robots, hand);
            play(world, robots, witness, clock);
            List<Promise> promises = Promise.all(world, witness, FixedStory.PATIENTS);
            new Summary(world, out).print(witness, promises);
            return promises.stream().allMatch(Promise::held);
        }
    }

    private static void play(World world, Robots robots, Witness witness, HandClock clock) {
        Settings.SmtpDoor door =
                new Settings.SmtpDoor(
                        world.operator.host(),
                        0,
                        false,
                        true,
                        MAX_MAIL,
                        Optional.empty(),
                        Optional.empty());
        EmailAddress own = world.settings.address();
        try (SmtpListener listener =
                        SmtpListener.open(
                                door,
                                own.domain(),
                                world.gateway.journal(),
                                clock,
                                to -> to.mailbox().equals(own));
                Submission submission = new Submission(world.settings.submission(), own)) {
            Postbox postbox = new Postbox(world.operator.host(), listener.port());
            Carrier carrier = new SubmissionCarrier(submission);
            Instant next = clock.instant();
            while (!next.isAfter(FixedStory.ENDS)) {
                clock.jump(next);
                for (Robots.Act act : robots.due(next)) {
                    postbox.send(act.from(), act.to(), act.mail().write(next));
                    witness.wrote();
                }
                world.gateway.work();
                carry(world, carrier, next);
                robots.read(next);
                next = later(next, robots.nextAct(), world.gateway.nextDate());
            }
        }
    }

    /// The earliest of them, never now again: whatever is overdue then is looked at a little
    /// later.
    private static Instant later(Instant now, Optional<Instant> act, Optional<Instant> date) {
        Instant end = FixedStory.ENDS.plusSeconds(1);
        Instant next = act.orElse(end);
        Instant due = date.orElse(end);
        Instant first = next.isBefore(due) ? next : due;
        return first.isAfter(now) ? first : now.plusSeconds(60);
    }

    private static void carry(World world, Carrier carrier, Instant now) {
        List<Numbered> batch = new ArrayList<>();
        do {
            batch.clear();
            batch.addAll(
                    world.store()
                            .call(
                                    tx ->
                                            world.gateway
                                                    .outbox()
                                                    .claim(tx, now, Duration.ofMinutes(5), SOME)));
            List<Carrier.Outcome> outcomes =
                    carrier.carry(batch.stream().map(Numbered::mail).toList());
            world.store()
                    .run(
                            tx -> {
                                for (int i = 0; i < batch.size(); i++) {
                                    if (outcomes.get(i) instanceof Carrier.Outcome.Sent) {
                                        world.gateway.outbox().sent(tx, batch.get(i).id(), now);
                                    }
                                }
                            });
        } while (!batch.isEmpty());
    }
}
