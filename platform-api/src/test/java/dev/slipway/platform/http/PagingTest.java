package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every list of the API is paged in the same way. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PagingTest {
    @Test
    void everyListSaysByWhichFieldsItIsSorted() {
        String app = "/apps/" + createApp();
        accepts("/apps", "id, name, created_at, updated_at");
        accepts("/users/~/apps", "id, name, created_at, updated_at");
        accepts("/account/keys", "id, created_at, fingerprint, updated_at");
        accepts(app + "/builds", "id, created_at, started_at, updated_at");
        accepts(app + "/domains", "id, hostname, created_at, updated_at");
        accepts(app + "/dynos", "id, name, created_at, updated_at");
        accepts(app + "/formation", "id, type, created_at, updated_at");
        accepts(app + "/releases", "id, version, created_at, updated_at");
    }

    @Test
    void everyListRefusesARangeThatItCannotRead() {
        String app = "/apps/" + createApp();
        Stream.of("/apps", "/users/~/apps", "/account/keys")
                .forEach(path -> refuses(path, "bytes=0-99", "id ..; max=200"));
        Stream.of("/builds", "/domains", "/dynos", "/formation", "/releases")
                .forEach(list -> refuses(app + list, "colour ..", "sorted by id, "));
    }

    @Test
    void pagesThroughDomainsWhoseNamesHaveDots() {
        String app = createApp();
        for (String label : List.of("a", "b", "c")) {
            api().body("{\"hostname\": \"" + label + "." + app + ".example.com\"}")
                    .post("/apps/" + app + "/domains")
                    .then()
                    .statusCode(201);
        }
        String list = "/apps/" + app + "/domains";
        assertEquals(all(list, "hostname ..; max=1000", "hostname"), all(list, "hostname ..; max=1", "hostname"));
        assertEquals(all(list, "created_at ..; max=9", "hostname"), all(list, "created_at ..; max=1", "hostname"));
        assertEquals(4, all(list, "id ..; max=3", "hostname").size());
    }

    @Test
    void pagesThroughAppsInBothDirections() {
        List<String> mine = List.of(createApp(), createApp(), createApp());
        List<String> names = all("/apps", "name ..; order=asc,max=1000", "name");
        assertTrue(names.containsAll(mine));
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(names, all("/apps", "name ..; max=2", "name"));
        assertEquals(names.reversed(), all("/users/~/apps", "name ..; order=desc,max=2", "name"));
        api().header("Range", "name " + mine.getFirst() + ".." + mine.getFirst() + ";")
                .get("/apps")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of(mine.getFirst())));
    }

    private static List<String> all(String path, String range, String field) {
        List<String> values = new ArrayList<>();
        @Nullable String next = range;
        while (next != null) {
            Response response = api().header("Range", next).get(path);
            next = response.header("Next-Range");
            response.then().statusCode(next == null ? 200 : 206);
            values.addAll(response.path(field));
        }
        return values;
    }

    private static void accepts(String path, String fields) {
        api().header("Range", "id ..; max=1000;")
                .get(path)
                .then()
                .statusCode(200)
                .header("Accept-Ranges", startsWith(fields));
    }

    private static void refuses(String path, String range, String hint) {
        api().header("Range", range)
                .get(path)
                .then()
                .statusCode(400)
                .body("id", equalTo("bad_request"))
                .body("message", containsString(hint));
    }
}
