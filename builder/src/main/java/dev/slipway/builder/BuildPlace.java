package dev.slipway.builder;

import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.Engine;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one build happens: its directories, and the container of its buildpacks once that is started. */
final class BuildPlace implements AutoCloseable {
    private final Engine engine;
    private final Set<String> inUse;
    private final String label;
    private final BuildDirectory directory;
    private final ContainerSpec spec;
    private @Nullable BuildContainer container;

    /**
     * @param inUse the labels of containers that are not leftovers; this one's is among them until the place is closed
     * @param spec whose label that is
     */
    BuildPlace(Engine engine, Set<String> inUse, String label, BuildDirectory directory, ContainerSpec spec) {
        this.engine = engine;
        this.inUse = inUse;
        this.label = label;
        this.directory = directory;
        this.spec = spec;
        inUse.add(label);
    }

    BuildDirectory directory() {
        return directory;
    }

    String label() {
        return label;
    }

    /** Whether its container was started of that, and still runs. */
    boolean waitsAs(ContainerSpec wanted) {
        return spec.equals(wanted) && container != null && container.waits();
    }

    /** Starts the container, unless it runs already. */
    BuildContainer container() {
        if (container == null) {
            container = BuildContainer.start(engine, spec);
        }
        return container;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            if (container != null) {
                container.close();
            }
        } finally {
            inUse.remove(label);
        }
    }
}
