package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.builder.layer.Layer;
import dev.slipway.builder.layer.LayerBlob;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.SlugJob;
import dev.slipway.model.dyno.AppNetwork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a stack whose run image is a file or two: nothing of it is run. */
class SlugImagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private TestRegistry registry;
    private SlugImages images;
    private Layer runLayer;

    @BeforeEach
    void start() throws IOException {
        registry = TestRegistry.start(directory.resolve("registry"));
        runLayer = makeStack();
        Path left = Files.createDirectories(directory.resolve("work/slugs")).resolve("left.tar.gz");
        Files.writeString(left, "by an earlier life");
        images = new SlugImages(config());
        assertFalse(Files.exists(left));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void putsTheAppOnTheRunImage() throws IOException {
        BuildOutcome.Succeeded made = images.assemble(job("web", "bin/web -p $PORT"));

        JsonNode manifest = JSON.readTree(registry.content(made.image().digest()));
        assertEquals(2, manifest.path("layers").size());
        assertEquals(
                runLayer.digest(),
                manifest.path("layers").path(0).path("digest").asText());
        JsonNode configuration = JSON.readTree(
                registry.content(manifest.path("config").path("digest").asText()));
        JsonNode config = configuration.path("config");
        assertEquals("/app", config.path("WorkingDir").asText());
        assertEquals("1000:1000", config.path("User").asText());
        assertTrue(config.path("Env").toString().contains("HOME=/app"), config.toString());
        assertEquals("bin/web -p $PORT", config.path("Cmd").path(2).asText());
        assertEquals("Slug", made.description());
        assertEquals(Map.of("web", "bin/web -p $PORT"), made.processTypes().asStrings());
        assertEquals(
                List.of("app/", "app/bin/", "app/bin/web", "app/tmp/"),
                entries(manifest.path("layers").path(1).path("digest").asText()));
        assertEquals(
                List.of(), List.of(Files.list(directory.resolve("work/slugs")).toArray()));
    }

    @Test
    void theSameFilesGiveTheSameImageAndAreNotSentAgain() throws IOException {
        BuildOutcome.Succeeded first = images.assemble(job("web", "bin/web"));
        int sent = registry.uploaded.size();
        BuildOutcome.Succeeded second = images.assemble(job("web", "bin/web"));

        assertEquals(first.image().digest(), second.image().digest());
        assertEquals(sent, registry.uploaded.size());
    }

    @Test
    void leavesNothingIfTheRegistryIsAway() throws IOException {
        registry.close();
        assertThrows(IOException.class, () -> images.assemble(job("web", "bin/web")));
        assertEquals(
                List.of(), List.of(Files.list(directory.resolve("work/slugs")).toArray()));
    }

    private SlugJob job(String type, String command) throws IOException {
        Path app = Files.createDirectories(directory.resolve(UUID.randomUUID().toString()));
        Files.createDirectories(app.resolve("tmp"));
        Files.createDirectories(app.resolve("bin"));
        Files.writeString(app.resolve("bin/web"), "#!/bin/sh");
        return new SlugJob(
                UUID.randomUUID(), app, ProcessTypes.of(Map.of(type, command)), "apps/one", "secret-of-the-slug");
    }

    private List<String> entries(String layer) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(registry.content(layer))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
                assertEquals(1000, entry.getLongUserId());
            }
        }
        return names;
    }

    private Layer makeStack() throws IOException {
        Path stack = Files.createDirectories(directory.resolve("stack"));
        Path root = Files.createDirectories(directory.resolve("root"));
        Files.writeString(root.resolve("os-release"), "NAME=test");
        Layer layer = LayerBlob.pack(root, "/etc", stack.resolve("run.tar.gz"));
        Files.writeString(
                stack.resolve("stack.properties"), """
                stack=bookworm
                run.image=slipway/bookworm
                build.image=slipway/bookworm-build
                run.layer.digest=%s
                run.layer.diffId=%s
                run.layer.size=%d
                """.formatted(layer.digest(), layer.diffId(), layer.bytes()));
        return layer;
    }

    private BuilderConfig config() throws IOException {
        return new BuilderConfig(
                "test",
                directory.resolve("work"),
                directory.resolve("stack"),
                directory,
                registry.host(),
                "build",
                1,
                new AppNetwork("none", "10.0.0.0/28", "10.0.0.1"),
                new BuildLimits(100, 1, 100, 1 << 20, Duration.ofMinutes(1)),
                HostSettings.of(Map.of(), directory));
    }
}
