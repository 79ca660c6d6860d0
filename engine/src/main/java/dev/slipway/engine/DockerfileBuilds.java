package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Dockerfile builds by the engine's classic builder. */
final class DockerfileBuilds {
    private static final long MIB = 1024L * 1024;
    private static final long CPU_PERIOD_MICROS = 100_000;

    private final Connection connection;
    private final Timer limits = new Timer("engine-build-limits", true);

    DockerfileBuilds(Connection connection) {
        this.connection = connection;
    }

    /** At its time limit, or when the caller is interrupted, the request is dropped, and the engine gives up. */
    String build(Path context, DockerfileBuild build, Consumer<String> output) {
        Path tar = new BuildContext(context, build.dockerfile()).pack();
        try (InputStream body = Files.newInputStream(tar)) {
            Request request = Request.builder()
                    .method(Request.Method.POST)
                    .path("/build?" + query(build))
                    .putHeader("Content-Type", "application/x-tar")
                    .body(body)
                    .build();
            try (Response response = connection.send("build", build.dockerfile(), request)) {
                return follow(response, build, output);
            }
        } catch (IOException e) {
            throw connection.failure("build", build.dockerfile(), e);
        } finally {
            BuildContext.discard(tar);
        }
    }

    private String follow(Response response, DockerfileBuild build, Consumer<String> output) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        TimerTask limit = new TimerTask() {
            @Override
            public void run() {
                late.set(true);
                response.close();
            }
        };
        limits.schedule(limit, build.timeout().toMillis());
        try {
            return read(response, build.dockerfile(), output);
        } catch (IOException | RuntimeException e) {
            if (late.get()) {
                throw new EngineException(
                        "The build of " + build.dockerfile() + " was stopped: it took longer than "
                                + build.timeout().toSeconds() + " seconds",
                        e);
            }
            throw e;
        } finally {
            limit.cancel();
        }
    }

    private String read(Response response, String dockerfile, Consumer<String> output) throws IOException {
        String image = "";
        BuildOutput lines = new BuildOutput(output);
        try (MappingIterator<JsonNode> messages =
                connection.json().readerFor(JsonNode.class).readValues(response.getBody())) {
            while (messages.hasNextValue()) {
                JsonNode message = messages.nextValue();
                lines.add(message.path("stream").asText(""));
                if (message.path("aux").path("ID").isTextual()) {
                    image = message.path("aux").path("ID").asText();
                }
                if (message.path("error").isTextual()) {
                    lines.end();
                    throw new EngineException(message.path("error").asText().strip(), null);
                }
            }
        }
        lines.end();
        if (image.isEmpty()) {
            throw new EngineException("The engine ended the build of " + dockerfile + " without an image", null);
        }
        return image;
    }

    private String query(DockerfileBuild build) {
        return "dockerfile=" + encode(build.dockerfile())
                + "&buildargs=" + json(build.arguments())
                + "&labels=" + json(connection.labelled(build.labels()))
                + "&memory=" + build.memoryMegabytes() * MIB
                + "&memswap=" + build.memoryMegabytes() * MIB
                + "&cpuperiod=" + CPU_PERIOD_MICROS
                + "&cpuquota=" + Math.round(build.cpus() * CPU_PERIOD_MICROS)
                + "&networkmode=" + encode(build.network())
                + "&rm=1&forcerm=1&version=1";
    }

    private String json(Map<String, String> values) {
        return encode(connection.json().valueToTree(values).toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
