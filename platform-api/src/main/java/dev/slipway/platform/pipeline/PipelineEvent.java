package dev.slipway.platform.pipeline;

/** Tells other features, within the same transaction, what happens to a pipeline. */
public sealed interface PipelineEvent {
    Pipeline pipeline();

    /** The row is about to be deleted, and all that belongs to it. */
    record Destroying(Pipeline pipeline) implements PipelineEvent {}
}
