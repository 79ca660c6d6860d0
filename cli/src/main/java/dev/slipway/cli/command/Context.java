package dev.slipway.cli.command;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A command's surroundings: environment, working directory, terminal, and what is reached from there. */
public record Context(Map<String, String> environment, Path directory, Terminal terminal, Clock clock) {

    public Api api() {
        return new Api(apiUrl(), apiKey());
    }

    public GitRepository git() {
        return new GitRepository(directory);
    }

    public URI apiUrl() {
        String url = environment.getOrDefault("SLIPWAY_API_URL", "http://127.0.0.1:" + port());
        try {
            return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (IllegalArgumentException e) {
            throw new CommandException("SLIPWAY_API_URL is not a URL: " + url, e);
        }
    }

    public String port() {
        return environment.getOrDefault("SLIPWAY_PORT", "5000");
    }

    /** The script that started this program; git calls it for the API key. */
    public String script() {
        return environment.getOrDefault("SLIPWAY_SCRIPT", "slipway");
    }

    private String apiKey() {
        String key = environment.get("SLIPWAY_API_KEY");
        if (key != null && !key.isBlank()) {
            return key.strip();
        }
        Path file = home().resolve("api-key");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandException(
                    "There is no API key: SLIPWAY_API_KEY is not set and " + file
                            + " can't be read. Start the platform, which makes it, with " + script() + " up",
                    e);
        }
    }

    private Path home() {
        String home = environment.get("SLIPWAY_HOME");
        return home != null ? Path.of(home) : Path.of(environment.getOrDefault("HOME", "."), ".slipway");
    }
}
