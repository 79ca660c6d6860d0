package dev.slipway.platform.dyno;

import static dev.slipway.platform.Api.api;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class KeptImagesTest {
    @Inject
    Stage stage;

    @Inject
    NodeFormation formation;

    @Test
    void theImagesOfTheNewestThreeDeploysAreKeptUntilTheAppIsDestroyed() {
        App app = stage.createApp();
        List<ImageReference> deployed = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            stage.deploy(app, Map.of("web", "node server.js"));
            deployed.add(running(app));
        }
        for (int i = 1; i <= 4; i++) {
            api().body("{\"N\": \"" + i + "\"}")
                    .patch("/apps/" + app.name + "/config-vars")
                    .then()
                    .statusCode(200);
        }
        stage.settle(app);
        assertEquals(new HashSet<>(deployed.subList(1, 4)), kept(app));

        api().delete("/apps/" + app.name).then().statusCode(200);
        assertEquals(Set.of(), kept(app));
    }

    private ImageReference running(App app) {
        return formation.dynos().stream()
                .filter(dyno -> dyno.appId().equals(app.id))
                .findFirst()
                .orElseThrow()
                .image();
    }

    private Set<ImageReference> kept(App app) {
        return formation.imagesToKeep().stream()
                .filter(image -> image.repository().equals("apps/" + app.id))
                .collect(Collectors.toSet());
    }
}
