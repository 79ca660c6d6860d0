package dev.slipway.cli;

import dev.slipway.cli.command.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of all commands in Markdown, from picocli's model: it can't say what the client doesn't do. */
final class Reference {
    private final Context context;

    Reference(Context context) {
        this.context = context;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("""
                # Commands

                Made from the client's own model; don't edit it: `./slipway help --markdown > docs/reference/cli.md`.
                Every command knows `-h`, `--help`, and `--platform NAME`, which sends it to another platform than the
                current one. The app is the one of `-a`, else of `-r` (a git remote), else of `SLIPWAY_APP`, else the
                one that the git remote `slipway` leads to.

                ## Exit codes

                ```
                """);
        text.append(Help.TEXTS.get("exit-codes")).append("```\n\n## Environment\n\n```\n");
        text.append(Help.TEXTS.get("environment")).append("```\n\n## Other names\n\n");
        new TreeMap<>(Commands.ALIASES)
                .forEach((alias, name) -> text.append("- `%s` is `%s`\n".formatted(alias, name)));
        Commands.ALL.forEach(entry -> append(text, entry));
        return text.toString();
    }

    private void append(StringBuilder text, Commands.Entry entry) {
        CommandSpec spec = Client.line(entry, context).getCommandSpec();
        List<PositionalParamSpec> parameters = spec.positionalParameters();
        String usage = parameters.stream().map(Reference::usage).collect(Collectors.joining());
        text.append("\n## `slipway %s%s`\n\n".formatted(entry.name(), usage));
        text.append(String.join(" ", spec.usageMessage().description())).append("\n");
        Map<String, String> rows = new LinkedHashMap<>();
        parameters.forEach(parameter -> rows.put(parameter.paramLabel(), description(parameter)));
        spec.options().stream()
                .filter(option -> !option.hidden()
                        && !option.usageHelp()
                        && !option.longestName().equals("--platform"))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> rows.put(
                        String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : ""),
                        description(option)));
        if (!rows.isEmpty()) {
            text.append("\n| | |\n|---|---|\n");
            rows.forEach((name, description) -> text.append(
                    "| `%s` | %s |\n".formatted(name.replace("|", "\\|"), description.replace("|", "\\|"))));
        }
    }

    private static String usage(PositionalParamSpec parameter) {
        String label = parameter.arity().max() > 1 ? parameter.paramLabel() + "..." : parameter.paramLabel();
        return parameter.required() ? " " + label : " [" + label + "]";
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
