package dev.slipway.cli;

import dev.slipway.cli.app.AddRemote;
import dev.slipway.cli.app.Apps;
import dev.slipway.cli.app.Create;
import dev.slipway.cli.app.Destroy;
import dev.slipway.cli.app.Info;
import dev.slipway.cli.app.Open;
import dev.slipway.cli.build.BuildInfo;
import dev.slipway.cli.build.Builds;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.config.GetConfig;
import dev.slipway.cli.config.SetConfig;
import dev.slipway.cli.config.ShowConfig;
import dev.slipway.cli.config.UnsetConfig;
import dev.slipway.cli.domain.AddDomain;
import dev.slipway.cli.domain.Domains;
import dev.slipway.cli.domain.RemoveDomain;
import dev.slipway.cli.dyno.ListDynos;
import dev.slipway.cli.dyno.Restart;
import dev.slipway.cli.dyno.Scale;
import dev.slipway.cli.key.AddKey;
import dev.slipway.cli.key.ClearKeys;
import dev.slipway.cli.key.ListKeys;
import dev.slipway.cli.key.RemoveKey;
import dev.slipway.cli.log.Logs;
import dev.slipway.cli.release.ReleaseInfo;
import dev.slipway.cli.release.ReleaseOutput;
import dev.slipway.cli.release.Releases;
import dev.slipway.cli.release.Rollback;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All commands by name. None is loaded before it is asked for. */
final class Commands {
    private static final int CLOSE_ENOUGH = 3;

    static final List<Entry> ALL = List.of(
            new Entry("apps", "list your apps", Apps::new),
            new Entry("builds", "list the builds of an app", Builds::new),
            new Entry("builds:info", "show a build in detail", BuildInfo::new),
            new Entry("config", "list the config vars of an app", ShowConfig::new),
            new Entry("config:get", "print the value of a config var", GetConfig::new),
            new Entry("config:set", "set config vars", SetConfig::new),
            new Entry("config:unset", "remove config vars", UnsetConfig::new),
            new Entry("create", "create an app and its git remote", Create::new),
            new Entry("destroy", "destroy an app for good", Destroy::new),
            new Entry("domains", "list the hostnames of an app", Domains::new),
            new Entry("domains:add", "add a hostname to an app", AddDomain::new),
            new Entry("domains:remove", "remove a hostname from an app", RemoveDomain::new),
            new Entry("git:remote", "connect a git repository to an app", AddRemote::new),
            new Entry("info", "show an app in detail", Info::new),
            new Entry("keys", "list your SSH keys", ListKeys::new),
            new Entry("keys:add", "add an SSH key to your account", AddKey::new),
            new Entry("keys:clear", "remove all SSH keys from your account", ClearKeys::new),
            new Entry("keys:remove", "remove an SSH key from your account", RemoveKey::new),
            new Entry("logs", "show the log lines of an app", Logs::new),
            new Entry("open", "print the app's URL", Open::new),
            new Entry("ps", "list the dynos of an app", ListDynos::new),
            new Entry("ps:restart", "restart dynos", Restart::new),
            new Entry("ps:scale", "change or show how many dynos run", Scale::new),
            new Entry("releases", "list the releases of an app", Releases::new),
            new Entry("releases:info", "show a release in detail", ReleaseInfo::new),
            new Entry("releases:output", "show the output of a release phase", ReleaseOutput::new),
            new Entry("rollback", "go back to an earlier release", Rollback::new));

    private static final Map<String, String> ALIASES = Map.of(
            "apps:create", "create",
            "apps:info", "info",
            "apps:destroy", "destroy",
            "apps:open", "open",
            "scale", "ps:scale",
            "restart", "ps:restart",
            "releases:rollback", "rollback",
            "config:add", "config:set",
            "config:remove", "config:unset",
            "list", "apps");

    private Commands() {}

    record Entry(String name, String summary, Function<Context, Command> factory) {}

    static Optional<Entry> find(String name) {
        String canonical = ALIASES.getOrDefault(name, name);
        return ALL.stream().filter(entry -> entry.name().equals(canonical)).findFirst();
    }

    /** The command whose name is nearest to what was typed, if one is near. */
    static Optional<String> nearest(String typed) {
        return ALL.stream()
                .map(Entry::name)
                .filter(name -> distance(typed, name) <= CLOSE_ENOUGH)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
