package dev.slipway.platform.pipeline;

import dev.slipway.platform.account.Account;
import java.util.UUID;

/** A pipeline's change of hands as the Platform API shows it. */
record PipelineTransferView(Owner newOwner, Moved pipeline, Owner previousOwner) {
    /** The pipeline by its id. */
    record Moved(UUID id) {}

    /** @param type always {@code user} */
    record Owner(UUID id, String type) {
        static Owner of(UUID id) {
            return new Owner(id, "user");
        }
    }

    /** Before it is given away. */
    static PipelineTransferView of(Pipeline pipeline, Account to) {
        return new PipelineTransferView(Owner.of(to.id), new Moved(pipeline.id), Owner.of(pipeline.ownerId));
    }
}
