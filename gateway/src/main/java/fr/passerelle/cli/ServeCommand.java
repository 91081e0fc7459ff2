package fr.passerelle.cli;

import fr.passerelle.receiving.Fault;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `passerelle serve`: the gateway at work until it is told to stop.
@Command(
        name = "serve",
        description = {
            "Fait tourner la passerelle.",
            "Ctrl+C ou SIGTERM l’arrête : ce qui est commencé est fini d’abord."
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin private final ConfigOption config = new ConfigOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = config.read();
        CountDownLatch toldToStop = new CountDownLatch(1);
        Serving serving;
        try {
            serving = Serving.open(installation);
        } catch (Fault closed) {
            throw Stop.tryAgain(
                    "Une porte ne s’ouvre pas : %s. Pour savoir laquelle : ./passerelle check --config %s"
                            .formatted(closed.getMessage(), config.file()));
        } catch (UncheckedIOException closed) {
            throw Stop.tryAgain(String.valueOf(closed.getMessage()));
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    serving.close();
                                    out.println("Arrêtée, tout est rangé.");
                                    out.flush();
                                    toldToStop.countDown();
                                    // A signal that was asked for is no failure.
                                    Runtime.getRuntime().halt(Exit.DONE);
                                },
                                "stop"));
        serving.listening().forEach(out::println);
        out.println("La passerelle tourne ; Ctrl+C l’arrête.");
        out.flush();
        toldToStop.await();
        return Exit.DONE;
    }
}
