package dev.slipway.platform.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.transfer.AppTransfer.State;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /account/app-transfers}. A transfer is also found by its app's name. */
@Path("/account/app-transfers")
@Produces(MediaType.APPLICATION_JSON)
public class AppTransferResource {
    private static final Listing<AppTransfer> LIST =
            Listing.<AppTransfer>of(transfer -> transfer.id).byTime("created_at", transfer -> transfer.createdAt);

    private final Apps apps;
    private final Transfers transfers;
    private final Caller caller;

    AppTransferResource(Apps apps, Transfers transfers, Caller caller) {
        this.apps = apps;
        this.transfers = transfers;
        this.caller = caller;
    }

    /** The transfer as the Platform API shows it. */
    record View(
            AppRef app,
            Instant createdAt,
            UUID id,
            AccountRef owner,
            AccountRef recipient,
            String state,
            Instant updatedAt) {
        static View of(AppTransfer transfer) {
            return new View(
                    AppRef.of(App.<App>findById(transfer.appId)),
                    transfer.createdAt,
                    transfer.id,
                    AccountRef.of(Account.<Account>findById(transfer.ownerId)),
                    AccountRef.of(Account.<Account>findById(transfer.recipientId)),
                    transfer.state.word(),
                    transfer.updatedAt);
        }
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, transfers.of(caller.account()), View::of);
    }

    @GET
    @Path("{transfer}")
    public View info(String transfer) {
        return View.of(transfers.require(caller.account(), transfer));
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        App app = apps.require(Fields.reference(body, "app"));
        AppTransfer made = transfers.create(caller.account(), app, Fields.reference(body, "recipient"));
        return Response.status(201).entity(View.of(made)).build();
    }

    @PATCH
    @Path("{transfer}")
    public View update(String transfer, @Nullable JsonNode body) {
        State answer = switch (Fields.text(body, "state")) {
            case "accepted" -> State.ACCEPTED;
            case "declined" -> State.DECLINED;
            default -> throw SlipwayException.invalid("Send the state accepted or declined.");
        };
        return View.of(transfers.answer(caller.account(), transfer, answer));
    }

    @DELETE
    @Path("{transfer}")
    public View cancel(String transfer) {
        return View.of(transfers.cancel(caller.account(), transfer));
    }
}
