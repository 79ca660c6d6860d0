package dev.slipway.platform.manifest;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.formation.FormationChange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An app.json that holds what it should. */
public final class AppManifest {
    /** Where it lies in a source tree. */
    public static final String FILE = "app.json";

    /** Of a source without the file. */
    public static final AppManifest NONE = new AppManifest(null, Section.EMPTY, Section.EMPTY, Section.EMPTY);

    private static final ProcessType TESTS = new ProcessType("test");

    private final @Nullable String name;
    private final Section top;
    private final Section review;
    private final Section test;

    AppManifest(@Nullable String name, Section top, Section review, Section test) {
        this.name = name;
        this.top = top;
        this.review = review;
        this.test = test;
    }

    /**
     * Reads the file's content.
     *
     * @throws SlipwayException {@code invalid_params}, with one line for each field that is wrong
     */
    public static AppManifest read(byte[] content) {
        Reading reading = ManifestReader.read(content);
        if (!reading.errors().isEmpty()) {
            throw SlipwayException.invalid("%s", String.join("\n", reading.errors()));
        }
        return reading.manifest();
    }

    /**
     * A reading of the file, to the end whatever is wrong with it.
     *
     * @param errors one line each, beginning with the field; if there are any, the manifest lacks those fields
     */
    public record Reading(AppManifest manifest, List<String> errors) {}

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * The config vars of a new app: those that were given, completed.
     *
     * @throws SlipwayException naming the required vars that nothing gives a value
     */
    public ConfigVars vars(Map<String, String> given) {
        SortedMap<String, String> vars = new TreeMap<>(given);
        top.env().forEach((var, said) -> said.complete(var, vars));
        return whole(vars, "Give it a value in overrides.env, or in app.json.", top);
    }

    /**
     * The config vars of a preview: the parent's, completed by what is said for every app and replaced by what is said
     * for review apps. A secret is never the parent's.
     *
     * @throws SlipwayException naming the required vars that nothing gives a value
     */
    public ConfigVars varsForReview(ConfigVars parent) {
        SortedMap<String, String> vars = new TreeMap<>(parent.values());
        top.env().forEach((var, said) -> {
            if (said.secret()) {
                said.replace(var, vars);
            }
            said.complete(var, vars);
        });
        review.env().forEach((var, said) -> said.replace(var, vars));
        return whole(vars, "Set it in the parent app, or give it a value in app.json.", top, review);
    }

    /**
     * The config vars of a test run: what is said for every app, replaced by what is said for tests, and that by the
     * pipeline's.
     *
     * @throws SlipwayException naming the required vars that nothing gives a value
     */
    public ConfigVars varsForTest(ConfigVars pipeline) {
        SortedMap<String, String> vars = new TreeMap<>();
        top.env().forEach((var, said) -> said.replace(var, vars));
        test.env().forEach((var, said) -> said.replace(var, vars));
        vars.putAll(pipeline.values());
        return whole(
                vars, "Give it a value in environments.test.env, or by: slipway ci:config:set NAME=VALUE", top, test);
    }

    public List<FormationChange> formation() {
        return top.formation();
    }

    /** Empty if nothing is said for review apps: production's formation would be too large for them. */
    public List<FormationChange> formationForReview() {
        return review.formation();
    }

    /** Of the dynos that the tests run in. */
    public Optional<FormationChange> formationOfTests() {
        return test.formation().stream()
                .filter(change -> change.type().equals(TESTS))
                .findFirst();
    }

    public List<String> buildpacks() {
        return top.buildpacks();
    }

    public List<String> buildpacksForReview() {
        return review.buildpacks().isEmpty() ? top.buildpacks() : review.buildpacks();
    }

    public List<String> buildpacksForTest() {
        return test.buildpacks().isEmpty() ? top.buildpacks() : test.buildpacks();
    }

    /** A command that prepares the tests. */
    public Optional<String> testSetup() {
        return Optional.ofNullable(test.testSetup()).filter(script -> !script.isBlank());
    }

    /** The command that runs the tests. */
    public Optional<String> test() {
        return Optional.ofNullable(test.test()).filter(script -> !script.isBlank());
    }

    /** A command to run once, after the first release. */
    public Optional<String> postdeploy() {
        return Optional.ofNullable(top.postdeploy());
    }

    public Optional<String> postdeployForReview() {
        return Optional.ofNullable(review.postdeploy()).or(this::postdeploy);
    }

    public List<String> addons() {
        return top.addons();
    }

    /** Those of tests are in the place of the app's. */
    public List<String> addonsForTest() {
        return test.addons().isEmpty() ? top.addons() : test.addons();
    }

    private static ConfigVars whole(SortedMap<String, String> vars, String whatToDo, Section... sections) {
        List<String> missing = Arrays.stream(sections)
                .flatMap(section -> section.env().entrySet().stream())
                .filter(var -> var.getValue().required() && !vars.containsKey(var.getKey()))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw SlipwayException.invalid(
                    "app.json: env.%s is required, and has no value. %s", String.join(", env.", missing), whatToDo);
        }
        // Checks their size too.
        return ConfigVars.EMPTY.with(vars.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, var -> Optional.of(var.getValue()))));
    }
}
