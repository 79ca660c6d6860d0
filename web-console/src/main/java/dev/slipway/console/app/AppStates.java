package dev.slipway.console.app;

import dev.slipway.console.build.BuildRow;
import dev.slipway.console.release.ReleaseRow;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Release live = app.currentReleaseId == null ? null : Release.findById(app.currentReleaseId);
        Release latest = Release.latest(app.id).orElse(null);
        BuildRow build = Build.newest(app.id, 1).stream()
                .filter(Build::underWay)
                .map(BuildRow::of)
                .findFirst()
                .orElse(null);
        return new AppState(row(app, live), latest == live ? null : row(app, latest), build, processes(app));
    }

    private static @Nullable ReleaseRow row(App app, @Nullable Release release) {
        return release == null ? null : ReleaseRow.of(app, release);
    }

    private List<ProcessRow> processes(App app) {
        Map<String, List<DynoRow>> dynos = Dyno.shown(app.id).stream()
                .collect(
                        Collectors.groupingBy(dyno -> dyno.type, Collectors.mapping(DynoRow::of, Collectors.toList())));
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
