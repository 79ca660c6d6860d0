package dev.slipway.platform.contract;

import static dev.slipway.platform.Api.api;

import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a request may name: an app that is deployed, and one of each thing that belongs to it. Made by the API itself, and
 * destroyed by it again.
 */
final class Bed implements AutoCloseable {
    private final App app;
    private final App other;
    private final String key;
    private final Map<String, List<String>> known = new HashMap<>();

    Bed(Stage stage) {
        app = stage.createApp();
        other = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js", "worker", "node worker.js"));
        key = make("/oauth/authorizations", Map.of("description", "any input"), "access_token.token");
        String url = "/apps/" + app.id;
        String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
        String hostname = app.name + ".example.com";
        known.put("app", List.of(app.name, app.id.toString(), app.id.toString(), other.name));
        known.put("account", List.of("~", "admin@localhost"));
        known.put("domain", List.of(hostname, make(url + "/domains", Map.of("hostname", hostname), "id")));
        known.put("pipeline", List.of(pipeline, make("/pipelines", Map.of("name", pipeline), "id")));
        known.put(
                "pipeline-coupling",
                List.of(make(
                        "/pipeline-couplings",
                        Map.of("app", app.name, "pipeline", pipeline, "stage", "staging"),
                        "id")));
        known.put("oauth-authorization", List.of("~", make("/oauth/authorizations", Map.of(), "id")));
        String client = make("/oauth/clients", Map.of("name", "Bot", "redirect_uri", "https://bot.example"), "id");
        known.put("oauth-client", List.of(client));
        known.put("client", List.of(client));
        known.put("release", List.of("v1", "1", get(url + "/releases", "[0].id")));
        known.put("build", List.of(get(url + "/builds", "[0].id")));
        known.put("slug", List.of(get(url + "/releases/v1", "slug.id")));
        known.put("dyno", List.of("web.1", get(url + "/dynos", "[0].id")));
        known.put("formation", List.of("web", "worker"));
        known.put("type", List.of("web", "worker"));
        known.put("stage", List.of("staging", "production"));
        known.put("buildpack", List.of("heroku/nodejs"));
        known.put("region", List.of(get("/regions", "[0].name"), get("/regions", "[0].id")));
        known.put("stack", List.of(get("/stacks", "[0].name")));
        known.put("dyno-size", List.of(get("/dyno-sizes", "[0].name")));
        known.put("collaborator", List.of("admin@localhost"));
        known.put("telemetry-drain", List.of(drain()));
        known.put("app-feature", List.of("preboot", get(url + "/features", "[0].id")));
    }

    /** The key that the requests are made with. */
    String key() {
        return key;
    }

    /** Names of what is there, by the variable of a path or the field of a body. */
    Map<String, List<String>> known() {
        return known;
    }

    private String drain() {
        Map<String, Object> body = Map.of(
                "owner", Map.of("id", app.id, "type", "app"),
                "signals", List.of("logs"),
                "exporter", Map.of("type", "otlphttp", "endpoint", "https://localhost:1"));
        return api().body(body)
                .post("/telemetry-drains")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String make(String path, Map<String, String> body, String field) {
        return api().body(body).post(path).then().statusCode(201).extract().path(field);
    }

    private static String get(String path, String field) {
        return api().get(path).then().statusCode(200).extract().path(field);
    }

    /** Some of it may be gone already. */
    @Override
    public void close() {
        api().delete("/apps/" + app.id);
        api().delete("/apps/" + other.id);
        known.get("oauth-client").forEach(id -> api().delete("/oauth/clients/" + id));
        known.get("pipeline").forEach(id -> api().delete("/pipelines/" + id));
    }
}
