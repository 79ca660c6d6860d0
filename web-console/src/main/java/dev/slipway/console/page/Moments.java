package dev.slipway.console.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as pages show them until the browser puts them into its own zone and words. */
@TemplateExtension
public final class Moments {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** {@code 2026-08-04 12:00 UTC}. */
    public static String shown(Instant moment) {
        return FORMAT.format(moment);
    }
}
