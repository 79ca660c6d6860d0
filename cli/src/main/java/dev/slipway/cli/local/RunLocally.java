package dev.slipway.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Docker;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "local",
        description =
                "Run a release on this machine, by plain docker: its image, its config vars, one of its process types.")
public final class RunLocally extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "TYPE", defaultValue = "web", description = "The process type to run.")
    private String type = "web";

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "5001",
            description = "Where the process is told to listen, and answers on this machine.")
    private int port;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            description = "The release to run, such as v3; the one that is live if not given.")
    @Nullable
    private String version;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description =
                    "An environment variable beyond the config vars, or instead of one. Can be given several times.")
    private Map<String, String> variables = new LinkedHashMap<>();

    public RunLocally(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (port < 1 || port > 65535) {
            throw new UsageException(port + " is no port: it is a number from 1 to 65535.");
        }
        Api api = api();
        JsonNode release = release(api);
        JsonNode slug = slug(api, release);
        LocalImage image = LocalImage.of(slug, api.registryHost());
        image.requireHas(type);
        Map<String, String> environment = environment(api, release);
        Docker docker = new Docker(context);
        image.pull(docker, api);
        terminal.note("Running %s of %s v%d%s. Ctrl-C ends it."
                .formatted(
                        type,
                        app(),
                        release.path("version").asInt(),
                        type.equals("web") ? " on http://localhost:" + port + "/" : ""));
        endWith(docker.stand(arguments(image, slug, environment), environment));
    }

    private JsonNode release(Api api) {
        if (version != null) {
            return api.get(path("/releases/" + version.replaceFirst("^v(?=\\d)", "")));
        }
        for (JsonNode release : api.get(path("/releases"), "version ..; order=desc,max=200")) {
            if (release.path("current").asBoolean()) {
                return release;
            }
        }
        throw new CommandException(app() + " has no release yet. Push it first.");
    }

    private JsonNode slug(Api api, JsonNode release) {
        JsonNode id = release.path("slug").path("id");
        if (!id.isTextual()) {
            throw new CommandException("v%d of %s has no code, only config vars. Push it first."
                    .formatted(release.path("version").asInt(), app()));
        }
        return api.get(path("/slugs/" + id.asText()));
    }

    private Map<String, String> environment(Api api, JsonNode release) {
        Map<String, String> environment = new LinkedHashMap<>();
        api.get(path("/releases/" + release.path("id").asText() + "/config-vars"))
                .properties()
                .forEach(var -> environment.put(var.getKey(), var.getValue().asText()));
        environment.putAll(variables);
        environment.put("PORT", Integer.toString(port));
        environment.put("DYNO", type + ".1");
        String number = "v" + release.path("version").asInt();
        for (String prefix : List.of("HEROKU", "SLIPWAY")) {
            environment.put(prefix + "_APP_NAME", app());
            environment.put(prefix + "_RELEASE_VERSION", number);
        }
        return environment;
    }

    /** Docker takes the values from its own environment: among the arguments everybody on the machine would see them. */
    private List<String> arguments(LocalImage image, JsonNode slug, Map<String, String> environment) {
        List<String> line = new ArrayList<>(List.of("run", "--rm", "--init", "--interactive"));
        if (terminal.interactive()) {
            line.add("--tty");
        }
        if (type.equals("web")) {
            line.addAll(List.of("--publish", "127.0.0.1:%1$d:%1$d".formatted(port)));
        }
        line.addAll(environment.keySet().stream()
                .flatMap(name -> Stream.of("--env", name))
                .toList());
        line.addAll(List.of("--entrypoint", "/bin/sh", image.reference(), "-c"));
        line.add(slug.path("process_types").path(type).asText());
        return line;
    }
}
