package dev.slipway.cli.platform;

import dev.slipway.cli.failure.CommandException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platforms of {@code cli.toml}.
 *
 * @param current the name of the one that commands go to; null for the one of this machine
 */
public record KnownPlatforms(@Nullable String current, List<Platform> all) {
    static final KnownPlatforms NONE = new KnownPlatforms(null, List.of());

    public Optional<Platform> find(String name) {
        return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
    }

    public Optional<Platform> at(URI url) {
        return all.stream().filter(platform -> platform.url().equals(url)).findFirst();
    }

    /** @throws CommandException if there is none of that name */
    public Platform require(String name) {
        return find(name)
                .orElseThrow(() -> new CommandException("There is no platform " + name
                        + ". The command platforms lists them; slipway login URL --name " + name + " adds one."));
    }

    public KnownPlatforms with(Platform added) {
        List<Platform> next = new ArrayList<>(all);
        next.removeIf(platform -> platform.name().equals(added.name()));
        next.add(added);
        return new KnownPlatforms(added.name(), List.copyOf(next));
    }

    public KnownPlatforms without(String name) {
        List<Platform> next =
                all.stream().filter(platform -> !platform.name().equals(name)).toList();
        return new KnownPlatforms(name.equals(current) ? null : current, next);
    }

    public KnownPlatforms using(String name) {
        return new KnownPlatforms(
                name.equals(Platform.LOCAL) ? null : require(name).name(), all);
    }
}
