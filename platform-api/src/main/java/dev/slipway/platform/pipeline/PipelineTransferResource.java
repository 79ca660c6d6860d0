package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.http.Fields;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /pipeline-transfers}: a pipeline gets another owner. Each of its apps changes hands by a transfer of its own. */
@Path("/pipeline-transfers")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineTransferResource {
    private final Pipelines pipelines;
    private final Caller caller;

    PipelineTransferResource(Pipelines pipelines, Caller caller) {
        this.pipelines = pipelines;
        this.caller = caller;
    }

    @POST
    @APIResponseSchema(value = PipelineTransferView.class, responseCode = "201")
    public Response create(@Nullable JsonNode body) {
        Pipeline pipeline = pipelines.requireOwned(caller.account(), Fields.reference(body, "pipeline"));
        Account to = newOwner(body);
        PipelineTransferView transfer = PipelineTransferView.of(pipeline, to);
        pipelines.give(caller.account(), pipeline.id.toString(), to);
        return Response.status(201).entity(transfer).build();
    }

    private static Account newOwner(@Nullable JsonNode body) {
        String named = Fields.reference(body, "new_owner");
        if (body != null && body.path("new_owner").path("type").asText("user").equals("team")) {
            throw SlipwayException.invalid(
                    "A pipeline is a user's here; a team works with it by its apps. Give the apps to the team: PATCH /teams/apps/:app");
        }
        return Account.byIdOrEmail(named)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that user: there is none %s.", named));
    }
}
