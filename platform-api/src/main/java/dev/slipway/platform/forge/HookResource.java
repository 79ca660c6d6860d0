package dev.slipway.platform.forge;

import dev.slipway.platform.account.OwnCheck;
import dev.slipway.platform.app.AppRef;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** {@code /hooks/git/:connection}: where forges send what happens to connected repositories, signed instead of with a key. */
@Path("/hooks/git/{connection}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class HookResource {
    private final Hooks hooks;

    HookResource(Hooks hooks) {
        this.hooks = hooks;
    }

    /** What is told to the forge, which shows it to those who set up webhooks there. */
    record Told(UUID id, AppRef app, String status, String message) {}

    @POST
    @OwnCheck
    @RunOnVirtualThread
    public Response take(String connection, @Context HttpHeaders headers, InputStream body) throws IOException {
        // Known before anything is read: the address has 122 random bits, which nobody comes upon by chance.
        GitConnection found = hooks.require(connection);
        Hook hook = new Hook(found.kind, headers, body.readAllBytes());
        hooks.requireGenuine(found, hook);
        Hooks.Taken taken = hooks.take(found, hook);
        return Response.status(taken.begun() ? 202 : 200)
                .entity(new Told(
                        taken.delivery().id,
                        AppRef.of(taken.app()),
                        taken.delivery().status.word(),
                        taken.message()))
                .build();
    }
}
