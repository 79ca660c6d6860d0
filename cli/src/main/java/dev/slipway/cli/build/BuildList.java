package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An app's builds in the order of time, whatever order the platform answers in. */
final class BuildList {
    private BuildList() {}

    static ArrayNode newestFirst(Api api, String app, int number) {
        List<JsonNode> builds = new ArrayList<>();
        api.get("/apps/" + app + "/builds", "created_at ..; max=" + number + ", order=desc")
                .forEach(builds::add);
        // ISO times of one zone sort as text.
        builds.sort(Comparator.comparing(
                        (JsonNode build) -> build.path("created_at").asText())
                .reversed());
        ArrayNode newest = JsonNodeFactory.instance.arrayNode();
        builds.stream().limit(number).forEach(newest::add);
        return newest;
    }

    /** The build of an id, or the newest if none is given. */
    static JsonNode find(Api api, String app, @Nullable String id) {
        if (id != null) {
            return api.get("/apps/" + app + "/builds/" + id);
        }
        ArrayNode newest = newestFirst(api, app, 1);
        if (newest.isEmpty()) {
            throw new CommandException(app + " has no builds. A push makes one: git push slipway main");
        }
        return newest.get(0);
    }
}
