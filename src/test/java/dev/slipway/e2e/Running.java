package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A command that runs, and what it has printed so far. */
final class Running implements AutoCloseable {
    private final String command;
    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    Running(String command, Process process) {
        this.command = command;
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (Reader stream = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                output.append(buffer, 0, count);
            }
        } catch (IOException e) {
            output.append("\n[its output could not be read on: ").append(e).append("]\n");
        }
    }

    String output() {
        return output.toString();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Waits until the command has printed the text. */
    void awaitOutput(String text) {
        await("output of " + command + " with " + text)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> output().contains(text) || (!runs() && !reader.isAlive()));
        if (!output().contains(text)) {
            throw new AssertionError("ended without printing '" + text + "': " + end());
        }
    }

    /** Waits for the command's end. */
    Result end() {
        try {
            int code = process.waitFor();
            reader.join();
            return new Result(command, code, output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL to the command and all that it has started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        end();
    }

    @Override
    public void close() {
        if (runs()) {
            kill();
        }
    }
}
