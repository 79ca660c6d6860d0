package dev.slipway.platform.build;

import dev.slipway.model.build.SourceTree;
import java.util.UUID;

/** Finds the files and the history of a commit. Implemented by the git feature. */
public interface SourceTrees {
    SourceTree of(UUID appId, String commitId);

    /** Whether the commit is the other one or descends from it; false also if either is not there. */
    boolean contains(UUID appId, String commitId, String other);
}
