package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Style;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "releases:diff",
        description = "Show what changed between two releases: code and config vars. Values are shown only on demand.")
public final class ReleaseDiff extends AppCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OLD",
            description = "Such as v3; the one before NEW if not given.")
    @Nullable
    private String older;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "Such as v4; the newest if not given.")
    @Nullable
    private String newer;

    @Option(names = "--values", description = "Show the values of config vars too.")
    private boolean values;

    @Option(
            names = {"-j", "--json"},
            description = "Print the difference as JSON.")
    private boolean json;

    public ReleaseDiff(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode to = Versions.find(api, app(), newer);
        JsonNode from = Versions.find(api, app(), older != null ? older : before(to));
        ObjectNode changes = changes(vars(api, from), vars(api, to));
        if (json) {
            ObjectNode difference = Api.object();
            difference.set("from", from);
            difference.set("to", to);
            difference.set("config_vars", changes);
            terminal.print(difference.toPrettyString());
            return;
        }
        terminal.heading(name(from) + " to " + name(to));
        boolean sameCode = from.path("slug").equals(to.path("slug"));
        terminal.print(
                sameCode
                        ? "The code is the same."
                        : "The code changed: " + to.path("description").asText());
        if (changes.isEmpty()) {
            terminal.print("The config vars are the same.");
        }
        changes.properties().forEach(change -> print(change.getKey(), change.getValue()));
    }

    private static String before(JsonNode release) {
        int version = release.path("version").asInt();
        if (version < 2) {
            throw new CommandException("There is no release before v" + version + ".");
        }
        return "v" + (version - 1);
    }

    private JsonNode vars(Api api, JsonNode release) {
        return api.get(path("/releases/" + release.path("version").asText() + "/config-vars"));
    }

    /** Per config var that differs, what it was and what it is; null stands for not set. */
    private ObjectNode changes(JsonNode from, JsonNode to) {
        TreeSet<String> names = new TreeSet<>();
        from.fieldNames().forEachRemaining(names::add);
        to.fieldNames().forEachRemaining(names::add);
        ObjectNode changes = Api.object();
        for (String name : names) {
            if (!from.path(name).equals(to.path(name))) {
                changes.set(
                        name, Api.object().put("from", shown(from.get(name))).put("to", shown(to.get(name))));
            }
        }
        return changes;
    }

    private @Nullable String shown(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return values ? value.asText() : "...";
    }

    private void print(String name, JsonNode change) {
        if (!change.path("from").isNull()) {
            terminal.print(terminal.paint(
                    Style.BAD, "- " + name + "=" + change.path("from").asText()));
        }
        if (!change.path("to").isNull()) {
            terminal.print(terminal.paint(
                    Style.GOOD, "+ " + name + "=" + change.path("to").asText()));
        }
    }

    private static String name(JsonNode release) {
        return "v" + release.path("version").asText();
    }
}
