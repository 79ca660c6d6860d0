package dev.slipway.engine;

import com.github.dockerjava.api.command.ExecCreateCmd;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands in running containers, over a connection that the engine hands over to their input and output. */
final class Executions {
    private static final Logger LOG = System.getLogger(Executions.class.getName());
    private static final String START = "{\"Detach\":false,\"Tty\":false}";
    private static final int CHUNK = 16 * 1024;

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
            try (Duplex duplex = connection.duplex()) {
                start(duplex, execution);
                if (stdin != null) {
                    Thread.ofVirtual().name("exec-input").start(() -> feed(stdin, duplex, object));
                }
                copyFrames(duplex.in(), output);
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

    private static void start(Duplex duplex, String execution) throws IOException {
        String request = "POST /exec/" + execution + "/start HTTP/1.1\r\n"
                + "Host: engine\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + START.length() + "\r\n\r\n" + START;
        duplex.out().write(request.getBytes(StandardCharsets.US_ASCII));
        duplex.out().flush();
        String status = line(duplex.in());
        for (String header = status; !header.isEmpty(); ) {
            header = line(duplex.in());
        }
        if (!status.contains(" 101 ")) {
            String answer = new String(duplex.in().readNBytes(duplex.in().available()), StandardCharsets.UTF_8);
            throw new EngineException("The engine refused to start a command: " + status + " " + answer, null);
        }
    }

    /** Byte by byte, because what follows the headers belongs to the command. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine closed the connection before it answered");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
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

    private static void copyFrames(InputStream in, OutputStream output) throws IOException {
        DataInputStream frames = new DataInputStream(new BufferedInputStream(in, CHUNK));
        byte[] chunk = new byte[CHUNK];
        while (frames.read() >= 0) {
            frames.skipNBytes(3);
            for (long left = Integer.toUnsignedLong(frames.readInt()); left > 0; ) {
                int length = frames.read(chunk, 0, (int) Math.min(left, CHUNK));
                if (length < 0) {
                    throw new EOFException("the engine closed the connection within a command's output");
                }
                output.write(chunk, 0, length);
                left -= length;
            }
        }
    }
}
