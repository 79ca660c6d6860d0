package dev.slipway.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ModuleRulesTest {
    private static final String MODEL = "dev.slipway.model..";
    private static final String ENGINE = "dev.slipway.engine..";
    private static final String BUILDER = "dev.slipway.builder..";
    private static final String NODE = "dev.slipway.node..";
    private static final String PLATFORM = "dev.slipway.platform..";
    private static final String SERVER = "dev.slipway.server..";
    private static final String ROUTER = "dev.slipway.router..";
    private static final String CLI = "dev.slipway.cli..";

    @Test
    void theModelKnowsNoFramework() {
        check(classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MODEL, "java..", "javax.crypto..", "org.jspecify.annotations.."));
    }

    @Test
    void theEngineKnowsTheModelOnly() {
        check(neither(ENGINE, BUILDER, NODE, PLATFORM, SERVER, ROUTER, CLI));
    }

    @Test
    void theBuilderKnowsModelAndEngineOnly() {
        check(neither(BUILDER, NODE, PLATFORM, SERVER, ROUTER, CLI));
    }

    @Test
    void theNodeKnowsModelAndEngineOnly() {
        check(neither(NODE, BUILDER, PLATFORM, SERVER, ROUTER, CLI));
    }

    @Test
    void thePlatformKnowsNeitherEngineNorWhatDrivesIt() {
        check(neither(PLATFORM, ENGINE, BUILDER, NODE, SERVER, ROUTER, CLI));
    }

    @Test
    void theRouterKnowsTheModelOnly() {
        check(neither(ROUTER, ENGINE, BUILDER, NODE, PLATFORM, SERVER, CLI));
    }

    @Test
    void theServerKnowsNeitherRouterNorClient() {
        check(neither(SERVER, ROUTER, CLI));
    }

    @Test
    void theClientKnowsTheModelOnly() {
        check(neither(CLI, ENGINE, BUILDER, NODE, PLATFORM, SERVER, ROUTER));
    }

    @Test
    void featuresOfThePlatformFormNoCycle() {
        check(slices().matching("dev.slipway.platform.(*)..").should().beFreeOfCycles());
    }

    @Test
    void packagesWithinAModuleFormNoCycle() {
        for (String module : new String[] {"model", "engine", "builder", "node", "router", "cli"}) {
            check(slices().matching("dev.slipway." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true));
        }
    }

    private static ArchRule neither(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static void check(ArchRule rule) {
        rule.check(Modules.CLASSES);
    }
}
