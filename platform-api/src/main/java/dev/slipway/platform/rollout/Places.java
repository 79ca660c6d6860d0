package dev.slipway.platform.rollout;

import dev.slipway.model.app.ProcessType;
import dev.slipway.platform.app.App;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.Dynos;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the places of a process type in the formation of one release: {@code web.1} to {@code web.N}. */
@ApplicationScoped
class Places {
    private final Dynos dynos;

    Places(Dynos dynos) {
        this.dynos = dynos;
    }

    /** The dynos in all the places, in order, after adding those that were missing. */
    List<Dyno> fill(App app, Release release, Formation formation, String command) {
        List<Dyno> present = Dyno.present(app.id);
        List<Dyno> places = new ArrayList<>();
        for (int number = 1; number <= formation.quantity; number++) {
            int place = number;
            Optional<Dyno> fitting = present.stream()
                    .filter(dyno -> fits(dyno, release, formation) && dyno.number == place)
                    .findFirst();
            places.add(fitting.orElseGet(
                    () -> dynos.add(app, release, new ProcessType(formation.type), place, formation.size, command)));
        }
        return places;
    }

    /** Whether the dyno may keep its place: right release, type, size and number, and not to be restarted. */
    static boolean fits(Dyno dyno, Release release, Formation formation) {
        return dyno.phase == Dyno.Phase.WANTED
                && !dyno.replaced
                && dyno.releaseId.equals(release.id)
                && dyno.type.equals(formation.type)
                && dyno.size == formation.size
                && dyno.number <= formation.quantity;
    }
}
