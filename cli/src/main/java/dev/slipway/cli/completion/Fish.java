package dev.slipway.cli.completion;

import java.util.List;

/** The script for fish. */
final class Fish {
    private Fish() {}

    static String script(List<Words> commands) {
        StringBuilder script = new StringBuilder("""
                # Completion of slipway for fish. Made by: slipway completion fish
                complete -c slipway -f
                """);
        for (Words command : commands) {
            script.append("complete -c slipway -n __fish_use_subcommand -a %s -d %s\n"
                    .formatted(quote(command.name()), quote(command.summary())));
        }
        for (String own : List.of("demo", "doctor", "down", "heroku", "logs-platform", "status", "up")) {
            script.append("complete -c slipway -n __fish_use_subcommand -a %s -d %s\n"
                    .formatted(own, quote("on the platform's machine")));
        }
        commands.forEach(command -> append(script, command));
        script.append("complete -c slipway -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n");
        return script.toString();
    }

    private static void append(StringBuilder script, Words command) {
        String when = quote("__fish_seen_subcommand_from " + command.name());
        for (Words.OptionWord option : command.options()) {
            String letter = option.takesApp() ? " -s a" : "";
            String value = option.value().isEmpty() ? "" : " -r";
            String choices = option.takesApp() ? " -a '(slipway completion apps 2>/dev/null)'" : "";
            script.append("complete -c slipway -n %s%s -l %s%s%s -d %s\n"
                    .formatted(
                            when,
                            letter,
                            option.name().replaceFirst("^--", ""),
                            value,
                            choices,
                            quote(option.description())));
        }
        if (command.takesTypes()) {
            script.append("complete -c slipway -n %s -a '(slipway completion types 2>/dev/null)'\n".formatted(when));
        }
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
