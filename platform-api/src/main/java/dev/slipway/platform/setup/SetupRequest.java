package dev.slipway.platform.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.model.app.AppName;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.source.SourceBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /app-setups} takes.
 *
 * @param env in the place of what app.json says
 * @param buildpacks in the place of those of app.json, unless empty
 */
record SetupRequest(Optional<AppName> name, SourceBlob source, ConfigVars env, List<String> buildpacks) {
    static SetupRequest read(@Nullable JsonNode body) {
        SourceBlob source = SourceBody.read(body);
        JsonNode app = object(body, "app");
        JsonNode name = app.path("name");
        if (!name.isMissingNode() && !name.isNull() && !name.isTextual()) {
            throw SlipwayException.invalid("app.name must be a text.");
        }
        JsonNode overrides = object(body, "overrides");
        return new SetupRequest(
                name.isTextual() ? Optional.of(new AppName(name.asText())) : Optional.empty(),
                source,
                env(object(overrides, "env")),
                buildpacks(overrides.path("buildpacks")));
    }

    private static ConfigVars env(JsonNode env) {
        Map<String, Optional<String>> vars = new HashMap<>();
        env.properties().forEach(var -> {
            if (!var.getValue().isTextual()) {
                throw SlipwayException.invalid("overrides.env.%s must be a text.", var.getKey());
            }
            vars.put(var.getKey(), Optional.of(var.getValue().asText()));
        });
        return ConfigVars.EMPTY.with(vars);
    }

    private static List<String> buildpacks(JsonNode given) {
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw noBuildpacks();
        }
        List<String> named = new ArrayList<>();
        for (JsonNode buildpack : given) {
            if (!buildpack.path("url").isTextual()) {
                throw noBuildpacks();
            }
            named.add(buildpack.get("url").asText());
        }
        return named;
    }

    private static SlipwayException noBuildpacks() {
        return SlipwayException.invalid("overrides.buildpacks must be a list: [{\"url\": \"heroku/nodejs\"}].");
    }

    private static JsonNode object(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || value.isNull()) {
            return MissingNode.getInstance();
        }
        if (!value.isObject()) {
            throw SlipwayException.invalid("%s must be an object.", field);
        }
        return value;
    }
}
