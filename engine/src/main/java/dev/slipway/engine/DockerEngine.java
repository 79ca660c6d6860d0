package dev.slipway.engine;

import dev.slipway.model.release.ImageReference;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An {@link Engine} that speaks the Docker Engine API, from version 20.10 on. */
public final class DockerEngine implements Engine {
    private final Connection connection;
    private final Containers containers;
    private final ContainerLogs logs;
    private final ContainerUsage usage;
    private final Executions executions;
    private final Images images;
    private final DockerfileBuilds builds;
    private final Networks networks;

    private DockerEngine(Connection connection) {
        this.connection = connection;
        containers = new Containers(connection, new InitProcess(connection));
        logs = new ContainerLogs(connection, containers);
        usage = new ContainerUsage(connection);
        executions = new Executions(connection);
        images = new Images(connection);
        builds = new DockerfileBuilds(connection);
        networks = new Networks(connection);
    }

    /** A client of that engine. Nothing is sent yet, so it succeeds while the engine is away. */
    public static DockerEngine connect(EngineConfig config) {
        return new DockerEngine(new Connection(config));
    }

    @Override
    public boolean answers() {
        try {
            connection.run(
                    "answer", "a ping", () -> connection.client().pingCmd().exec());
            return true;
        } catch (EngineException e) {
            // That is the answer to the question; whoever needs the reason makes the call that fails.
            return false;
        }
    }

    @Override
    public String create(ContainerSpec spec) {
        return containers.create(spec);
    }

    @Override
    public String createAttachable(ContainerSpec spec, boolean terminal) {
        return containers.createAttachable(spec, terminal);
    }

    @Override
    public Attachment attach(String containerId, boolean terminal) {
        return containers.attach(containerId, terminal);
    }

    @Override
    public void resize(String containerId, int columns, int lines) {
        containers.resize(containerId, columns, lines);
    }

    @Override
    public void start(String containerId) {
        containers.start(containerId);
    }

    @Override
    public void stop(String containerId, Duration grace) {
        containers.stop(containerId, grace);
    }

    @Override
    public void terminate(String containerId) {
        containers.signal(containerId, "SIGTERM");
    }

    @Override
    public void hangUp(String containerId) {
        containers.signal(containerId, "SIGHUP");
    }

    @Override
    public void kill(String containerId) {
        containers.signal(containerId, "SIGKILL");
    }

    @Override
    public void remove(String containerId) {
        containers.remove(containerId);
    }

    @Override
    public List<Container> list(Map<String, String> labels) {
        return containers.list(labels);
    }

    @Override
    public Optional<Container> inspect(String containerId) {
        return containers.inspect(containerId);
    }

    @Override
    public Optional<MemoryUse> memory(String containerId) {
        return usage.memory(containerId);
    }

    @Override
    public int runnable(String containerId) {
        return usage.runnable(containerId);
    }

    @Override
    public Map<String, Long> written() {
        return usage.written();
    }

    @Override
    public Map<String, Long> written(Set<String> containerIds) {
        return usage.written(containerIds);
    }

    @Override
    public Optional<Integer> await(String containerId, Duration timeout) {
        return containers.await(containerId, timeout);
    }

    @Override
    public void follow(String containerId, @Nullable Instant since, Consumer<LogRecord> lines) {
        logs.follow(containerId, since, lines);
    }

    @Override
    public AutoCloseable events(Consumer<ContainerEvent> listener) {
        return EventStream.open(connection, listener);
    }

    @Override
    public int exec(
            String containerId,
            List<String> command,
            Map<String, String> env,
            String user,
            @Nullable InputStream stdin,
            OutputStream output) {
        return executions.run(containerId, command, env, user, stdin, output);
    }

    @Override
    public Execution execute(String containerId, List<String> command, Map<String, String> env, boolean terminal) {
        return executions.open(containerId, command, env, terminal);
    }

    @Override
    public void copyInto(String containerId, String path, InputStream tar) {
        containers.copyInto(containerId, path, tar);
    }

    @Override
    public InputStream copyFrom(String containerId, String path) {
        return containers.copyFrom(containerId, path);
    }

    @Override
    public boolean hasImage(String reference) {
        return images.user(reference).isPresent();
    }

    @Override
    public Optional<String> imageUser(String reference) {
        return images.user(reference);
    }

    @Override
    public void pull(ImageReference image, String host, String user, String password) {
        images.pull(image, host, user, password);
    }

    @Override
    public boolean canLogIn(String host, String user, String password) {
        return images.canLogIn(host, user, password);
    }

    @Override
    public Optional<StepImage> stepImage(String id, Instant madeAfter) {
        return images.step(id, madeAfter);
    }

    @Override
    public List<String> images(String prefix) {
        return images.withPrefix(prefix);
    }

    @Override
    public void removeImage(String reference) {
        images.remove(reference);
    }

    @Override
    public String build(Path context, DockerfileBuild build, Consumer<String> output) {
        return builds.build(context, build, output);
    }

    @Override
    public InputStream save(String reference) {
        return images.save(reference);
    }

    @Override
    public void ensureNetwork(NetworkSpec network) {
        networks.ensure(network);
    }

    @Override
    public void removeNetwork(String name) {
        networks.remove(name);
    }

    @Override
    public List<String> networks(Map<String, String> labels) {
        return networks.names(labels);
    }

    @Override
    public void close() {
        connection.close();
    }
}
