package dev.slipway.engine;

import dev.slipway.model.release.ImageReference;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container engine. Thread-safe. Every call that can't reach the engine throws {@link EngineUnavailableException};
 * one that the engine refuses throws {@link EngineException} with the engine's own words.
 */
public interface Engine extends AutoCloseable {
    /** The label that marks every object of an installation. */
    String INSTALLATION_LABEL = "slipway.installation";

    /** Whether the engine answers now. Never throws. */
    boolean answers();

    /** Creates a container, labelled with the installation, without starting it; gives its id. */
    String create(ContainerSpec spec);

    /**
     * Creates a container as {@link #create} does, for {@link #attach}: its output goes to whoever is attached, and to
     * no log.
     *
     * @param terminal whether the container's input and output are a terminal
     */
    String createAttachable(ContainerSpec spec, boolean terminal);

    /**
     * Attaches to a container of {@link #createAttachable}; before its start, so that nothing it prints is missed. The
     * caller closes the attachment, and says of the terminal what it said at creation.
     */
    Attachment attach(String containerId, boolean terminal);

    /** Sets the size of a running container's terminal, in characters; nothing happens if it does not run. */
    void resize(String containerId, int columns, int lines);

    /** Starts a created container; nothing happens if it runs. */
    void start(String containerId);

    /** Sends SIGTERM, and SIGKILL after the grace; returns when it has ended, or at once if it does not run. */
    void stop(String containerId, Duration grace);

    /** Sends SIGTERM and returns at once; nothing happens if it does not run. */
    void terminate(String containerId);

    /** Sends SIGHUP, as a terminal does that is closed, and returns at once; nothing happens if it does not run. */
    void hangUp(String containerId);

    /** Sends SIGKILL; nothing happens if it does not run. */
    void kill(String containerId);

    /** Removes the container by force, with its anonymous volumes; nothing happens if there is none. */
    void remove(String containerId);

    /**
     * All containers of this installation, running or not, that carry each of these labels. Start, exit code and
     * process id are not told here: {@link #inspect} does.
     */
    List<Container> list(Map<String, String> labels);

    /** The container as it is now; empty if there is none. */
    Optional<Container> inspect(String containerId);

    /** What the container's processes have of memory; empty if it does not run. */
    Optional<MemoryUse> memory(String containerId);

    /**
     * How many of the container's threads run or wait for a CPU at this moment.
     *
     * @throws EngineException also if the engine's machine has no {@code ps}, or the container does not run
     */
    int runnable(String containerId);

    /**
     * Bytes that each running container of this installation has written to its own file system, by container id. The
     * engine counts files for it: the time it takes grows with their number.
     */
    Map<String, Long> written();

    /** The same of these running containers, whosesoever they are; ids may be shortened. Those that don't run are left out. */
    Map<String, Long> written(Set<String> containerIds);

    /** Waits for the container's end and gives its exit code; empty when the timeout passes first. */
    Optional<Integer> await(String containerId, Duration timeout);

    /**
     * Reads a container's log from a moment on (inclusive; {@code null}: from its start) and follows it until it ends.
     * Blocks until then. Returns normally only when the container has ended and its log was read to its end; an
     * interrupt or a failing engine throws. A line over 10,000 bytes comes in pieces, all with the line's time.
     */
    void follow(String containerId, java.time.@Nullable Instant since, Consumer<LogRecord> lines);

    /** Calls back for each start, exit, removal and lack of memory of this installation's containers until closed; reconnects. */
    AutoCloseable events(Consumer<ContainerEvent> listener);

    /** Runs a command in a running container, feeding it {@code stdin} if given; output goes to {@code output}. */
    int exec(
            String containerId,
            List<String> command,
            Map<String, String> env,
            String user,
            @Nullable InputStream stdin,
            OutputStream output);

    /**
     * Runs a command in a running container, as its user, for somebody to attach to. The caller closes the execution.
     *
     * @param terminal whether the command's input and output are a terminal
     */
    Execution execute(String containerId, List<String> command, Map<String, String> env, boolean terminal);

    /** Writes a tar stream's entries below a path inside the container. */
    void copyInto(String containerId, String path, InputStream tar);

    /** A path inside the container (running or not) as a tar stream. */
    InputStream copyFrom(String containerId, String path);

    /** Whether the engine holds the image, by any reference that it understands. */
    boolean hasImage(String reference);

    /** The user that the image's processes run as, empty text for root; no value if the engine has no such image. */
    Optional<String> imageUser(String reference);

    /** Pulls an image by digest from the registry at {@code host}; nothing is transferred that the engine holds. */
    void pull(ImageReference image, String host, String user, String password);

    /** Whether the registry at {@code host} answers this engine and lets this user in. */
    boolean canLogIn(String host, String user, String password);

    /**
     * An image that has no name and was made after a moment, such as a step of a build; empty for any other, and if
     * there is none.
     *
     * @param id may be shortened
     */
    Optional<StepImage> stepImage(String id, java.time.Instant madeAfter);

    /**
     * The image of a step.
     *
     * @param id in full
     * @param bytes what the step added to the image before it
     */
    record StepImage(String id, long bytes) {}

    /** References by digest of all images that the engine holds from repositories which begin with the prefix. */
    List<String> images(String prefix);

    /** Removes an image's reference; nothing happens if there is none, or if a container uses it. */
    void removeImage(String reference);

    /**
     * Builds a Dockerfile with the engine's own builder, under the limits given, and gives the image's id.
     *
     * @param context the directory with the source
     * @param output the builder's lines as they come
     * @throws EngineException with the last error line if the build fails
     */
    String build(Path context, DockerfileBuild build, Consumer<String> output);

    /** Writes an image as a tar stream in the engine's export format (`docker save`). */
    InputStream save(String reference);

    /** Makes the network, labelled with the installation, if there is none of that name. */
    void ensureNetwork(NetworkSpec network);

    /** Removes the network of that name; nothing happens if there is none, or if a container is in it. */
    void removeNetwork(String name);

    /** Names of all networks of this installation that carry each of these labels. */
    List<String> networks(Map<String, String> labels);

    @Override
    void close();
}
