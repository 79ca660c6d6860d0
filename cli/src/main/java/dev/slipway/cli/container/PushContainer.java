package dev.slipway.cli.container;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Docker;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "container:push",
        description = "Build images by Dockerfiles with docker, and push them to the platform's registry.")
public final class PushContainer extends AppCommand {
    @Parameters(arity = "0..*", paramLabel = "TYPE", description = "One process type, or several with --recursive.")
    private List<String> types = List.of();

    @Option(
            names = {"-R", "--recursive"},
            description = "Push Dockerfile.TYPE of this folder and of those below it.")
    private boolean recursive;

    @Option(
            names = "--arg",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Build arguments, with commas between them.")
    private List<String> arguments = List.of();

    @Option(
            names = "--context-path",
            paramLabel = "DIR",
            description = "The build context; the Dockerfile's folder if not given.")
    @Nullable
    private Path contextPath;

    public PushContainer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Map<String, Path> dockerfiles = dockerfiles();
        String root = api().registryHost() + "/" + app() + "/";
        Docker docker = new Docker(context);
        dockerfiles.forEach((type, file) -> {
            terminal.heading("Building %s (%s)".formatted(type, file));
            docker.run(build(root + type, file));
        });
        dockerfiles.forEach((type, file) -> {
            terminal.heading("Pushing %s (%s)".formatted(type, file));
            docker.run(List.of("push", root + type));
        });
        terminal.print("Release %s with: %s container:release %s -a %s"
                .formatted(
                        dockerfiles.size() == 1 ? "it" : "them",
                        context.script(),
                        String.join(" ", dockerfiles.keySet()),
                        app()));
    }

    private Map<String, Path> dockerfiles() {
        return recursive ? recursively() : single();
    }

    private Map<String, Path> single() {
        if (types.size() != 1) {
            throw new UsageException("Name exactly one process type, such as web, or add --recursive.");
        }
        Path file = context.directory().resolve("Dockerfile");
        if (!Files.isRegularFile(file)) {
            throw new CommandException("There is no Dockerfile in " + context.directory()
                    + ". Run the command in the folder that has it, or add --recursive for Dockerfile."
                    + types.getFirst()
                    + ".");
        }
        return Map.of(types.getFirst(), file);
    }

    private Map<String, Path> recursively() {
        Map<String, Path> found = Dockerfiles.below(context.directory());
        List<String> missing =
                types.stream().filter(type -> !found.containsKey(type)).toList();
        if (found.isEmpty() || !missing.isEmpty()) {
            throw new CommandException("There is no Dockerfile.%s in %s or below."
                    .formatted(missing.isEmpty() ? "TYPE" : missing.getFirst(), context.directory()));
        }
        Map<String, Path> chosen = new TreeMap<>(found);
        if (!types.isEmpty()) {
            chosen.keySet().retainAll(types);
        }
        return chosen;
    }

    private List<String> build(String image, Path file) {
        List<String> command = new ArrayList<>(List.of("build", "-f", file.toString(), "-t", image));
        for (String argument : arguments) {
            command.addAll(List.of("--build-arg", argument));
        }
        Path folder = contextPath == null
                ? file.resolveSibling(".").normalize()
                : context.directory().resolve(contextPath);
        command.add(folder.toString());
        return command;
    }
}
