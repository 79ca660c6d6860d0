package dev.slipway.console.app;

import dev.slipway.console.release.ReleaseRow;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.platform.app.App;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at apps. */
@ApplicationScoped
class AppStates {
    private final Formations formations;

    AppStates(Formations formations) {
        this.formations = formations;
    }

    AppState of(App app) {
        List<Release> releases = Release.ofApp(app.id);
        Release live = releases.stream()
                .filter(release -> release.id.equals(app.currentReleaseId))
                .findFirst()
                .orElse(null);
        Release latest = releases.isEmpty() ? null : releases.getLast();
        return new AppState(row(app, live), latest == live ? null : row(app, latest), processes(app, releases));
    }

    private static @Nullable ReleaseRow row(App app, @Nullable Release release) {
        return release == null ? null : ReleaseRow.of(app, release);
    }

    private List<ProcessRow> processes(App app, List<Release> releases) {
        Map<UUID, String> versions = releases.stream()
                .collect(Collectors.toMap(
                        release -> release.id, release -> release.number().toString()));
        Map<String, List<DynoRow>> dynos = Dyno.shown(app.id).stream()
                .collect(Collectors.groupingBy(
                        dyno -> dyno.type,
                        Collectors.mapping(dyno -> DynoRow.of(dyno, versions), Collectors.toList())));
        ProcessTypes types = formations.typesOf(app);
        List<ProcessRow> rows = new ArrayList<>();
        for (Formation formation : formations.of(app)) {
            String command = types.command(formation.processType()).orElse("");
            List<DynoRow> own = dynos.getOrDefault(formation.type, List.of());
            rows.add(new ProcessRow(formation.type, command, formation.quantity, formation.size.label(), true, own));
            dynos.remove(formation.type);
        }
        dynos.forEach((type, rest) -> rows.add(new ProcessRow(type, "", rest.size(), "", false, rest)));
        return rows;
    }
}
