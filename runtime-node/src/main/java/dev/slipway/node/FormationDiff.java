package dev.slipway.node;

import dev.slipway.model.dyno.DesiredDyno;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do about the difference between the desired formation and the containers there are. */
final class FormationDiff {
    private FormationDiff() {}

    /**
     * An attempt starts only once no other attempt of its dyno is left, since both have the same address, and never
     * twice.
     *
     * @param followed attempts that have a thread here
     * @param ended attempts that this node has followed to their end
     */
    static List<Operation> between(
            List<DesiredDyno> desired, List<ActualDyno> actual, Set<AttemptKey> followed, Set<AttemptKey> ended) {
        Map<AttemptKey, DesiredDyno> wanted = new LinkedHashMap<>();
        desired.forEach(dyno -> wanted.put(Identity.of(dyno).key(), dyno));
        List<Operation> operations = new ArrayList<>();
        followed.stream()
                .filter(key -> !wanted.containsKey(key))
                .map(Operation.Stop::new)
                .forEach(operations::add);
        for (ActualDyno container : actual) {
            AttemptKey key = container.identity().key();
            if (followed.contains(key) || ended.contains(key)) {
                continue;
            }
            DesiredDyno dyno = wanted.get(key);
            operations.add(dyno == null ? new Operation.Retire(container) : new Operation.Adopt(container, dyno));
        }
        Set<UUID> busy = dynos(actual, followed);
        wanted.forEach((key, dyno) -> {
            if (!busy.contains(key.dynoId()) && !ended.contains(key)) {
                operations.add(new Operation.Start(dyno));
            }
        });
        return operations;
    }

    private static Set<UUID> dynos(List<ActualDyno> actual, Set<AttemptKey> followed) {
        return Stream.concat(
                        actual.stream().map(container -> container.identity().key()), followed.stream())
                .map(AttemptKey::dynoId)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
