package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds releases by what a person calls them. */
final class Versions {
    private static final Pattern FORM = Pattern.compile("v?[1-9]\\d{0,8}");

    private Versions() {}

    /** The release of a version, or the newest one if none is given. */
    static JsonNode find(Api api, String app, @Nullable String version) {
        if (version != null) {
            return api.get("/apps/" + app + "/releases/" + number(version));
        }
        JsonNode newest = api.get("/apps/" + app + "/releases", "version ..; order=desc,max=1");
        if (newest.isEmpty()) {
            throw new CommandException(app + " has no releases.");
        }
        return newest.get(0);
    }

    static String number(String version) {
        if (!FORM.matcher(version).matches()) {
            throw new UsageException(
                    version + " is not a release. Write it as in v3; the command releases lists them.");
        }
        return version.startsWith("v") ? version.substring(1) : version;
    }
}
