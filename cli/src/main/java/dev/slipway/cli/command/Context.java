package dev.slipway.cli.command;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.platform.KnownPlatforms;
import dev.slipway.cli.platform.Platform;
import dev.slipway.cli.platform.PlatformsFile;
import dev.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command's surroundings: environment, working directory, terminal, and what is reached from there. */
public record Context(Map<String, String> environment, Path directory, Terminal terminal, Clock clock) {

    /**
     * The platform to talk to: the one named, else SLIPWAY_API_URL, else the one of SLIPWAY_PLATFORM, else the one last
     * logged in to, else the one of this machine.
     *
     * @throws CommandException if there is no key for it
     */
    public Api api(@Nullable String named) {
        if (named == null && set("SLIPWAY_API_URL").isPresent()) {
            return atAddressOfEnvironment();
        }
        KnownPlatforms known = platforms().read();
        String name = named != null ? named : chosenPlatform(known);
        if (name.equals(Platform.LOCAL)) {
            Optional<String> given = named == null ? set("SLIPWAY_API_KEY") : Optional.empty();
            return Api.withKey(localUrl(), given.orElseGet(this::keyOfThisMachine), howToStart());
        }
        Platform platform = known.require(name);
        Optional<String> given = named == null ? set("SLIPWAY_API_KEY") : Optional.empty();
        return Api.withKey(
                platform.url(),
                given.orElse(platform.key()),
                "It is the platform " + name + "; " + script() + " platforms lists the others.");
    }

    public PlatformsFile platforms() {
        return PlatformsFile.of(environment);
    }

    /** The name of the platform that commands go to if none is named. */
    public String chosenPlatform(KnownPlatforms known) {
        return set("SLIPWAY_PLATFORM").orElse(known.current() == null ? Platform.LOCAL : known.current());
    }

    public GitRepository git() {
        return new GitRepository(directory);
    }

    /** SLIPWAY_API_URL, else the address of the platform on this machine. */
    public URI localUrl() {
        String url = set("SLIPWAY_API_URL")
                .or(() -> set("SLIPWAY_LOCAL_URL"))
                .orElseGet(() -> "http://127.0.0.1:" + environment.getOrDefault("SLIPWAY_PORT", "5000"));
        try {
            return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (IllegalArgumentException e) {
            throw new CommandException("SLIPWAY_API_URL is not a URL: " + url, e);
        }
    }

    /** The file in which the platform of this machine leaves its owner's key. */
    public Path localKey() {
        String home = environment.get("SLIPWAY_HOME");
        return (home != null ? Path.of(home) : Path.of(environment.getOrDefault("HOME", "."), ".slipway"))
                .resolve("api-key");
    }

    /** The script that started this program; git calls it for the API key. */
    public String script() {
        return environment.getOrDefault("SLIPWAY_SCRIPT", "slipway");
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Api atAddressOfEnvironment() {
        URI url = localUrl();
        boolean here = isHere(url);
        String key = set("SLIPWAY_API_KEY")
                .or(() -> platforms().read().at(url).map(Platform::key))
                .orElseGet(() -> here ? keyOfThisMachine() : noKeyFor(url));
        return Api.withKey(url, key, here ? howToStart() : "Is SLIPWAY_API_URL right?");
    }

    /** Nobody else is shown this machine's key. */
    private boolean isHere(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || set("SLIPWAY_LOCAL_URL").filter(url.toString()::equals).isPresent();
    }

    private String noKeyFor(URI url) {
        throw new CommandException(
                ExitCode.LOGIN_NEEDED,
                "There is no API key for %1$s: set SLIPWAY_API_KEY, or log in with %2$s login %1$s"
                        .formatted(url, script()),
                null);
    }

    private static String howToStart() {
        return "Start it with ./slipway up";
    }

    private String keyOfThisMachine() {
        Path file = localKey();
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.LOGIN_NEEDED,
                    "There is no API key: SLIPWAY_API_KEY is not set and " + file
                            + " can't be read.\nStart the platform, which makes it, with " + script()
                            + " up\nOr log in to a platform elsewhere with " + script() + " login URL",
                    e);
        }
    }
}
