package dev.slipway.platform.catalog;

import dev.slipway.model.dyno.DynoSize;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dyno size as the Platform API shows it.
 *
 * @param compute cores that a dyno may use
 * @param cost always null: nobody is billed
 * @param memory limit in GB, as Heroku gives it
 */
record DynoSizeView(
        String architecture,
        int compute,
        @Nullable Map<String, String> cost,
        boolean dedicated,
        double preciseDynoUnits,
        Generation generation,
        UUID id,
        double memory,
        String name,
        boolean privateSpaceOnly) {
    static final List<DynoSizeView> ALL =
            Arrays.stream(DynoSize.values()).map(DynoSizeView::of).toList();

    /** What runs the dynos; Heroku's name for it is kept. */
    record Generation(UUID id, String name) {}

    private static DynoSizeView of(DynoSize size) {
        return new DynoSizeView(
                System.getProperty("os.arch", "amd64"),
                (int) Math.ceil(size.cpus()),
                null,
                false,
                0,
                new Generation(NamedId.of("cedar"), "cedar"),
                NamedId.of(size.label()),
                size.memoryMegabytes() / 1024.0,
                size.label(),
                false);
    }
}
