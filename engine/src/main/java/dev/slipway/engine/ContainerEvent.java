package dev.slipway.engine;

import java.util.Map;

/** Something happened to a container of this installation. */
public record ContainerEvent(Kind kind, String containerId, Map<String, String> labels) {
    public enum Kind {
        STARTED,
        EXITED,
        REMOVED,
        /** The stream of events began, or began again after a gap: look at everything. */
        CONNECTED
    }
}
