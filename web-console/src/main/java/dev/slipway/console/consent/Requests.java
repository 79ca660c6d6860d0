package dev.slipway.console.consent;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.oauth.AuthorizationRequest;
import dev.slipway.platform.oauth.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a client asks for from the address that it sent the browser to. */
@ApplicationScoped
class Requests {
    private final Clients clients;

    Requests(Clients clients) {
        this.clients = clients;
    }

    /** @throws SlipwayException if the user is to be told, and not the client */
    AuthorizationRequest read(UriInfo uri) {
        @Nullable String id = uri.getQueryParameters().getFirst("client_id");
        if (id == null) {
            throw new SlipwayException(new Problem.BadRequest(
                    "This address doesn't say which program asks: it has no client_id. Nothing was allowed."));
        }
        return AuthorizationRequest.of(clients.find(id), uri.getQueryParameters());
    }

    /** The parameters once more, escaped so far that they pass as part of an address of the console. */
    static String query(UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> escape(parameter.getKey()) + "=" + escape(value)))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
