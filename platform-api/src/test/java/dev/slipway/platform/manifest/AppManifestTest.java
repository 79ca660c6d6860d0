package dev.slipway.platform.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppManifestTest {
    private static final String WHOLE = """
            {
              "name": "shop",
              "description": "A shop",
              "stack": "heroku-24",
              "env": {
                "PLAIN": "text",
                "GIVEN": {"value": "of app.json"},
                "KEY": {"generator": "secret", "description": "signs cookies"},
                "MAYBE": {"required": false}
              },
              "formation": {"web": {"quantity": 2, "size": "standard-1x"}, "worker": {"size": "basic"}},
              "buildpacks": [{"url": "heroku/nodejs"}],
              "scripts": {"postdeploy": "node seed.js"},
              "environments": {"review": {"env": {"PLAIN": "of review"}, "buildpacks": [{"url": "heroku/python"}]}}
            }
            """;

    @Test
    void readsWhatAnAppNeeds() {
        AppManifest manifest = read(WHOLE);
        assertEquals("shop", manifest.name().orElseThrow());
        assertEquals(2, manifest.formation().size());
        assertEquals(List.of("heroku/nodejs"), manifest.buildpacks());
        assertEquals(List.of("heroku/python"), manifest.buildpacksForReview());
        assertEquals("node seed.js", manifest.postdeploy().orElseThrow());
        assertTrue(manifest.addons().isEmpty());
        assertTrue(manifest.formationForReview().isEmpty());
    }

    @Test
    void completesWhatWasGiven() {
        Map<String, String> vars = read(WHOLE).vars(Map.of("GIVEN", "mine")).values();
        assertEquals("mine", vars.get("GIVEN"));
        assertEquals("text", vars.get("PLAIN"));
        assertTrue(vars.get("KEY").matches("[0-9a-f]{64}"));
        assertFalse(vars.containsKey("MAYBE"));
        assertEquals(
                "chosen", read(WHOLE).vars(Map.of("KEY", "chosen")).values().get("KEY"));
    }

    @Test
    void aReviewAppHasItsOwnSecretsAndWhatIsSaidForReviewApps() {
        ConfigVars parent = ConfigVars.of(Map.of("KEY", "the parent's", "GIVEN", "the parent's", "PLAIN", "too"));
        Map<String, String> vars = read(WHOLE).varsForReview(parent).values();
        assertNotEquals("the parent's", vars.get("KEY"));
        assertEquals("the parent's", vars.get("GIVEN"));
        assertEquals("of review", vars.get("PLAIN"));
    }

    @Test
    void aTestRunHasWhatIsSaidForTestsAndThePipelinesVarsAboveAll() {
        AppManifest manifest = read("""
                {"env": {"PLAIN": "text", "STAGE": "any", "KEY": {"generator": "secret"}}, "buildpacks": [{"url": "heroku/python"}],
                 "environments": {"test": {
                   "env": {"STAGE": "test", "TOKEN": {"required": true}, "URL": "of app.json"},
                   "formation": {"test": {"quantity": 2, "size": "standard-2x"}},
                   "scripts": {"test-setup": "  ", "test": "npm test"}}}}
                """);
        Map<String, String> vars = manifest.varsForTest(ConfigVars.of(Map.of("TOKEN", "t", "URL", "of the pipeline")))
                .values();
        assertEquals("text", vars.get("PLAIN"));
        assertEquals("test", vars.get("STAGE"));
        assertEquals("of the pipeline", vars.get("URL"));
        assertTrue(vars.get("KEY").matches("[0-9a-f]{64}"));
        assertEquals(List.of("heroku/python"), manifest.buildpacksForTest());
        assertEquals("npm test", manifest.test().orElseThrow());
        assertTrue(manifest.testSetup().isEmpty());
        assertTrue(manifest.formationOfTests().isPresent());
        assertTrue(message(() -> manifest.varsForTest(ConfigVars.EMPTY)).contains("env.TOKEN is required"));
        assertTrue(AppManifest.NONE.test().isEmpty());
    }

    @Test
    void aRequiredVarWithoutAValueIsNamed() {
        AppManifest manifest =
                read("{\"env\": {\"A\": {}, \"B\": {\"required\": true}, \"C\": {\"required\": false}}}");
        assertTrue(message(() -> manifest.vars(Map.of())).contains("env.A, env.B is required"));
        assertEquals(
                Map.of("A", "1", "B", "2"),
                manifest.vars(Map.of("A", "1", "B", "2")).values());
    }

    @Test
    void theTextOfASecretIsNotPrinted() {
        assertFalse(new EnvVar("hidden", false, true).toString().contains("hidden"));
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertEquals(Map.of(), read("{}").vars(Map.of()).values());
        assertEquals(
                Map.of(),
                read("{\"env\": null, \"formation\": null}").vars(Map.of()).values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\": 5} | name must be a text",
                "{\"env\": []} | env must be an object",
                "{\"env\": {\"A\": 5}} | env.A must be a text, or an object",
                "{\"env\": {\"A\": {\"value\": 5}}} | env.A.value must be a text",
                "{\"env\": {\"A\": {\"generator\": \"hash\"}}} | env.A.generator can only be \"secret\"",
                "{\"env\": {\"A\": {\"required\": \"yes\"}}} | env.A.required must be true or false",
                "{\"env\": {\"A-B\": \"x\"}} | env.A-B is not allowed",
                "{\"env\": {\"A\": \"\\u0000\"}} | env.A is not allowed",
                "{\"formation\": {\"web\": 1}} | formation.web must be an object with a whole number",
                "{\"formation\": {\"web\": {\"quantity\": -1}}} | formation.web must be an object",
                "{\"formation\": {\"web\": {\"quantity\": \"1\"}}} | formation.web must be an object",
                "{\"formation\": {\"web\": {\"quantity\": 1000}}} | formation.web is not allowed: A process type",
                "{\"formation\": {\"web\": {\"size\": \"huge\"}}} | formation.web is not allowed: No such dyno size",
                "{\"formation\": {\"a b\": {}}} | formation.a b is not allowed: Process type",
                "{\"buildpacks\": {}} | buildpacks must be a list",
                "{\"buildpacks\": [\"heroku/nodejs\"]} | buildpacks must be a list of objects",
                "{\"addons\": [5]} | addons must be a list of texts",
                "{\"scripts\": \"x\"} | scripts must be an object",
                "{\"scripts\": {\"postdeploy\": 5}} | scripts.postdeploy must be a text",
                "{\"stack\": {}} | stack must be a text",
                "{\"environments\": {\"review\": {\"env\": {\"A\": []}}}} | environments.review.env.A must be a text",
                "{\"name\": | It is not JSON: line 1",
                "[] | It must be an object",
                "~~ | It must be an object"
            })
    void whatIsWrongIsToldByTheNameOfTheField(String json, String message) {
        assertTrue(message(() -> read(json)).startsWith("app.json: " + message), () -> message(() -> read(json)));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertEquals(
                2,
                ManifestReader.read(bytes("{\"name\": 5, \"env\": {\"A\": 5}}"))
                        .errors()
                        .size());
    }

    private static AppManifest read(String json) {
        return AppManifest.read(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(Runnable reading) {
        return assertThrows(SlipwayException.class, reading::run).problem().message();
    }
}
