package dev.slipway.platform.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.platform.contract.Answers.Answer;
import dev.slipway.platform.contract.Answers.Kind;
import dev.slipway.platform.contract.Routes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sums up what the API tests of this run have shown. It needs no Quarkus, and Quarkus's class order puts such tests after
 * all that do: the answers are all there by then.
 */
class CoverageTest {
    private static final System.Logger LOG = System.getLogger(CoverageTest.class.getName());

    @Test
    void everyLinkThatIsImplementedGaveAValidSuccessAnswer() throws IOException {
        List<Answer> answers = Answers.all();
        assumeFalse(answers.isEmpty(), "no API test ran in this JVM, so there is nothing to sum up");
        Coverage coverage = Coverage.of(Routes.all(), answers);
        Files.writeString(Path.of("target", "contract", "coverage.txt"), coverage.report());
        LOG.log(System.Logger.Level.INFO, coverage.summary());
        assertEquals(
                List.of(),
                coverage.unproven(),
                "no test got a success answer from these links; write one (or, if only some tests ran, run the whole module)");
    }

    @Test
    void readsTheRoutesThatThereAre() {
        List<Route> routes = Routes.all();
        assertTrue(routes.contains(new Route("GET", "/apps/{app}")), routes.toString());
        assertTrue(routes.contains(new Route("GET", "/users/~/apps")), routes.toString());
        assertTrue(routes.contains(new Route("DELETE", "/apps/{app}/dynos/{dyno}")), routes.toString());
    }

    @Test
    void aRouteServesTheLinkOfTheSameMethodAndSegments() {
        assertEquals(List.of("GET /apps/{app} (app: Info)"), implemented(new Route("GET", "/apps/{name}")));
        assertEquals(
                List.of("GET /users/{account}/apps (app: List Owned and Collaborated)"),
                implemented(new Route("GET", "/users/~/apps")));
        assertEquals(List.of(), implemented(new Route("POST", "/{group}/apps")));
        assertEquals(List.of(), implemented(new Route("GET", "/internal/routers/{router}/feed")));
    }

    @Test
    void onlyASuccessAnswerProvesALink() {
        List<Route> routes = List.of(new Route("GET", "/account"), new Route("PATCH", "/account"));
        Coverage coverage = Coverage.of(
                routes,
                List.of(
                        new Answer(Kind.SUCCESS, "GET /account (account: Info)"),
                        new Answer(Kind.ERROR, "GET /account (account: Info)"),
                        new Answer(Kind.ERROR, "PATCH /account (account: Update)")));
        assertEquals(List.of("PATCH /account (account: Update)"), coverage.unproven());
        assertEquals(
                "Heroku's Platform API v3: 305 links in the schema, 2 implemented, 1 validated by a success answer; "
                        + "1 success and 2 error answers seen",
                coverage.summary());
    }

    private static List<String> implemented(Route route) {
        return Coverage.of(List.of(route), List.of()).implemented().stream()
                .map(Link::name)
                .toList();
    }
}
