package dev.slipway.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for zsh, to be found as {@code _slipway} in a folder of {@code fpath}. */
final class Zsh {
    private static final String TAIL = """
                esac
                if ((CURRENT == 2)) || [[ $words[2] == help ]]; then
                    _describe -t commands 'slipway command' commands
                elif [[ $words[CURRENT-1] == (-a|--app) ]]; then
                    compadd -- ${(f)"$(slipway completion apps 2>/dev/null)"}
                elif [[ $words[CURRENT] == -* ]]; then
                    _describe -t options option options
                elif [[ -n $types ]]; then
                    compadd -- ${(f)"$(slipway completion types ${words[3,CURRENT-1]} 2>/dev/null || slipway completion types 2>/dev/null)"}
                elif [[ $words[2] == completion ]]; then
                    compadd -- bash zsh fish
                else
                    _files
                fi
            }
            if [[ $funcstack[1] == _slipway ]]; then _slipway "$@"; else compdef _slipway slipway; fi
            """;

    private Zsh() {}

    static String script(List<Words> commands) {
        StringBuilder script = new StringBuilder("""
                #compdef slipway
                # Completion of slipway for zsh. Made by: slipway completion zsh
                _slipway() {
                    local types=''
                    local -a commands options
                    commands=(
                """);
        commands.forEach(command -> script.append("        %s\n".formatted(pair(command.name(), command.summary()))));
        for (String own : List.of("demo", "doctor", "down", "heroku", "logs-platform", "status", "up")) {
            script.append("        %s\n".formatted(pair(own, "on the platform's machine")));
        }
        script.append("    )\n    case $words[2] in\n");
        for (Words command : commands) {
            String options = command.options().stream()
                    .map(option -> pair(option.name(), option.description()))
                    .collect(Collectors.joining(" "));
            script.append("        %s) options=(%s)%s ;;\n"
                    .formatted(command.name(), options, command.takesTypes() ? "; types=1" : ""));
        }
        return script.append(TAIL).toString();
    }

    private static String pair(String name, String description) {
        return "'" + name.replace(":", "\\:") + ":"
                + description.replace("'", "'\\''").replace("\n", " ") + "'";
    }
}
