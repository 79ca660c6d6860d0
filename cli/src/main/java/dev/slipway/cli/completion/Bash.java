package dev.slipway.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for bash 4 and newer; it needs no other package. */
final class Bash {
    private static final String HEAD = """
            # Completion of slipway for bash. Made by: slipway completion bash
            _slipway() {
                local line=${COMP_LINE:0:COMP_POINT} words word='' command options='' types='' choices='' prefix
                read -ra words <<<"$line"
                [[ $line == *[[:space:]] ]] || { word=${words[-1]}; unset 'words[-1]'; }
                command=${words[1]:-}
                case $command in
            """;
    private static final String TAIL = """
                esac
                case ${words[-1]} in
                    -a | --app) choices=$(slipway completion apps 2>/dev/null) ;;
                    *)
                        if [[ -z $command ]]; then
                            choices=$_slipway_commands
                        elif [[ $word == -* ]]; then
                            choices=$options
                        elif [[ -n $types ]]; then
                            choices=$(slipway completion types "${words[@]:2}" 2>/dev/null || slipway completion types 2>/dev/null)
                        elif [[ $command == help ]]; then
                            choices=$_slipway_commands
                        elif [[ $command == completion ]]; then
                            choices='bash zsh fish'
                        fi
                        ;;
                esac
                COMPREPLY=($(compgen -W "$choices" -- "$word"))
                # Bash takes a colon for the end of a word, and wants only what follows it.
                if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
                    prefix=${word%"${word##*:}"}
                    COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
                fi
            }
            complete -o default -F _slipway slipway ./slipway
            """;

    private Bash() {}

    static String script(List<Words> commands) {
        StringBuilder script = new StringBuilder(HEAD);
        for (Words command : commands) {
            String options =
                    command.options().stream().map(Words.OptionWord::name).collect(Collectors.joining(" "));
            script.append("        %s) options='%s'%s ;;\n"
                    .formatted(command.name(), options, command.takesTypes() ? " types=1" : ""));
        }
        script.append(TAIL);
        script.append("_slipway_commands='")
                .append(commands.stream().map(Words::name).collect(Collectors.joining(" ")))
                .append(" demo doctor down help heroku logs-platform status up version'\n");
        return script.toString();
    }
}
