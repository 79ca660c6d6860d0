package dev.slipway.platform.build;

import dev.slipway.model.build.SourceTree;
import java.util.UUID;

/** Finds the files of a commit. Implemented by the git feature. */
public interface SourceTrees {
    SourceTree of(UUID appId, String commitId);
}
