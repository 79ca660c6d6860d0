package dev.slipway.platform.container;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.slug.SlugImage;
import java.util.Optional;

/**
 * An image that this platform can run.
 *
 * @param id what its user calls it
 * @param ownCommand its ENTRYPOINT and CMD, for a shell
 */
record ContainerImage(String id, SlugImage image, Optional<String> ownCommand) {
    private static final int LONGEST_COMMAND = 32 * 1024;
    private static final int SHORT_ID = 12;

    /** As much of its id as people read. */
    String shortId() {
        int prefix = "sha256:".length();
        return id.substring(prefix, prefix + SHORT_ID);
    }

    /**
     * What a process type runs.
     *
     * @param given instead of the image's own
     */
    String command(Optional<String> given) {
        String command = given.or(() -> ownCommand)
                .orElseThrow(() -> SlipwayException.invalid(
                        "Image %s says neither ENTRYPOINT nor CMD, so nothing would run. Add a CMD to its Dockerfile, or give a command.",
                        shortId()));
        if (command.isBlank() || command.length() > LONGEST_COMMAND || command.indexOf('\0') >= 0) {
            throw SlipwayException.invalid(
                    "The command of image %s is not allowed: it must say something, in %d characters at most, with no NUL among them.",
                    shortId(), LONGEST_COMMAND);
        }
        return command;
    }
}
