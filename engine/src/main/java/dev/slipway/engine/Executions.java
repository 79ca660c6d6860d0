package dev.slipway.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands in running containers. */
final class Executions {
    private final Connection connection;

    Executions(Connection connection) {
        this.connection = connection;
    }

    int run(
            String id,
            List<String> command,
            Map<String, String> env,
            String user,
            @Nullable InputStream stdin,
            OutputStream output) {
        String object = command.getFirst() + " in the container " + id;
        return connection.call("run", object, () -> {
            String execution = create(id, command, env, user, stdin != null);
            ExecStartCmd start = connection.client().execStartCmd(execution);
            if (stdin != null) {
                start.withStdIn(stdin);
            }
            await(start, output, object);
            Long code = connection.client().inspectExecCmd(execution).exec().getExitCodeLong();
            if (code == null) {
                throw new EngineException("The engine lost sight of " + object + " before it ended", null);
            }
            return code.intValue();
        });
    }

    private String create(String id, List<String> command, Map<String, String> env, String user, boolean stdin) {
        ExecCreateCmd create = connection
                .client()
                .execCreateCmd(id)
                .withCmd(command.toArray(String[]::new))
                .withEnv(env.entrySet().stream()
                        .map(var -> var.getKey() + "=" + var.getValue())
                        .toList())
                .withAttachStdin(stdin)
                .withAttachStdout(true)
                .withAttachStderr(true);
        if (!user.isEmpty()) {
            create.withUser(user);
        }
        return create.exec().getId();
    }

    private void await(ExecStartCmd start, OutputStream output, String object) {
        try (ResultCallback.Adapter<Frame> frames = start.exec(new Copy(output))) {
            frames.awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Waiting for " + object + " was interrupted", e);
        } catch (IOException e) {
            throw connection.failure("run", object, e);
        }
    }

    /** Copies stdout and stderr as they come. */
    private static final class Copy extends ResultCallback.Adapter<Frame> {
        private final OutputStream output;

        Copy(OutputStream output) {
            this.output = output;
        }

        @Override
        public void onNext(Frame frame) {
            try {
                output.write(frame.getPayload());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
