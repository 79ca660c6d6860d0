package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The docker command of this machine, or the one that SLIPWAY_DOCKER names, such as podman. */
public final class Docker {
    private final String program;
    private final Path directory;

    public Docker(Context context) {
        this.program = context.environment().getOrDefault("SLIPWAY_DOCKER", "docker");
        this.directory = context.directory();
    }

    /**
     * Runs it to its end; what it prints is this command's output.
     *
     * @throws CommandException if it is not there, or ends otherwise than well
     */
    public void run(List<String> arguments) {
        runWithInput(arguments, "");
    }

    /** @param input what it reads, such as a password that is not to be seen among the arguments */
    public void runWithInput(List<String> arguments, String input) {
        try {
            Process process = builder(arguments).start();
            send(process, input);
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandException(program + " " + arguments.getFirst() + " ended with the status " + code
                        + "; its output says why.");
            }
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    /**
     * Runs it to its end; what it prints is told only if it fails.
     *
     * @throws CommandException if it is not there, or ends otherwise than well
     */
    public void runQuietly(List<String> arguments, String input) {
        try {
            Process process = builder(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .redirectErrorStream(true)
                    .start();
            send(process, input);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandException(program + " failed: " + printed.strip());
            }
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    /**
     * Runs it to its end, with this command's own input, and with more in its environment.
     *
     * @return its exit status
     * @throws CommandException if it is not there
     */
    public int stand(List<String> arguments, Map<String, String> environment) {
        ProcessBuilder builder = builder(arguments).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private CommandException missing(IOException cause) {
        return new CommandException(
                program + " can't be run here: " + cause.getMessage()
                        + ". Install docker, or name another program that has its commands in SLIPWAY_DOCKER.",
                cause);
    }

    private static void send(Process process, String input) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading: its status says what happened.
            if (process.isAlive()) {
                throw e;
            }
        }
    }
}
