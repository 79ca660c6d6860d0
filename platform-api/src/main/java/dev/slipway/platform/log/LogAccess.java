package dev.slipway.platform.log;

import java.util.UUID;

/** Which apps the caller may read the log of. Implemented by the app feature. Thread-safe. */
public interface LogAccess {
    /**
     * The id of the app with this name or id.
     *
     * @throws dev.slipway.model.error.SlipwayException not_found, if there is none or the caller may not see it
     */
    UUID requireApp(String nameOrId);
}
