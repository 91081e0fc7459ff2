package fr.passerelle.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Help and complaints in French, for every command alike.
final class French {
    private French() {}

    static void speak(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.synopsisHeading("Usage : ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%n");
        usage.optionListHeading("%nOptions :%n");
        usage.commandListHeading("%nCommandes :%n");
        usage.width(100);
        usage.adjustLineBreaksForWideCJKCharacters(false);
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Cette aide.")
                                .build());
        line.getSubcommands().values().forEach(French::speak);
    }

    static String of(CommandLine.ParameterException wrong) {
        return switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case CommandLine.MissingParameterException missing ->
                    "Il manque : " + names(missing.getMissing());
            case CommandLine.OverwrittenOptionException twice ->
                    "Donné deux fois : " + names(List.of(twice.getOverwritten()));
            default ->
                    wrong.getArgSpec() == null
                            ? String.valueOf(wrong.getMessage())
                            : "Valeur impossible pour %s : %s"
                                    .formatted(
                                            names(List.of(wrong.getArgSpec())),
                                            wrong.getValue() == null ? "" : wrong.getValue());
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException wrong) {
        String unknown = String.join(" ", wrong.getUnmatched());
        List<String> near = wrong.getSuggestions();
        return near.isEmpty()
                ? "Je ne connais pas « %s ».".formatted(unknown)
                : "Je ne connais pas « %s ». Peut-être : %s ?"
                        .formatted(unknown, String.join(", ", near));
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream()
                .map(
                        argument ->
                                argument instanceof OptionSpec option
                                        ? option.longestName()
                                        : argument.paramLabel())
                .collect(Collectors.joining(", "));
    }
}
