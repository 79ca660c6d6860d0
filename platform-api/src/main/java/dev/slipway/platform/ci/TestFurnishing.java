package dev.slipway.platform.ci;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.buildpack.BuildpackInstallation;
import dev.slipway.platform.buildpack.Buildpacks;
import dev.slipway.platform.formation.FormationChange;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.PipelineConfig;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the app of a test run what the app.json of its source, and its pipeline, say for tests. */
@ApplicationScoped
class TestFurnishing {
    private static final String HOW = "{\"environments\": {\"test\": {\"scripts\": {\"test\": \"npm test\"}}}}";

    private final PipelineConfig pipelineConfig;
    private final Pipelines pipelines;
    private final Releases releases;
    private final Formations formations;
    private final Buildpacks buildpacks;

    TestFurnishing(
            PipelineConfig pipelineConfig,
            Pipelines pipelines,
            Releases releases,
            Formations formations,
            Buildpacks buildpacks) {
        this.pipelineConfig = pipelineConfig;
        this.pipelines = pipelines;
        this.releases = releases;
        this.formations = formations;
        this.buildpacks = buildpacks;
    }

    /**
     * All of it, or nothing.
     *
     * @param file the app.json, if the source has one
     * @throws SlipwayException if the tests can't be run by it, with the reason
     */
    @Transactional
    void furnish(Account account, UUID runId, Optional<byte[]> file) {
        AppManifest manifest = AppManifest.read(file.orElseThrow(() -> SlipwayException.invalid(
                "The source has no app.json at its top, which says how it is tested. Commit one: %s", HOW)));
        TestRun run = TestRun.hold(runId).filter(TestRun::underWay).orElseThrow(TestFurnishing::ended);
        App app = App.<App>findByIdOptional(run.appId).orElseThrow(TestFurnishing::ended);
        readScripts(run, manifest);
        run.size = manifest.formationOfTests().flatMap(FormationChange::size).orElse(DynoSize.BASIC);
        run.warning = warning(manifest);
        releases.configure(account, app.id, vars(run, manifest));
        formations.prepare(app, List.of(FormationChange.absolute(ProcessType.WEB, IntNode.valueOf(0), null)));
        List<String> chosen =
                manifest.buildpacksForTest().isEmpty() ? likeThePipeline(run) : manifest.buildpacksForTest();
        if (!chosen.isEmpty()) {
            buildpacks.replace(account, app.id, chosen);
        }
    }

    private static SlipwayException ended() {
        return SlipwayException.notFound("The test run was ended while its source arrived.");
    }

    private static void readScripts(TestRun run, AppManifest manifest) {
        run.testScript = manifest.test()
                .orElseThrow(() -> SlipwayException.invalid(
                        "app.json: environments.test.scripts.test is missing, the command that runs the tests: %s",
                        HOW));
        run.setupScript = manifest.testSetup().orElse(null);
        String command = TestScript.command(run, run.setupScript, run.testScript);
        if (command.length() > TestScript.LONGEST || command.indexOf('\0') >= 0) {
            throw SlipwayException.invalid(
                    "app.json: the scripts of environments.test may have %d characters together, and no NUL. Put them into a file of the repository.",
                    TestScript.LONGEST);
        }
    }

    private Map<String, Optional<String>> vars(TestRun run, AppManifest manifest) {
        ConfigVars said = manifest.varsForTest(pipelineConfig.ofTests(run.pipelineId));
        Map<String, Optional<String>> vars = new HashMap<>();
        said.values().forEach((name, value) -> vars.put(name, Optional.of(value)));
        vars.put("CI", Optional.of("true"));
        vars.put("HEROKU_TEST_RUN_ID", Optional.of(run.id.toString()));
        vars.put("HEROKU_TEST_RUN_BRANCH", Optional.of(run.commitBranch));
        vars.put("HEROKU_TEST_RUN_COMMIT_VERSION", Optional.of(run.commitSha));
        return vars;
    }

    /** As the pipeline's first app is built. */
    private List<String> likeThePipeline(TestRun run) {
        return pipelines
                .firstBeforeProduction(run.pipelineId)
                .map(BuildpackInstallation::ids)
                .orElse(List.of());
    }

    private static @Nullable String warning(AppManifest manifest) {
        List<String> warnings = new ArrayList<>();
        if (!manifest.addonsForTest().isEmpty()) {
            warnings.add("The tests run without the add-ons of app.json, which Slipway doesn't have: "
                    + String.join(", ", manifest.addonsForTest()) + ".");
        }
        boolean several = manifest.formationOfTests()
                .flatMap(FormationChange::quantity)
                .filter(quantity -> quantity.amount() > 1)
                .isPresent();
        if (several) {
            warnings.add("app.json asks for several test dynos; the tests run in one.");
        }
        return warnings.isEmpty() ? null : String.join(" ", warnings);
    }
}
