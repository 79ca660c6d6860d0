package dev.slipway.platform.manifest;

import dev.slipway.platform.formation.FormationChange;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an app.json says at its top, or for one environment. What it doesn't say is empty.
 *
 * @param buildpacks their names or addresses, in their order
 * @param postdeploy a command to run once, after the first release
 * @param addons their names
 * @param testSetup a command that prepares tests
 * @param test the command that runs the tests
 */
record Section(
        SortedMap<String, EnvVar> env,
        List<FormationChange> formation,
        List<String> buildpacks,
        @Nullable String postdeploy,
        List<String> addons,
        @Nullable String testSetup,
        @Nullable String test) {
    static final Section EMPTY = new Section(new TreeMap<>(), List.of(), List.of(), null, List.of(), null, null);
}
