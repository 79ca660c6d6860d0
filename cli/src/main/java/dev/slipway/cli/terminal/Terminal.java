package dev.slipway.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The command's standard streams.
 *
 * @param coloured whether escape codes may be written
 * @param interactive whether a person can be asked
 */
public record Terminal(PrintStream out, PrintStream err, BufferedReader in, boolean coloured, boolean interactive) {

    public void print(String line) {
        out.println(line);
    }

    public void heading(String text) {
        out.println(paint(Style.HEADING, "=== " + text));
        out.println();
    }

    public void error(String message) {
        err.println(" " + paint(Style.BAD, "›") + "   Error: "
                + message.replace("\n", "\n " + paint(Style.BAD, "›") + "   "));
    }

    public void warning(String message) {
        err.println(" " + paint(Style.BAD, "›") + "   Warning: " + message);
    }

    /** Shows what is being done, does it, and says {@code done}, with a detail unless that is empty. */
    public <T> T progress(String what, Supplier<T> work, Function<T, String> detail) {
        err.print(what + "... ");
        err.flush();
        T result;
        try (Spinner ignored = Spinner.start(err, coloured)) {
            result = work.get();
        } catch (RuntimeException e) {
            err.println(paint(Style.BAD, "!"));
            throw e;
        }
        String shown = detail.apply(result);
        err.println(shown.isEmpty() ? "done" : "done, " + shown);
        return result;
    }

    public <T> T progress(String what, Supplier<T> work) {
        return progress(what, work, result -> "");
    }

    /** Asks a person; empty where none can be asked. */
    public Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        err.print(question);
        err.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a secret: from a person without showing it, else the input's first line. */
    public Optional<String> askSecret(String question) {
        Console console = interactive ? System.console() : null;
        if (console != null) {
            char[] typed = console.readPassword("%s", question);
            return Optional.ofNullable(typed).map(String::new).map(String::strip);
        }
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a person what is going on, beside the command's output. */
    public void note(String text) {
        err.println(text);
    }

    public String paint(Style style, String text) {
        return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }
}
