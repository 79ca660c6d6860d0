package dev.slipway.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /users}, which Heroku has not: the accounts of this installation, for its administrators. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class UserListResource {
    private static final Listing<Account> LIST = Listing.<Account>of(account -> account.id)
            .by("email", account -> account.email)
            .byTime("created_at", account -> account.createdAt);

    private final Users users;
    private final PasswordLinks links;
    private final Caller caller;

    UserListResource(Users users, PasswordLinks links, Caller caller) {
        this.users = users;
        this.links = links;
        this.caller = caller;
    }

    @GET
    @Path("users")
    public Response list(@HeaderParam("Range") @Nullable String range) {
        caller.requireAdministrator("see all users");
        return LIST.page(range, Account.inOrderOfAddresses(), UserView::of);
    }

    /** Makes an account, and the link with which its owner sets a password. */
    @POST
    @Path("users")
    public Response create(@Nullable JsonNode body) {
        caller.requireAdministrator("add users");
        caller.requireOwnKey("make links that set passwords");
        Account made = users.create(
                caller.account(),
                Fields.text(body, "email"),
                Fields.line(body, "name", AccountResource.LONGEST_NAME),
                Fields.flag(body, "admin").orElse(false));
        return Response.status(201).entity(UserView.of(made, links.to(made))).build();
    }

    /** Makes another such link. */
    @POST
    @Path("users/{account}/actions/reset-password")
    public UserView reset(String account) {
        caller.requireAdministrator("make links that set passwords");
        caller.requireOwnKey("make links that set passwords");
        Account found = users.require(caller.account(), account);
        return UserView.of(found, links.to(found));
    }
}
