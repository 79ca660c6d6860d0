package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OldImagesTest {
    private static TestEngine engine;

    private final String app = "apps/" + UUID.randomUUID();
    private final TestNode test = new TestNode(engine);
    private final TestRegistry registry = new TestRegistry();
    private final RecentImages recent = new RecentImages(image -> image.at(registry.host()), Clock.systemUTC());
    private final OldImages old = new OldImages(engine.engine(), test, recent, registry.host(), new Patience(() -> {}));

    OldImagesTest() throws IOException {}

    @BeforeAll
    static void open() {
        engine = TestEngine.open();
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @AfterEach
    void close() throws IOException {
        test.close();
        held().forEach(engine.engine()::removeImage);
        registry.close();
    }

    private ImageReference pulled(String repository, String mark) throws IOException {
        ImageReference image = registry.image(repository, app + mark);
        engine.engine().pull(image, registry.host(), "node", "secret");
        return image;
    }

    private List<String> held() {
        return engine.engine().images(registry.host() + "/");
    }

    private List<String> names(ImageReference... images) {
        return Stream.of(images)
                .map(image -> image.at(registry.host()))
                .sorted()
                .toList();
    }

    private void assertLeft(ImageReference... images) {
        old.remove();
        assertEquals(names(images), held().stream().sorted().toList());
    }

    @Test
    void removesWhatNoDynoRunsOrIsSoonToRun() throws IOException {
        ImageReference gone = pulled(app, "1");
        ImageReference kept = pulled(app, "2");
        ImageReference desired = pulled(app, "3");
        ImageReference ofTheStack = pulled("stacks/one", "4");
        ImageReference ofAUser = pulled("apps/tools", "5");
        test.kept.add(kept);
        test.want(from(desired));
        assertEquals(5, held().size());
        assertLeft(kept, desired, ofTheStack, ofAUser);
        engine.engine().pull(gone, registry.host(), "node", "secret");
        assertEquals(5, held().size());
    }

    @Test
    void removesAllImagesOfAnAppThatIsNoMore() throws IOException {
        pulled(app, "1");
        pulled(app, "2");
        pulled(app + "/worker", "3");
        assertLeft();
    }

    @Test
    void theSameImageOfAnotherAppStays() throws IOException {
        pulled(app, "1");
        ImageReference other = pulled("apps/" + UUID.randomUUID(), "1");
        test.kept.add(other);
        assertLeft(other);
    }

    @Test
    void leavesAnImageThatADynoIsBeingStartedFromOrThatAContainerHas() throws IOException {
        ImageReference starting = pulled(app, "1");
        ImageReference used = pulled(app, "2");
        ContainerSpec plain = engine.shell("true");
        engine.engine().create(with(plain, used.at(registry.host())));
        recent.fetch(starting);
        assertLeft(starting, used);
        engine.clear();
        assertLeft(starting);
    }

    private static DesiredDyno from(ImageReference image) {
        DesiredDyno plain = Dynos.named("web.1");
        return new DesiredDyno(
                plain.id(),
                plain.appId(),
                plain.app(),
                plain.name(),
                plain.attempt(),
                plain.release(),
                image,
                plain.command(),
                plain.environment(),
                plain.size(),
                plain.network(),
                plain.address(),
                plain.port(),
                plain.oneOff(),
                false);
    }

    private static ContainerSpec with(ContainerSpec plain, String image) {
        return new ContainerSpec(
                plain.name(),
                image,
                plain.entrypoint(),
                plain.command(),
                plain.workingDirectory(),
                plain.user(),
                plain.env(),
                plain.labels(),
                plain.network(),
                plain.address(),
                plain.limits(),
                plain.binds(),
                plain.tmpfs());
    }
}
