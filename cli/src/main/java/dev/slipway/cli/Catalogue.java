package dev.slipway.cli;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.completion.Words;
import dev.slipway.cli.completion.Words.OptionWord;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands with their options, as the completion scripts need them. */
final class Catalogue {
    private Catalogue() {}

    static List<Words> words(Context context) {
        return Commands.ALL.stream()
                .map(entry -> words(entry, Client.line(entry, context).getCommandSpec()))
                .toList();
    }

    private static Words words(Commands.Entry entry, CommandSpec spec) {
        boolean takesTypes = spec.positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().startsWith("TYPE"));
        return new Words(
                entry.name(),
                entry.summary(),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Catalogue::word)
                        .sorted((left, right) -> left.name().compareTo(right.name()))
                        .toList(),
                takesTypes);
    }

    private static OptionWord word(OptionSpec option) {
        return new OptionWord(
                option.longestName(),
                String.join(" ", option.description()),
                option.arity().max() > 0 ? option.paramLabel() : "");
    }
}
