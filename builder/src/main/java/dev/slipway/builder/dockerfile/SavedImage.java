package dev.slipway.builder.dockerfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image that the engine exported ({@code docker save}): its configuration, and its layers as tars in files. */
record SavedImage(JsonNode configuration, List<SavedLayer> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param diffId the tar's digest, as the configuration says it */
    record SavedLayer(String diffId, Path tar) {}

    /** Unpacks the export into numbered files of a directory: names of the archive are never used as paths. */
    static SavedImage unpack(InputStream export, Path directory) throws IOException {
        Map<String, Path> files = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(export)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isSymbolicLink() || entry.isLink()) {
                    links.put(entry.getName(), target(entry));
                } else if (entry.isFile()) {
                    Path file = directory.resolve("saved-" + files.size());
                    Files.copy(tar, file);
                    files.put(entry.getName(), file);
                }
            }
        }
        JsonNode manifest = json(files, "manifest.json").path(0);
        JsonNode configuration = json(files, manifest.path("Config").asText());
        List<SavedLayer> layers = new ArrayList<>();
        JsonNode diffIds = configuration.path("rootfs").path("diff_ids");
        for (int i = 0; i < manifest.path("Layers").size(); i++) {
            String name = manifest.path("Layers").path(i).asText();
            layers.add(new SavedLayer(diffIds.path(i).asText(), file(files, links.getOrDefault(name, name))));
        }
        return new SavedImage(configuration, layers);
    }

    /** A layer that occurs twice is a link to its first place: {@code ../ID/layer.tar}. */
    private static String target(TarArchiveEntry entry) {
        if (entry.isLink()) {
            return entry.getLinkName();
        }
        return Path.of("/" + entry.getName())
                .resolveSibling(entry.getLinkName())
                .normalize()
                .toString()
                .substring(1);
    }

    private static JsonNode json(Map<String, Path> files, String name) throws IOException {
        return JSON.readTree(file(files, name).toFile());
    }

    private static Path file(Map<String, Path> files, String name) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            throw new IOException("The engine's export of the image has no " + name + ".");
        }
        return file;
    }
}
