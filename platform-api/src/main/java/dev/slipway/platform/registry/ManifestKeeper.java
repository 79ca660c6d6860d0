package dev.slipway.platform.registry;

import java.util.Set;

/** Says which manifests the platform still needs: those of live and rollback-eligible releases. */
public interface ManifestKeeper {
    /**
     * Asked for each manifest of each repository. Entries of a kept index, and what is attached to a kept manifest, are
     * kept too. To throw ends the run.
     *
     * @param digest {@code sha256:…}
     * @param tags those that point to it now
     */
    boolean keeps(String repository, String digest, Set<String> tags);
}
