package dev.slipway.builder;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables that every image on a stack's run image has. */
final class RunEnvironment {
    private RunEnvironment() {}

    static SortedMap<String, String> withHome(String directory) {
        return new TreeMap<>(Map.of(
                "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG", "C.UTF-8",
                "HOME", directory));
    }
}
