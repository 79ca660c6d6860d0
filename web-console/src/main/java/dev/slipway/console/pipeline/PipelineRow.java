package dev.slipway.console.pipeline;

import java.time.Instant;

/**
 * One pipeline in the list.
 *
 * @param apps how many of its apps whoever looks at it sees
 */
record PipelineRow(String name, String owner, int apps, Instant since) {}
