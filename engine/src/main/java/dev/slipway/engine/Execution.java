package dev.slipway.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.Optional;

/**
 * A command in a running container, with its input and output. Closing it ends neither the command nor the container, as
 * the engine has no way to end a command alone.
 */
public final class Execution implements AutoCloseable {
    private static final int KILLED = 137;

    private final Connection connection;
    private final String id;
    private final String object;
    private final Attachment attachment;

    Execution(Connection connection, String id, String object, Attachment attachment) {
        this.connection = connection;
        this.id = id;
        this.object = object;
        this.attachment = attachment;
    }

    /** Its input and output. */
    public Attachment attachment() {
        return attachment;
    }

    /** Sets the size of its terminal, in characters; nothing happens if it does not run any more. */
    public void resize(int columns, int lines) {
        connection.run("resize the terminal of", object, () -> {
            try {
                connection.client().resizeExecCmd(id).withSize(lines, columns).exec();
            } catch (DockerException e) {
                // The engine has several words for a command that has ended; there is nothing to resize then.
                if (exitCode().isEmpty()) {
                    throw e;
                }
            }
        });
    }

    /** Empty while it runs; one that went with its container was killed. */
    public Optional<Integer> exitCode() {
        return connection.call("ask for the end of", object, () -> {
            try {
                return Optional.ofNullable(
                                connection.client().inspectExecCmd(id).exec().getExitCodeLong())
                        .map(Long::intValue);
            } catch (NotFoundException e) {
                return Optional.of(KILLED);
            }
        });
    }

    @Override
    public void close() throws IOException {
        attachment.close();
    }
}
