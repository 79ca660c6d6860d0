package dev.slipway.builder.layer;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers, for one app, what each directory was packed to, so that one which did not change keeps its digest without
 * being packed. Thread-safe. A cache file that can't be read counts as empty.
 */
public final class LayerCache {
    /** Raised when the packing itself changes, which makes all that was remembered void. */
    private static final String FORMAT = "1";

    private final Path file;
    private final Properties known = new Properties();

    private LayerCache(Path file) {
        this.file = file;
    }

    public static LayerCache open(Path file) throws IOException {
        LayerCache cache = new LayerCache(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                cache.known.load(reader);
            } catch (IllegalArgumentException e) {
                // Written by another hand, or half; packing again makes it good.
                cache.known.clear();
            }
        }
        return cache;
    }

    /** What a tree of that fingerprint was packed to, if it was. */
    public Optional<Layer> find(String name, String fingerprint) {
        String[] entry = known.getProperty(name, "").split(" ", -1);
        if (entry.length != 5
                || !entry[0].equals(FORMAT)
                || !entry[1].equals(fingerprint)
                || !entry[4].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Layer(entry[2], entry[3], Long.parseLong(entry[4])));
    }

    public void put(String name, String fingerprint, Layer layer) {
        known.setProperty(
                name, String.join(" ", FORMAT, fingerprint, layer.digest(), layer.diffId(), "" + layer.bytes()));
    }

    /** The tree's fingerprint, to find and put by. */
    public static String fingerprint(Path directory) throws IOException {
        return Fingerprint.of(directory);
    }

    /** Writes what is known, in one step: a crash leaves the old file or the new one. */
    public synchronized void save() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(next)) {
            known.store(writer, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
