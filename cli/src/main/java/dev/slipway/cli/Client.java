package dev.slipway.cli;

import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Finds the command that was asked for, runs it, and tells how it ended. */
public final class Client {
    private static final String UNAUTHORIZED = "unauthorized";

    private final Context context;
    private final Terminal terminal;

    public Client(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** How it ended, as one of {@link ExitCode}. */
    public int run(String... arguments) {
        String name = arguments.length == 0 ? "help" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (name) {
            case "help", "-h", "--help" -> help(rest);
            case "version", "-v", "--version" -> version();
            default -> Commands.find(name).map(entry -> execute(entry, rest)).orElseGet(() -> unknown(name));
        };
    }

    /** The command as picocli sees it. */
    static CommandLine line(Commands.Entry entry, Context context) {
        Command command = entry.factory().apply(context);
        CommandLine line = new CommandLine(command);
        line.setStopAtPositional(command.passesOptionsOn());
        line.getCommandSpec().name("slipway " + entry.name());
        return line;
    }

    private int execute(Commands.Entry entry, String[] arguments) {
        CommandLine line = line(entry, context);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((failure, given) -> wrongUsage(failure, entry));
        line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failure));
        return line.execute(arguments);
    }

    private int wrongUsage(CommandLine.ParameterException failure, Commands.Entry entry) {
        StringBuilder message = new StringBuilder(String.valueOf(failure.getMessage()));
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty() && unmatched.isUnknownOption()) {
                message.append("\nDid you mean ").append(near.getFirst()).append('?');
            }
        }
        message.append("\nSee: slipway help ").append(entry.name());
        terminal.error(message.toString());
        return ExitCode.WRONG_USAGE;
    }

    private int tell(Exception failure) throws Exception {
        return switch (failure) {
            case UsageException usage -> {
                terminal.error(String.valueOf(usage.getMessage()));
                yield ExitCode.WRONG_USAGE;
            }
            case CommandException known -> {
                terminal.error(String.valueOf(known.getMessage()));
                yield known.exitCode();
            }
            case ApiException refused -> {
                terminal.error(refused.getMessage() + hint(refused));
                yield refused.id().equals(UNAUTHORIZED) ? ExitCode.LOGIN_NEEDED : ExitCode.FAILED;
            }
            default -> throw failure;
        };
    }

    private static String hint(ApiException refused) {
        return switch (refused.id()) {
            case UNAUTHORIZED ->
                "\nThe key comes from SLIPWAY_API_KEY, from slipway login, or from the file api-key in SLIPWAY_HOME.";
            case "not_found" ->
                String.valueOf(refused.getMessage()).contains("find that app") ? "\nThe command apps lists yours." : "";
            default -> "";
        };
    }

    private int unknown(String name) {
        Optional<String> near = Commands.nearest(name);
        terminal.error(name + " is not a slipway command."
                + near.map(found -> "\nDid you mean " + found + "?").orElse("\nThe command help lists them."));
        return ExitCode.WRONG_USAGE;
    }

    private int version() {
        String version = Client.class.getPackage().getImplementationVersion();
        terminal.print("slipway/" + (version == null ? "development" : version) + " java/"
                + Runtime.version().feature());
        return ExitCode.DONE;
    }

    private int help(String... about) {
        Help help = new Help(context);
        if (about.length == 0) {
            help.listCommands();
            return ExitCode.DONE;
        }
        String name = about[0];
        if (name.equals("--markdown")) {
            terminal.out().print(new Reference(context).markdown());
            return ExitCode.DONE;
        }
        Optional<Commands.Entry> command = Commands.find(name);
        command.ifPresent(entry -> execute(entry, new String[] {"--help"}));
        boolean topic = help.printTopic(name);
        return command.isPresent() || topic ? ExitCode.DONE : unknown(name);
    }
}
