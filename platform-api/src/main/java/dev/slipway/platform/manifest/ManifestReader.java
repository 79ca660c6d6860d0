package dev.slipway.platform.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.formation.FormationChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an app.json field by field, and collects what is wrong. Fields that mean nothing here are passed over. */
final class ManifestReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1000;
    private static final int MOST = 100;

    private final List<String> errors = new ArrayList<>();

    private ManifestReader() {}

    static AppManifest.Reading read(byte[] content) {
        ManifestReader reader = new ManifestReader();
        return new AppManifest.Reading(reader.manifest(content), reader.errors);
    }

    private AppManifest manifest(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            wrong(
                    "",
                    "is not JSON: line %d, column %d. %s"
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getColumnNr(),
                                    "Look there for a missing comma, quote or bracket."));
            return AppManifest.NONE;
        } catch (IOException e) {
            wrong("", "can't be read: is it text in UTF-8?");
            return AppManifest.NONE;
        }
        if (!root.isObject()) {
            wrong("", "must be an object: {\"name\": \"shop\"}.");
            return AppManifest.NONE;
        }
        text(root, "", "stack");
        JsonNode environments = object(root, "", "environments");
        return new AppManifest(
                text(root, "", "name"),
                section(root, ""),
                section(object(environments, "environments.", "review"), "environments.review."),
                section(object(environments, "environments.", "test"), "environments.test."));
    }

    private Section section(JsonNode said, String at) {
        return new Section(
                env(said, at),
                formation(said, at),
                buildpacks(said, at),
                script(said, at, "postdeploy"),
                addons(said, at),
                script(said, at, "test-setup"),
                script(said, at, "test"));
    }

    private SortedMap<String, EnvVar> env(JsonNode said, String at) {
        SortedMap<String, EnvVar> vars = new TreeMap<>();
        object(said, at, "env").properties().forEach(var -> {
            String field = at + "env." + shown(var.getKey());
            EnvVar read = envVar(var.getValue(), field);
            try {
                vars.put(var.getKey(), read);
                ConfigVars.of(Map.of(var.getKey(), read.value() == null ? "" : read.value()));
            } catch (SlipwayException e) {
                wrong(field, "is not allowed: " + e.problem().message());
            }
        });
        return vars;
    }

    private EnvVar envVar(JsonNode var, String field) {
        if (var.isTextual()) {
            return new EnvVar(var.asText(), false, false);
        }
        if (!var.isObject()) {
            wrong(field, "must be a text, or an object with value, generator or required.");
            return new EnvVar(null, false, false);
        }
        String value = text(var, field + ".", "value");
        String generator = text(var, field + ".", "generator");
        if (generator != null && !generator.equals("secret")) {
            wrong(field + ".generator", "can only be \"secret\", which makes a random value.");
        }
        JsonNode required = var.path("required");
        if (!required.isMissingNode() && !required.isNull() && !required.isBoolean()) {
            wrong(field + ".required", "must be true or false.");
        }
        return new EnvVar(value, generator != null, required.asBoolean(true));
    }

    private List<FormationChange> formation(JsonNode said, String at) {
        List<FormationChange> changes = new ArrayList<>();
        object(said, at, "formation").properties().forEach(entry -> {
            String field = at + "formation." + shown(entry.getKey());
            JsonNode quantity = entry.getValue().path("quantity");
            boolean whole = quantity.isMissingNode() || quantity.isIntegralNumber() && quantity.asInt() >= 0;
            if (!entry.getValue().isObject() || !whole) {
                wrong(field, "must be an object with a whole number: {\"quantity\": 1, \"size\": \"basic\"}.");
                return;
            }
            try {
                changes.add(FormationChange.absolute(
                        new ProcessType(entry.getKey()),
                        quantity.isMissingNode() ? IntNode.valueOf(1) : quantity,
                        entry.getValue().get("size")));
            } catch (SlipwayException e) {
                wrong(field, "is not allowed: " + e.problem().message());
            }
        });
        return changes;
    }

    private List<String> buildpacks(JsonNode said, String at) {
        List<String> named = new ArrayList<>();
        for (JsonNode buildpack : list(said, at, "buildpacks")) {
            String url = text(buildpack, at + "buildpacks.", "url");
            if (url == null) {
                wrong(at + "buildpacks", "must be a list of objects: [{\"url\": \"heroku/nodejs\"}].");
                return List.of();
            }
            named.add(url);
        }
        return named;
    }

    private @Nullable String script(JsonNode said, String at, String name) {
        JsonNode scripts = object(said, at, "scripts");
        return scripts.path(name).isObject()
                ? text(scripts.get(name), at + "scripts." + name + ".", "command")
                : text(scripts, at + "scripts.", name);
    }

    private List<String> addons(JsonNode said, String at) {
        List<String> named = new ArrayList<>();
        for (JsonNode addon : list(said, at, "addons")) {
            String plan = addon.isTextual() ? addon.asText() : text(addon, at + "addons.", "plan");
            if (plan == null) {
                wrong(at + "addons", "must be a list of texts, or of objects with a plan.");
                return List.of();
            }
            named.add(shown(plan));
        }
        return named;
    }

    private JsonNode object(JsonNode said, String at, String field) {
        JsonNode value = said.path(field);
        if (!value.isMissingNode() && !value.isNull() && (!value.isObject() || value.size() > MOST)) {
            wrong(at + field, "must be an object with %d fields at most.".formatted(MOST));
            return JSON.createObjectNode();
        }
        return value;
    }

    private JsonNode list(JsonNode said, String at, String field) {
        JsonNode value = said.path(field);
        if (!value.isMissingNode() && !value.isNull() && (!value.isArray() || value.size() > MOST)) {
            wrong(at + field, "must be a list with %d entries at most.".formatted(MOST));
            return JSON.createArrayNode();
        }
        return value;
    }

    private @Nullable String text(JsonNode said, String at, String field) {
        JsonNode value = said.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(at + field, "must be a text.");
            return null;
        }
        return value.asText();
    }

    private void wrong(String field, String why) {
        errors.add("app.json: " + (field.isEmpty() ? "It" : field) + " " + why);
    }

    private static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
    }
}
