package dev.slipway.builder;

import com.google.cloud.tools.jib.blob.Blobs;
import dev.slipway.builder.image.RegistryRepository;
import java.io.IOException;
import java.util.List;

/** Sends to the registry what it lacks. */
final class PushLayers {
    private final RegistryRepository repository;

    PushLayers(RegistryRepository repository) {
        this.repository = repository;
    }

    /** The run image's layer: the registry may take it from the stack's own repository, where one holds it. */
    void pushRunLayer(Stack stack) throws IOException {
        if (!repository.has(stack.runLayer())) {
            repository.push(stack.runLayer().digest(), Blobs.from(stack.runBlob()), "stacks/" + stack.name());
        }
    }

    void push(List<PackLayers.Packed> layers) throws IOException {
        for (PackLayers.Packed packed : layers) {
            if (packed.blob().isPresent() && !repository.has(packed.layer())) {
                repository.push(
                        packed.layer().digest(), Blobs.from(packed.blob().get()), null);
            }
        }
    }
}
