package dev.slipway.platform.container;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.app.App;
import dev.slipway.platform.dyno.NodeFormation;
import dev.slipway.platform.registry.Registry;
import dev.slipway.platform.rollout.Stage;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** An app to which images are pushed and released. */
abstract class ContainerFixture {
    @Inject
    Stage stage;

    @Inject
    NodeFormation formation;

    @Inject
    Registry registry;

    App app;
    String url;

    @BeforeEach
    void create() {
        app = stage.createApp();
        url = "/apps/" + app.name;
    }

    ValidatableResponse release(String updates) {
        return api().header("Accept", "application/vnd.heroku+json; version=3.docker-releases")
                .body("{\"updates\": [" + updates + "]}")
                .patch(url + "/formation")
                .then();
    }

    static String use(String type, String id) {
        return "{\"type\": \"%s\", \"docker_image\": \"%s\"}".formatted(type, id);
    }

    ImageReference image(String type, PushedImage image) {
        return new ImageReference("apps/" + app.id + "/" + type, image.digest());
    }

    ImageReference running(String dyno) {
        return await().until(
                        () -> formation.dynos().stream()
                                .filter(desired -> desired.appId().equals(app.id))
                                .filter(desired -> desired.name().toString().equals(dyno))
                                .findFirst()
                                .map(DesiredDyno::image),
                        Optional::isPresent)
                .orElseThrow();
    }
}
