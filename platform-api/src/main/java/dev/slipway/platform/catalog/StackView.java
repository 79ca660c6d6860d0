package dev.slipway.platform.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A stack as the Platform API shows it. */
record StackView(
        Instant createdAt,
        @JsonProperty("default") boolean isDefault,
        UUID id,
        String name,
        String state,
        Instant updatedAt) {
    /** All stacks that apps may have. */
    static final List<StackView> ALL =
            List.of(new StackView(NamedId.SINCE, true, NamedId.of("bookworm"), "bookworm", "public", NamedId.SINCE));
}
