package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a container's processes have of memory, in bytes.
 *
 * @param resident what they allocated and wrote to memory file systems, as far as it is in memory
 * @param cache of files, which the kernel can take back
 * @param swap what was swapped out; 0 where the engine doesn't say
 * @param pagesIn pages that came into memory since the start, of the kernel's own size; empty where nobody counts them
 * @param pagesOut pages that left it since the start
 */
public record MemoryUse(long resident, long cache, long swap, OptionalLong pagesIn, OptionalLong pagesOut) {
    /** What the kernel can't take back. */
    public long held() {
        return resident + swap;
    }

    public long total() {
        return resident + cache + swap;
    }

    /**
     * Reads the kernel's words in both versions of its control groups; the first with the groups below. Memory file
     * systems are part of its cache.
     *
     * @return empty of a container that doesn't run
     */
    static Optional<MemoryUse> of(JsonNode stats) {
        if (stats.has("total_rss")) {
            long shared = stats.path("total_shmem").asLong();
            return Optional.of(new MemoryUse(
                    stats.path("total_rss").asLong() + shared,
                    stats.path("total_cache").asLong() - shared,
                    stats.path("total_swap").asLong(),
                    count(stats, "total_pgpgin"),
                    count(stats, "total_pgpgout")));
        }
        if (stats.has("anon")) {
            long shared = stats.path("shmem").asLong();
            return Optional.of(new MemoryUse(
                    stats.path("anon").asLong() + shared,
                    stats.path("file").asLong() - shared,
                    0,
                    OptionalLong.empty(),
                    OptionalLong.empty()));
        }
        return Optional.empty();
    }

    private static OptionalLong count(JsonNode stats, String name) {
        return List.of(stats.path(name)).stream()
                .filter(JsonNode::isNumber)
                .mapToLong(JsonNode::asLong)
                .findFirst();
    }
}
