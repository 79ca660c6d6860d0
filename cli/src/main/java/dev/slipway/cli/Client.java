package dev.slipway.cli;

import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Finds the command that was asked for, runs it, and tells how it ended. */
public final class Client {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String UNAUTHORIZED = "unauthorized";

    private final Context context;
    private final Terminal terminal;

    public Client(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** The exit code: 0 done, 1 failed, 2 called in a wrong way. */
    public int run(String... arguments) {
        String name = arguments.length == 0 ? "help" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (name) {
            case "help", "-h", "--help" -> rest.length == 0 ? listCommands() : run(rest[0], "--help");
            case "version", "-v", "--version" -> version();
            default -> Commands.find(name).map(entry -> execute(entry, rest)).orElseGet(() -> unknown(name));
        };
    }

    private int execute(Commands.Entry entry, String[] arguments) {
        Command command = entry.factory().apply(context);
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().name("slipway " + entry.name());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((failure, given) -> {
            terminal.error(String.valueOf(failure.getMessage()));
            terminal.err().println("     See: slipway help " + entry.name());
            return WRONG_USAGE;
        });
        line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failure));
        return line.execute(arguments);
    }

    private int tell(Exception failure) throws Exception {
        return switch (failure) {
            case UsageException usage -> {
                terminal.error(String.valueOf(usage.getMessage()));
                yield WRONG_USAGE;
            }
            case CommandException known -> {
                terminal.error(String.valueOf(known.getMessage()));
                yield FAILED;
            }
            case ApiException refused -> {
                terminal.error(refused.getMessage() + hint(refused));
                yield FAILED;
            }
            default -> throw failure;
        };
    }

    private String hint(ApiException refused) {
        return refused.id().equals(UNAUTHORIZED)
                ? "\nThe key comes from SLIPWAY_API_KEY, or from the file api-key in SLIPWAY_HOME."
                : "";
    }

    private int unknown(String name) {
        Optional<String> near = Commands.nearest(name);
        terminal.error(name + " is not a slipway command."
                + near.map(found -> "\nDid you mean " + found + "?").orElse("\nThe command help lists them."));
        return WRONG_USAGE;
    }

    private int version() {
        String version = Client.class.getPackage().getImplementationVersion();
        terminal.print("slipway/" + (version == null ? "development" : version) + " java/"
                + Runtime.version().feature());
        return 0;
    }

    private int listCommands() {
        terminal.print("Commands on apps (choose one with -a APP; each knows --help):");
        Table table = new Table();
        Commands.ALL.forEach(entry -> table.row("  " + entry.name(), entry.summary()));
        table.printTo(terminal);
        return 0;
    }
}
