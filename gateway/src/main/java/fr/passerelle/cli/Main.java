package fr.passerelle.cli;

import fr.passerelle.chain.ChainRefused;
import fr.passerelle.config.ConfigurationRefused;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `passerelle`: the list of its commands. Each is a class of this package that does its work in
/// `call()` and returns an [Exit] status.
@Command(
        name = "passerelle",
        description = "Une boîte aux lettres qui trouve un médecin traitant.",
        synopsisSubcommandLabel = "COMMANDE",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            PolicyCommand.class,
            FormCommand.class,
            StuckCommand.class,
            ReplayCommand.class,
            KeysCommand.class
        })
public final class Main implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    /// Without a command: says which there are.
    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Exit.BAD_USAGE;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs a command in this process.
    ///
    /// @return the exit status
    static int run(String... arguments) {
        return line().execute(arguments);
    }

    /// The commands, ready to be run; a test gives it writers of its own.
    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        French.speak(line);
        line.setParameterExceptionHandler(Main::misunderstood);
        line.setExecutionExceptionHandler(Main::failed);
        return line;
    }

    private static int misunderstood(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(French.of(wrong));
        line.getErr().println("L’aide : ./" + line.getCommandSpec().qualifiedName() + " --help");
        return Exit.BAD_USAGE;
    }

    /// What the person at the keyboard is told. A fault nobody foresaw gives its kind.
    private static int failed(
            Exception fault, CommandLine line, CommandLine.ParseResult arguments) {
        return switch (fault) {
            case Stop stop -> told(line, stop.getMessage(), stop.status());
            case ConfigurationRefused refused -> told(line, refused.getMessage(), Exit.BAD_USAGE);
            case ChainRefused refused -> told(line, refused.getMessage(), Exit.BAD_USAGE);
            default -> unforeseen(fault, line);
        };
    }

    private static int told(CommandLine line, @Nullable String sentences, int status) {
        line.getErr().println(sentences);
        return status;
    }

    private static int unforeseen(Exception fault, CommandLine line) {
        String what = fault.getMessage() == null ? "" : " : " + fault.getMessage();
        line.getErr()
                .println(
                        line.getColorScheme()
                                        .ansi()
                                        .text(
                                                "@|bold,red Échec|@ "
                                                        + fault.getClass().getSimpleName())
                                + what);
        if (Boolean.getBoolean("passerelle.trace")) {
            fault.printStackTrace(line.getErr());
        }
        return Exit.TRY_AGAIN;
    }
}
