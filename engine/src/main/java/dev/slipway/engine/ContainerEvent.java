package dev.slipway.engine;

import java.util.Map;

/** Something happened to a container of this installation. */
public record ContainerEvent(Kind kind, String containerId, Map<String, String> labels) {
    public enum Kind {
        STARTED,
        EXITED,
        REMOVED,
        /** The kernel ended a process of it for its memory limit; the container may run on. */
        OUT_OF_MEMORY,
        /** The stream of events began, or began again after a gap: look at everything. */
        CONNECTED
    }
}
