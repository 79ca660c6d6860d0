package dev.slipway.engine;

import com.github.dockerjava.api.command.ExecCreateCmd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands in running containers, over a connection that the engine hands over to their input and output. */
final class Executions {
    private static final Logger LOG = System.getLogger(Executions.class.getName());
    private static final String START = "{\"Detach\":false,\"Tty\":false}";
    private static final String START_TERMINAL = "{\"Detach\":false,\"Tty\":true}";

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
            String execution = create(id, command, env, user, stdin != null, false);
            try (Duplex duplex = Upgrade.post(connection, "/exec/" + execution + "/start", START)) {
                if (stdin != null) {
                    Thread.ofVirtual().name("exec-input").start(() -> feed(stdin, duplex, object));
                }
                Frames.copy(duplex.in(), output);
            } catch (IOException e) {
                throw connection.failure("run", object, e);
            }
            Long code = connection.client().inspectExecCmd(execution).exec().getExitCodeLong();
            if (code == null) {
                throw new EngineException("The engine lost sight of " + object + " before it ended", null);
            }
            return code.intValue();
        });
    }

    /** The caller closes it. */
    Execution open(String id, List<String> command, Map<String, String> env, boolean terminal) {
        String object = "a command in the container " + id;
        return connection.call("run", object, () -> {
            String execution = create(id, command, env, "", true, terminal);
            try {
                Duplex duplex =
                        Upgrade.post(connection, "/exec/" + execution + "/start", terminal ? START_TERMINAL : START);
                return new Execution(connection, execution, object, new Attachment(duplex, terminal));
            } catch (IOException e) {
                throw connection.failure("run", object, e);
            }
        });
    }

    private String create(
            String id, List<String> command, Map<String, String> env, String user, boolean stdin, boolean terminal) {
        ExecCreateCmd create = connection
                .client()
                .execCreateCmd(id)
                .withCmd(command.toArray(String[]::new))
                .withEnv(env.entrySet().stream()
                        .map(var -> var.getKey() + "=" + var.getValue())
                        .toList())
                .withTty(terminal)
                .withAttachStdin(stdin)
                .withAttachStdout(true)
                .withAttachStderr(true);
        if (!user.isEmpty()) {
            create.withUser(user);
        }
        return create.exec().getId();
    }

    /** Ends the command's input with the stream's end. */
    private static void feed(InputStream stdin, Duplex duplex, String object) {
        try {
            stdin.transferTo(duplex.out());
            duplex.out().flush();
            duplex.endOutput().run();
        } catch (IOException e) {
            // A command may end before it has read all of its input; its exit code tells whether that is bad.
            LOG.log(Level.DEBUG, "input not read to its end command={0} reason={1}", object, e.getMessage());
        }
    }
}
