package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(7)
class MixUpTest {
    /** Engines give out addresses again after a restart, in whatever order containers come back. */
    @Test
    void noAnswerComesFromAnotherAppAfterAllDynosEndedWhileThePlatformWasDown(Slipway slipway) {
        App left = App.named(slipway, "left");
        App right = App.named(slipway, "right");
        try (Watch watch = new Watch(List.of(left, right))) {
            slipway.run("down", "--keep-apps").ok();
            watch.awaitAnswers();
            List<String> containers = new ArrayList<>(left.containers("{{.ID}}"));
            containers.addAll(right.containers("{{.ID}}"));
            assertEquals(2, containers.size());
            containers.forEach(container -> Docker.run("kill", container));
            // Back in the other order, as an engine's restart may do it.
            containers.reversed().forEach(container -> Docker.run("start", container));
            containers.forEach(container -> Docker.run("kill", container));
            slipway.run("up").ok();
            left.awaitBody("/", "left v");
            right.awaitBody("/", "right v");
            watch.awaitAnswers();
            assertEquals(List.of(), watch.wrong());
        }
    }
}
