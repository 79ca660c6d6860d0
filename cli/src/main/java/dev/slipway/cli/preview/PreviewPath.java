package dev.slipway.cli.preview;

import dev.slipway.cli.failure.UsageException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A preview by what follows {@code preview/} in its branch, or by the name of its app. */
final class PreviewPath {
    private PreviewPath() {}

    /** Below the app's path. A branch may hold slashes, which are not the path's. */
    static String of(String name) {
        return "/previews/"
                + URLEncoder.encode(name(name), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String name(String given) {
        String name = given.startsWith("preview/") ? given.substring("preview/".length()) : given;
        if (name.isBlank()) {
            throw new UsageException("A preview's name is missing.");
        }
        return name;
    }
}
