package dev.slipway.builder;

import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.Layer;
import dev.slipway.builder.layer.LayerCache;
import dev.slipway.builder.layer.SharedBlobs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes layers of directories: of those alone that changed since the last build, or that the registry lacks. */
final class PackLayers {
    private static final int AT_A_TIME = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final RegistryRepository repository;
    private final LayerCache cache;
    private final SharedBlobs shared;
    private final Path blobs;

    PackLayers(RegistryRepository repository, LayerCache cache, SharedBlobs shared, Path blobs) {
        this.repository = repository;
        this.cache = cache;
        this.shared = shared;
        this.blobs = blobs;
    }

    /** A directory and the path it shall have in the image. */
    record Source(Path directory, String path) {}

    /** @param blob the packed layer; empty if the registry holds it and nothing was packed */
    record Packed(Layer layer, Optional<Path> blob) {}

    /** The layers in the sources' order. */
    List<Packed> pack(List<Source> sources) throws IOException {
        List<Packed> packed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Packed>> tasks = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                Path blob = blobs.resolve(i + ".tar.gz");
                Callable<Packed> task = () -> pack(source, blob);
                tasks.add(threads.submit(task));
            }
            for (Future<Packed> task : tasks) {
                packed.add(result(task));
            }
        }
        cache.save();
        return packed;
    }

    private Packed pack(Source source, Path blob) throws IOException {
        String fingerprint = LayerCache.fingerprint(source.directory());
        Optional<Layer> known = cache.find(source.path(), fingerprint);
        if (known.isPresent() && repository.has(known.get())) {
            return new Packed(known.get(), Optional.empty());
        }
        SharedBlobs.Packed packed = shared.pack(source.directory(), source.path(), blob);
        cache.put(source.path(), fingerprint, packed.layer());
        return new Packed(packed.layer(), Optional.of(packed.blob()));
    }

    private static Packed result(Future<Packed> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("A layer could not be packed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Packing was interrupted: the platform is stopping.", e);
        }
    }
}
