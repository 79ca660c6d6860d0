package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Apps for branches {@code preview/NAME}, as a push makes and ends them. Implemented by the preview feature. */
public interface PreviewApps {
    /**
     * Finds the preview, or makes it, for a push that is about to be built.
     *
     * @param manifest the content of the pushed app.json, if there is one
     * @throws SlipwayException if it can't be had, with the reason
     */
    Opened open(App parent, UUID accountId, String name, Optional<byte[]> manifest);

    /** Destroys a preview that this push made and whose build failed; one that has been live stays as it is. */
    void giveUp(Opened preview);

    /**
     * Destroys the preview.
     *
     * @return the name of the app that it was; empty if there is no such preview
     * @throws SlipwayException if the account may not
     */
    Optional<String> end(App parent, UUID accountId, String name);

    /**
     * A preview that is there.
     *
     * @param push which push this is; a later one has a higher number
     * @param news what whoever pushed should know, line by line
     */
    record Opened(App app, int push, String url, Instant endsAt, List<String> news) {}
}
