package dev.slipway.platform.app;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RightsTest {
    private static final List<String> WRITING = List.of("POST", "PUT", "PATCH", "DELETE");

    /** What each permission opens; each row is asked for with nothing but that one permission. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GET    |                     | {}                      | view deploy operate manage",
                "GET    | /releases           | {}                      | view deploy operate manage",
                "GET    | /dynos              | {}                      | view deploy operate manage",
                "POST   | /log-sessions       | {}                      | view deploy operate manage",
                "GET    | /config-vars        | {}                      | deploy operate",
                "PATCH  | /config-vars        | {'A':'1'}               | deploy operate",
                "PATCH  | /formation          | {'updates':[]}          | deploy operate",
                "POST   | /sources            | {}                      | deploy",
                "PATCH  |                     | {'maintenance':false}   | deploy operate manage",
                "PATCH  |                     | {'name':'same'}         | manage",
                "POST   | /domains            | {'hostname':'same'}     | operate",
                "POST   | /sni-endpoints      | {}                      | operate",
                "POST   | /webhooks           | {}                      | operate",
                "GET    | /webhook-deliveries | {}                      | view deploy operate manage",
                "GET    | /collaborators      | {}                      | view deploy operate manage",
                "GET    | /audit-events       | {}                      | manage",
                "DELETE | /dynos              | {}                      | deploy operate",
            })
    void aPermissionOpensWhatItsNameSays(String method, String below, String body, String opened) {
        String app = Api.createApp();
        String path = "/apps/" + app + (below == null ? "" : below);
        String sent = body.replace('\'', '"').replace("same", app + (below == null ? "" : ".example.com"));
        List<String> open = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            Person person = People.collaborator(app, permission.word());
            int status = person.calls().body(sent).request(method, path).statusCode();
            if (status != 403) {
                open.add(permission.word());
            }
        }
        assertEquals(opened, String.join(" ", open));
    }

    @Test
    void whoHasNoAccessSeesNothingOfAnApp() {
        String app = Api.createApp();
        String id = api().get("/apps/" + app).then().extract().path("id");
        Person stranger = People.add();
        for (String name : List.of(app, id)) {
            stranger.calls()
                    .get("/apps/" + name)
                    .then()
                    .statusCode(403)
                    .body("id", equalTo("forbidden"))
                    .body("message", containsString("do not have access to the app " + app));
        }
        for (String list : List.of("/apps", "/users/~/apps")) {
            stranger.calls().get(list).then().statusCode(200).body("name", not(hasItem(app)));
        }
        stranger.calls()
                .body(Map.of("in", Map.of("id", List.of(id))))
                .post("/filters/apps")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        stranger.calls()
                .get("/" + app + ".git/info/refs?service=git-upload-pack")
                .then()
                .statusCode(403);
        stranger.calls()
                .get("/" + app + ".git/info/refs?service=git-receive-pack")
                .then()
                .statusCode(403);
    }

    @Test
    void whoMayOnlyViewCannotFetchTheCode() {
        String app = Api.createApp();
        String refs = "/" + app + ".git/info/refs?service=git-upload-pack";
        People.collaborator(app, "view").calls().get(refs).then().statusCode(403);
        People.collaborator(app, "operate").calls().get(refs).then().statusCode(403);
        People.collaborator(app, "deploy").calls().get(refs).then().statusCode(200);
    }

    @Test
    void aPipelineIsSeenByWhoSeesOneOfItsAppsAndItsAppsAreMovedByWhoOperatesThem() {
        String app = Api.createApp();
        String name = "p" + app.hashCode() % 100_000 + "x";
        String pipeline = name.replace('-', 'y');
        String id = api().body(Map.of("name", pipeline))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String coupling = api().body(Map.of("app", app, "pipeline", id, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        People.add().calls().get("/pipelines/" + pipeline).then().statusCode(404);
        Person viewer = People.collaborator(app, "view");
        viewer.calls().get("/pipelines/" + pipeline).then().statusCode(200);
        viewer.calls()
                .body(Map.of("stage", "production"))
                .patch("/pipeline-couplings/" + coupling)
                .then()
                .statusCode(403);
        viewer.calls().delete("/pipelines/" + pipeline).then().statusCode(403);
        People.collaborator(app, "operate")
                .calls()
                .body(Map.of("stage", "production"))
                .patch("/pipeline-couplings/" + coupling)
                .then()
                .statusCode(200);
        viewer.calls()
                .body(Map.of(
                        "pipeline", Map.of("id", id),
                        "source", Map.of("app", Map.of("id", app)),
                        "targets", List.of(Map.of("app", Map.of("id", app)))))
                .post("/pipeline-promotions")
                .then()
                .statusCode(403);
        api().delete("/pipelines/" + id).then().statusCode(200);
    }

    /** One that is forgotten would need {@code manage}, which is safe, and wrong. */
    @Test
    void everyEndpointThatChangesAnAppSaysWhichPermissionItNeeds() throws IOException {
        List<String> silent = new ArrayList<>();
        try (InputStream file = Files.newInputStream(Path.of("target", "classes", "META-INF", "jandex.idx"))) {
            var index = new IndexReader(file).read();
            for (String method : WRITING) {
                for (AnnotationInstance found : index.getAnnotations(DotName.createSimple("jakarta.ws.rs." + method))) {
                    MethodInfo target = found.target().asMethod();
                    if (namesAnApp(target) && !target.hasAnnotation(DotName.createSimple(NeedsPermission.class))) {
                        silent.add(target.declaringClass().simpleName() + "." + target.name());
                    }
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    private static boolean namesAnApp(MethodInfo method) {
        DotName path = DotName.createSimple(jakarta.ws.rs.Path.class);
        return List.of(
                        method.declaringClass().declaredAnnotation(path),
                        method.annotation(path) == null
                                ? method.declaringClass().declaredAnnotation(path)
                                : method.annotation(path))
                .stream()
                .anyMatch(found -> found != null && found.value().asString().contains("{app}"));
    }
}
