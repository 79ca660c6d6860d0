package dev.slipway.builder;

import dev.slipway.engine.DockerfileBuild;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lets the engine build a Dockerfile under the build's limits, and ends that when the watch says so. */
final class DockerfileRun {
    private static final Pattern NO_BASE_IMAGE = Pattern.compile(
            "pull access denied|manifest unknown|manifest for .* not found|dial tcp|no such host|lookup |i/o timeout"
                    + "|tls: |x509|connection refused|invalid reference format|context deadline exceeded");
    private static final Pattern ARGUMENT = Pattern.compile("(?im)^\\s*ARG\\s+([A-Za-z_]+)");
    private static final Duration END_OF_BUILD = Duration.ofSeconds(10);

    private final Engine engine;
    private final BuilderConfig config;
    private final Stack stack;

    DockerfileRun(Engine engine, BuilderConfig config, Stack stack) {
        this.engine = engine;
        this.config = config;
        this.stack = stack;
    }

    /** Gives the image's id. The image, or the last step of a build that failed, is kept for the app's next build. */
    String run(BuildJob job, Path source, BuildWatch watch, BuildOutput output, DockerfileCache cache)
            throws BuildFailedException, IOException {
        CompletableFuture<String> image = new CompletableFuture<>();
        StepFiles files = new StepFiles(engine, watch.now());
        DockerfileBuild build = build(job, source, watch);
        Thread engineBuild = Thread.ofVirtual()
                .name("dockerfile-build-" + job.id())
                .start(() -> {
                    try {
                        image.complete(engine.build(source, build, line -> {
                            files.see(line);
                            output.detail(line);
                        }));
                    } catch (RuntimeException | Error e) {
                        image.completeExceptionally(e);
                    }
                });
        boolean built = false;
        try {
            String id = await(image, watch, files);
            cache.keep(id);
            built = true;
            return id;
        } finally {
            engineBuild.interrupt();
            join(engineBuild);
            Optional<String> step = built ? Optional.empty() : files.lastImage();
            if (step.isPresent()) {
                cache.keepStep(step.get());
            }
        }
    }

    private DockerfileBuild build(BuildJob job, Path source, BuildWatch watch) throws IOException {
        BuildLimits limits = config.limits();
        return new DockerfileBuild(
                "Dockerfile",
                arguments(
                        config.host(),
                        job.test(),
                        Files.readString(source.resolve("Dockerfile"), StandardCharsets.ISO_8859_1)),
                Map.of(
                        BuildpackContainer.BUILDER_LABEL,
                        config.name(),
                        "slipway.app",
                        job.appId().toString()),
                limits.memoryMegabytes(),
                limits.cpus(),
                config.network().name(),
                watch.timeLeft());
    }

    /** The engine warns of each argument that the Dockerfile doesn't name, but for proxies. */
    static Map<String, String> arguments(HostSettings host, boolean test, String dockerfile) {
        Map<String, String> arguments = new TreeMap<>(host.environment());
        arguments.putAll(host.caVariables());
        if (test) {
            arguments.put(BuildpackContainer.TEST, "true");
        }
        Set<String> named = ARGUMENT.matcher(dockerfile)
                .results()
                .map(argument -> argument.group(1))
                .collect(Collectors.toSet());
        arguments.keySet().removeIf(name -> !isProxy(name) && !named.contains(name));
        return arguments;
    }

    private static boolean isProxy(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("_proxy");
    }

    private String await(CompletableFuture<String> image, BuildWatch watch, StepFiles files)
            throws BuildFailedException, IOException {
        while (true) {
            try {
                return image.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                watch.check(files::bytes);
            } catch (ExecutionException e) {
                throw failure(e.getCause() instanceof EngineException engineSays ? engineSays : null, e, watch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw BuildFailedException.byPlatform("The build was given up because the platform is stopping.", e);
            }
        }
    }

    private BuildFailedException failure(
            @org.jspecify.annotations.Nullable EngineException engineSays, ExecutionException e, BuildWatch watch)
            throws BuildFailedException, IOException {
        if (engineSays instanceof EngineUnavailableException unavailable) {
            throw unavailable;
        }
        // Out of time: the watch has the better words.
        watch.check();
        if (engineSays == null) {
            return BuildFailedException.byPlatform("The build met an error of the platform's own: " + e.getCause(), e);
        }
        String reason = String.valueOf(engineSays.getMessage());
        if (NO_BASE_IMAGE.matcher(reason).find()) {
            return BuildFailedException.byUser(
                    "Push rejected: an image that the Dockerfile names can't be had: %s. FROM can name slipway/%s (the"
                            + " stack's run image), slipway/%s-build (with compilers and tools), scratch, an image of the"
                            + " platform's registry %s, or one of a registry that this machine reaches.",
                    reason, stack.name(), stack.name(), config.registryHost());
        }
        if (reason.contains("returned a non-zero code: 137")) {
            return BuildFailedException.byUser(
                    "Push rejected: a step of the Dockerfile was killed, most likely at the build's memory limit of %d MB"
                            + " (%s).",
                    config.limits().memoryMegabytes(), reason);
        }
        return BuildFailedException.byUser("Push rejected: the Dockerfile could not be built: %s", reason);
    }

    private static void join(Thread engineBuild) {
        try {
            engineBuild.join(END_OF_BUILD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
