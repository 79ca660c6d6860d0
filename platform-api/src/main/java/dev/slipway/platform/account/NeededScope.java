package dev.slipway.platform.account;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which scope a request to the API or to git needs. What is not known here needs more rather than less. */
final class NeededScope {
    private static final Pattern SLASHES_AT_THE_END = Pattern.compile("/+$");
    private static final Pattern ACCOUNT = Pattern.compile("/account|/users/[^/]+");
    private static final Pattern GIT = Pattern.compile("/[^/]+\\.git/(info/refs|git-upload-pack|git-receive-pack)");
    private static final Pattern CONFIG = Pattern.compile("/apps/[^/]+/(releases/[^/]+/)?config-vars");
    private static final Pattern RUN = Pattern.compile("/apps/[^/]+/dynos(/[^/]+)?");

    /** They change nothing, though they are asked for by POST. */
    private static final Pattern ASKED_BY_POST = Pattern.compile("/apps/[^/]+/log-sessions|/filters/apps");

    private static final List<String> OF_THE_ACCOUNT = List.of("/account", "/oauth");

    private NeededScope() {}

    /**
     * @param given the path; slashes at its end lead to the same endpoint
     * @param service git's parameter of that name
     */
    static Scope of(String method, String given, @Nullable String service) {
        String path = SLASHES_AT_THE_END.matcher(given).replaceFirst("");
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        if (ACCOUNT.matcher(path).matches()) {
            return reads ? Scope.IDENTITY : Scope.GLOBAL;
        }
        if (path.equals("/account/rate-limits") && reads) {
            return Scope.READ;
        }
        if (OF_THE_ACCOUNT.stream().anyMatch(path::startsWith)) {
            return Scope.GLOBAL;
        }
        if (GIT.matcher(path).matches()) {
            boolean pushes = path.endsWith("/git-receive-pack") || "git-receive-pack".equals(service);
            return pushes ? Scope.WRITE : Scope.READ;
        }
        if (CONFIG.matcher(path).matches()) {
            return reads ? Scope.READ_PROTECTED : Scope.WRITE_PROTECTED;
        }
        if (RUN.matcher(path).matches() && method.equals("POST")) {
            return Scope.WRITE_PROTECTED;
        }
        return reads || ASKED_BY_POST.matcher(path).matches() ? Scope.READ : Scope.WRITE;
    }
}
