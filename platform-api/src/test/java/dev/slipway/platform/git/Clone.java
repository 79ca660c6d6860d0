package dev.slipway.platform.git;

import dev.slipway.platform.Api;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A developer's repository, used by the real git. */
public record Clone(Path folder) {
    /** An empty repository whose remote {@code slipway} is the app's. */
    public static Clone of(String app, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Clone clone = new Clone(folder);
        clone.git("init", "-q", "-b", "main");
        clone.git("config", "user.name", folder.getFileName().toString());
        clone.git("config", "user.email", folder.getFileName() + "@example.com");
        String basic = Base64.getEncoder().encodeToString((":" + Api.key()).getBytes(StandardCharsets.UTF_8));
        clone.git("config", "http.extraHeader", "Authorization: Basic " + basic);
        clone.git("remote", "add", "slipway", "http://localhost:" + RestAssured.port + "/" + app + ".git");
        return clone;
    }

    /** Commits without a change; returns the commit's id. */
    public String commit(String message) {
        git("commit", "-q", "--allow-empty", "-m", message);
        return head();
    }

    String head() {
        return git("rev-parse", "HEAD");
    }

    String remoteMain() {
        return remote("refs/heads/main");
    }

    /** The commit that the ref is at; empty if it is not there. */
    String remote(String ref) {
        return git("ls-remote", "slipway", ref).split("\t")[0];
    }

    /** Writes a file and commits it; returns the commit's id. */
    String commit(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", file);
        return commit("Change " + file);
    }

    public Push push(String... options) {
        return push("main", List.of(options));
    }

    /** @param refspecs with blanks between */
    Push push(String refspecs, List<String> options) {
        List<String> line = new ArrayList<>(List.of("push"));
        line.addAll(options);
        line.add("slipway");
        line.addAll(List.of(refspecs.split(" ")));
        Process process = start(line);
        // Not on the common pool, which JGit needs as well.
        return new Push(process, CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread));
    }

    /** Runs to its end, which must be a good one; returns what it printed. */
    public String git(String... arguments) {
        Process process = start(List.of(arguments));
        String output = read(process).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + output);
        }
        return output;
    }

    private Process start(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(arguments);
        try {
            return new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A push under way. */
    public record Push(Process process, CompletableFuture<String> printed) {
        boolean running() {
            return process.isAlive();
        }

        public int exitCode() {
            return process.onExit().join().exitValue();
        }

        public String output() {
            return printed.join();
        }
    }
}
