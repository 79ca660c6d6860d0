package dev.slipway.console.pipeline;

import java.util.UUID;

/**
 * What every page of a pipeline shows of it.
 *
 * @param owned whether whoever looks at it may change the pipeline itself
 * @param develops whether they may put apps into it and run its tests
 */
public record PipelineHead(UUID id, String name, boolean owned, boolean develops) {
    /** Where the pipeline's pages begin. */
    public String path() {
        return "/console/pipelines/" + name;
    }
}
