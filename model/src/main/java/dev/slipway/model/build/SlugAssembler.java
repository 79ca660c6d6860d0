package dev.slipway.model.build;

import java.io.IOException;

/** Makes images of apps that were built elsewhere, on the stack's run image. Thread-safe. */
public interface SlugAssembler {
    /**
     * Packs the app and pushes the image; the same files give the same image.
     *
     * @throws IOException if the image could not be made or stored, with the reason
     */
    BuildOutcome.Succeeded assemble(SlugJob job) throws IOException;
}
