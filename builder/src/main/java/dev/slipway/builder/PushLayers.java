package dev.slipway.builder;

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
        String digest = stack.runLayer().digest();
        if (!repository.has(stack.runLayer()) && !repository.mount(digest, "stacks/" + stack.name())) {
            repository.push(digest, stack.runBlob());
        }
    }

    void push(List<PackLayers.Packed> layers) throws IOException {
        for (PackLayers.Packed packed : layers) {
            if (packed.blob().isPresent() && !repository.has(packed.layer())) {
                repository.push(packed.layer().digest(), packed.blob().get());
            }
        }
    }
}
