package dev.slipway.cli.git;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository around a directory, if there is one. */
public final class GitRepository {
    private static final Pattern APP_URL =
            Pattern.compile("https?://[^/]+/([a-z][a-z0-9-]{1,28}[a-z0-9])(?:\\.git)?/?");

    private final Path directory;

    public GitRepository(Path directory) {
        this.directory = directory;
    }

    public boolean exists() {
        return git("rev-parse", "--git-dir").isPresent();
    }

    /** The app that a remote pushes to. */
    public Optional<String> appOf(String remote) {
        return git("config", "--get", "remote." + remote + ".url").flatMap(GitRepository::appIn);
    }

    public List<String> remotes() {
        return git("remote").stream()
                .flatMap(String::lines)
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** Adds the remote, or turns it to another URL. */
    public void setRemote(String remote, String url) {
        if (git("config", "--get", "remote." + remote + ".url").isPresent()) {
            require("remote", "set-url", remote, url);
        } else {
            require("remote", "add", remote, url);
        }
    }

    /**
     * Makes git ask a command for the credentials of a host, in this repository only.
     *
     * @param origin scheme, host and port, such as {@code http://localhost:5000}
     * @param command a shell command that speaks git's credential protocol
     */
    public void setCredentialHelper(String origin, String command) {
        String key = "credential." + origin + ".helper";
        // The empty entry takes back helpers of the user's own, which would ask for a password or store this one.
        require("config", "--replace-all", key, "");
        require("config", "--add", key, "!" + command);
    }

    /** Pushes with git's own output on the terminal; returns git's exit code. */
    public int push(String remote, String refspec) {
        try {
            return new ProcessBuilder("git", "push", remote, refspec)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new CommandException("git can't be started: is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted. What was pushed is built all the same.", e);
        }
    }

    /**
     * A commit of this repository.
     *
     * @param branch the one that is checked out
     * @param message its first line
     */
    public record Commit(String id, String branch, String message) {}

    /** @throws CommandException if there is none of this name */
    public Commit commit(String name) {
        String id = git("rev-parse", "--verify", "--quiet", name + "^{commit}")
                .orElseThrow(() -> new CommandException(
                        exists()
                                ? "This git repository has no commit " + name + ". Fetch or make it first."
                                : "There is no git repository in " + directory + ", so there is no commit to take."));
        return new Commit(
                id,
                git("symbolic-ref", "--short", "--quiet", "HEAD").orElse("HEAD"),
                git("log", "-1", "--format=%s", id).orElse(""));
    }

    /** Writes all files of a commit into a gzipped tarball. */
    public void archive(String commit, Path file) {
        // From a folder below, git would take that folder only.
        String top = git("rev-parse", "--show-toplevel").orElse(directory.toString());
        new GitRepository(Path.of(top)).require("archive", "--format=tar.gz", "--output=" + file, commit);
    }

    static Optional<String> appIn(String url) {
        Matcher matcher = APP_URL.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void require(String... arguments) {
        if (git(arguments).isEmpty()) {
            throw new CommandException("git " + String.join(" ", arguments) + " failed in " + directory + ".");
        }
    }

    private Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (IOException e) {
            // No git on this machine: then there is no repository either, and the app must be named.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }
}
