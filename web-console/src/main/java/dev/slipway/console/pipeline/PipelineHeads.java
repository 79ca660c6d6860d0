package dev.slipway.console.pipeline;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.PipelineRights;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the head of a pipeline's pages for whoever asks for one. */
@ApplicationScoped
public class PipelineHeads {
    private final PipelineRights rights;
    private final Caller caller;

    PipelineHeads(PipelineRights rights, Caller caller) {
        this.rights = rights;
        this.caller = caller;
    }

    public PipelineHead of(Pipeline pipeline) {
        Account account = caller.account();
        return new PipelineHead(
                pipeline.id, pipeline.name, rights.owns(account, pipeline), rights.develops(account, pipeline));
    }
}
