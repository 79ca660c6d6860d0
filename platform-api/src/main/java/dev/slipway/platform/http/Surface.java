package dev.slipway.platform.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the Platform API from what else is spoken on its port: git, the registry, streams, the console, routers, webhooks
 * from elsewhere, and OAuth's own two endpoints, a page and one that takes forms.
 */
public final class Surface {
    private static final String HOOKS = "/hooks/";
    private static final List<String> OTHERS =
            List.of("/v2", "/logs/sessions/", "/streams/", "/console", "/internal/", HOOKS);
    private static final Set<String> OAUTH = Set.of("/oauth/authorize", "/oauth/token");
    private static final Pattern GIT = Pattern.compile("/[A-Za-z0-9-]+\\.git/.*");

    private Surface() {}

    public static boolean isApi(String path) {
        return OTHERS.stream().noneMatch(path::startsWith) && !OAUTH.contains(path) && !isGit(path);
    }

    /** Whether it is where webhooks of other systems are sent to. */
    public static boolean isHook(String path) {
        return path.startsWith(HOOKS);
    }

    public static boolean isGit(String path) {
        return GIT.matcher(path).matches();
    }
}
