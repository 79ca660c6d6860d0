package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.dyno.DesiredDyno;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormationDiffTest {
    private final DesiredDyno first = Dynos.named("web.1");
    private final DesiredDyno next = Dynos.attempt(first, 2);
    private final AttemptKey firstKey = Identity.of(first).key();

    private static ActualDyno container(DesiredDyno dyno) {
        return new ActualDyno(Identity.of(dyno), "container-" + dyno.attempt(), true);
    }

    @Test
    void startsWhatHasNoContainer() {
        assertEquals(
                List.of(new Operation.Start(first)),
                FormationDiff.between(List.of(first), List.of(), Set.of(), Set.of()));
    }

    @Test
    void doesNothingForWhatIsFollowed() {
        assertEquals(
                List.of(),
                FormationDiff.between(List.of(first), List.of(container(first)), Set.of(firstKey), Set.of()));
    }

    @Test
    void doesNothingForWhatIsJustStarting() {
        assertEquals(List.of(), FormationDiff.between(List.of(first), List.of(), Set.of(firstKey), Set.of()));
    }

    @Test
    void adoptsADesiredContainerThatNobodyFollows() {
        assertEquals(
                List.of(new Operation.Adopt(container(first), first)),
                FormationDiff.between(List.of(first), List.of(container(first)), Set.of(), Set.of()));
    }

    @Test
    void retiresAContainerOfADynoThatIsGone() {
        assertEquals(
                List.of(new Operation.Retire(container(first))),
                FormationDiff.between(List.of(), List.of(container(first)), Set.of(), Set.of()));
    }

    @Test
    void stopsTheLastAttemptBeforeTheNextBegins() {
        assertEquals(
                List.of(new Operation.Stop(firstKey)),
                FormationDiff.between(List.of(next), List.of(container(first)), Set.of(firstKey), Set.of()));
        assertEquals(
                List.of(new Operation.Start(next)),
                FormationDiff.between(List.of(next), List.of(), Set.of(), Set.of(firstKey)));
    }

    @Test
    void startsNoAttemptTwice() {
        assertEquals(List.of(), FormationDiff.between(List.of(first), List.of(), Set.of(), Set.of(firstKey)));
    }

    @Test
    void otherDynosDoNotWait() {
        DesiredDyno other = Dynos.of(UUID.randomUUID(), "web.2", 1, "true");
        assertEquals(
                List.of(new Operation.Stop(firstKey), new Operation.Start(other)),
                FormationDiff.between(List.of(next, other), List.of(container(first)), Set.of(firstKey), Set.of()));
    }
}
