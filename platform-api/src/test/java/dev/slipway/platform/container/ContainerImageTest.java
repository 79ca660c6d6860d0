package dev.slipway.platform.container;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.container.PushedImage.architecture;
import static dev.slipway.platform.container.PushedImage.push;
import static dev.slipway.platform.container.PushedImage.registry;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ContainerImageTest extends ContainerFixture {
    @Test
    void theReleasePhaseRunsInItsOwnImageBeforeTheOthers() {
        PushedImage phase = push(app.name + "/release", "migrate.js");
        PushedImage web = push(app.name + "/web", "server.js");

        release(use("web", web.id()) + ", " + use("release", phase.id())).statusCode(200);

        assertEquals(image("release", phase), running("release.1"));
        stage.settle(app);
        assertEquals(image("web", web), running("web.1"));
        api().get(url + "/formation").then().body("find { it.type == 'release' }.quantity", equalTo(0));
    }

    @Test
    void aOneOffDynoRunsInTheImageOfTheTypeThatItNames() {
        PushedImage web = push(app.name + "/web", "server.js");
        PushedImage worker = push(app.name + "/worker", "work.js");
        release(use("web", web.id()) + ", " + use("worker", worker.id())).statusCode(200);
        stage.settle(app);

        assertEquals(image("web", web), running(run("{\"command\": \"bash\"}")));
        assertEquals(image("worker", worker), running(run("{\"command\": \"bash\", \"type\": \"worker\"}")));
        assertEquals(image("worker", worker), running(run("{\"command\": \"worker\"}")));
    }

    @Test
    void takesACommandInsteadOfTheImages() {
        PushedImage web = push(app.name + "/web", "linux", architecture(), "{}");
        release(use("web", web.id())).statusCode(422).body("message", containsString("neither ENTRYPOINT nor CMD"));

        release(use("web", web.id()).replace("}", ", \"command\": \"node given.js\"}"))
                .statusCode(200)
                .body("[0].command", equalTo("node given.js"));
        stage.settle(app);
    }

    @Test
    void runsEntryPointAndCommandTogether() {
        PushedImage web = push(
                app.name + "/web",
                "linux",
                architecture(),
                "{\"Entrypoint\": [\"tini\", \"--\"], \"Cmd\": [\"node\", \"a b.js\"]}");
        api().body("{\"docker_image\": \"" + web.id() + "\"}")
                .patch(url + "/formation/web")
                .then()
                .statusCode(200)
                .body("command", equalTo("tini -- node 'a b.js'"));
        stage.settle(app);
    }

    @Test
    void runsAnImageWithoutItsVolumes() {
        PushedImage web =
                push(app.name + "/web", "linux", architecture(), "{\"Cmd\": [\"node\"], \"Volumes\": {\"/data\": {}}}");
        release(use("web", web.id())).statusCode(200);
        stage.settle(app);

        ImageReference run = running("web.1");
        assertNotEquals(web.digest(), run.digest());
        String configuration = registry()
                .get("/v2/" + run.repository() + "/manifests/" + run.digest())
                .jsonPath()
                .getString("config.digest");
        String content = registry()
                .get("/v2/" + run.repository() + "/blobs/" + configuration)
                .asString();
        assertFalse(content.contains("Volumes"), content);
        assertTrue(content.contains("\"Cmd\""), content);
    }

    @Test
    void takesTheImageForThisMachineOutOfAList() {
        PushedImage other = push(app.name + "/web", "linux", "s390x", "{\"Cmd\": [\"other\"]}");
        PushedImage ours = push(app.name + "/web", "server.js");
        String list = PushedImage.pushList(app.name + "/web", other, ours);
        release(use("web", list)).statusCode(200);
        stage.settle(app);
        assertEquals(image("web", ours), running("web.1"));

        String foreign = PushedImage.pushList(app.name + "/web", other);
        release(use("web", foreign))
                .statusCode(422)
                .body("message", containsString("is for linux/s390x, but this platform runs linux/" + architecture()));
        api().get(url + "/releases").then().body("$", hasSize(1));
    }

    private String run(String body) {
        return api().body(body)
                .post(url + "/dynos")
                .then()
                .statusCode(201)
                .body("name", matchesPattern("run\\.\\d{4}"))
                .extract()
                .path("name");
    }
}
