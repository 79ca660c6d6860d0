package dev.slipway.cli;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;

/** Lists commands, all or those of a topic, and explains what no single command is about. */
final class Help {
    static final Map<String, String> TEXTS = Map.of("exit-codes", """
            0    done
            1    the platform refused, or it can't be done; the message says why
            2    called in a wrong way; nothing was done
            3    the platform could not be reached
            4    no key for the platform, or one that it doesn't accept
            130  interrupted with Ctrl-C
            """, "environment", """
            SLIPWAY_APP       the app, where -a is not given
            SLIPWAY_API_KEY   the key, instead of the one that is kept
            SLIPWAY_API_URL   the platform's address, instead of the current one's
            SLIPWAY_PLATFORM  the platform by its name; local is the one of this machine
            SLIPWAY_CONFIG    the file that keeps platforms and keys (~/.config/slipway/cli.toml)
            SLIPWAY_HOME      the installation on this machine; if set, commands go to it
            SLIPWAY_DOCKER    the program that container:push and its kin run, instead of docker
            NO_COLOR          if set, nothing is coloured
            VISUAL, EDITOR    the editor of config:edit
            """);

    private final Terminal terminal;

    Help(Context context) {
        this.terminal = context.terminal();
    }

    void listCommands() {
        terminal.print("Commands on apps (choose one with -a APP; each knows --help):");
        print(Commands.ALL);
        terminal.print("");
        terminal.print("slipway help COMMAND, or help TOPIC, as in: help ps, help exit-codes, help environment");
    }

    /** False if there is no such topic. */
    boolean printTopic(String topic) {
        String text = TEXTS.get(topic);
        if (text != null) {
            terminal.out().print(text);
            return true;
        }
        List<Commands.Entry> below = Commands.ofTopic(topic).stream()
                .filter(entry -> !entry.name().equals(topic))
                .toList();
        if (!below.isEmpty()) {
            terminal.print("Commands of the topic " + topic + ":");
            print(below);
        }
        return !below.isEmpty();
    }

    private void print(List<Commands.Entry> entries) {
        Table table = new Table();
        entries.forEach(entry -> table.row("  " + entry.name(), entry.summary()));
        table.printTo(terminal);
    }
}
